"""The plan's words. Codes are stored and stand in the municipality's file; Swedish is shown."""

from __future__ import annotations

from lykta.kernel.terms import Term


class EventKind(Term):
    """What can happen to a programme (F01-F04)."""

    REVISED = "revised", "Programmet reviderades"
    NO_RELEVANCE_REVIEW = "no_relevance_review", "Ingen aktualitetsbedömning"
    RESPONSIBILITY_MOVED = "responsibility_moved", "Ansvaret flyttades"
    RELEVANCE_REVIEW = "relevance_review", "Aktualitetsbedömning"


class PlanStatus(Term):
    """How far an action plan has come."""

    UNDER_WAY = "under_way", "Under framtagande"
    ON_REMISS = "on_remiss", "På remiss"
    ADOPTED = "adopted", "Antagen"
    REVISED = "revised", "Reviderad"
    ENDED = "ended", "Avslutad"


class Duty(Term):
    """What somebody in the municipality must hold by law, whoever that is (F07)."""

    PERPETRATOR_SERVICE = "perpetrator_service", "Ta emot den som använder våld"


class WorkKind(Term):
    """What kind of work a measure or an ongoing work is."""

    NETWORK = "network", "Nätverk för yrkesverksamma"
    PROJECT = "project", "Projekt"
    TRAINING = "training", "Utbildning"
    SERVICE = "service", "Löpande verksamhet"
    GUIDELINE = "guideline", "Riktlinje"
    PROCUREMENT = "procurement", "Upphandling"
    SUPPORT = "support", "Stöd till andra"
    INFORMATION = "information", "Information"
    GRANT = "grant", "Bidrag"


class Part(Term):
    """The part a body, unit or association takes in a work."""

    LEAD = "lead", "Leder"
    PARTNER = "partner", "Medverkar"
    CONSULTED = "consulted", "I samråd"
    RECIPIENT = "recipient", "Får del av"


class Money(Term):
    """Where the money comes from."""

    OWN = "own", "Egna medel"
    STATE = "state", "Statsbidrag"
    EU = "eu", "EU-medel"
    PROJECT_GRANT = "project_grant", "Projektmedel"


class PointKind(Term):
    """What a line under an ongoing work tells."""

    REASON = "reason", "Varför"
    INFLOW = "inflow", "Kommer från"
    MATERIAL = "material", "Material"
    TARGET = "target", "Riktar sig till"
    RESULT = "result", "Ska ge"
    DECISION = "decision", "Beslutat"


class Stage(Term):
    """Whether a measure is only proposed or has been decided. An import never adopts."""

    PROPOSED = "proposed", "Föreslagen, inte beslutad"
    ADOPTED = "adopted", "Beslutad"
    ENDED = "ended", "Avslutad"


class HowItGoes(Term):
    """The answer of the one who reports on a measure."""

    AS_PLANNED = "as_planned", "Går som planerat"
    BEHIND = "behind", "Går långsammare än planerat"
    STUCK = "stuck", "Har kört fast"
    DONE = "done", "Klart"


class Count(Term):
    """The yearly counts that can feed an indicator (F35). They count different things.

    The first four are released as exact totals of a closed year. Those in `rules/counting.py`
    GUARDED count people who are helped and are hidden when they are few.
    """

    REFERRALS = "referrals", "Aktualiseringar"
    INQUIRIES_OPENED = "inquiries_opened", "Inledda utredningar"
    OUTPATIENT_SERVICES = "outpatient_services", "Öppenvårdsinsatser"
    SHELTER_PLACEMENTS = "shelter_placements", "Placeringar i skyddat boende"
    GOALS_REACHED = "goals_reached", "Insatser som avslutats med målet nått, helt eller delvis"
    OMBUDS = "ombuds", "Våldsombud"
    NETWORK_MEETINGS = "network_meetings", "Nätverksmöten"
    TRAINED = "trained", "Utbildade medarbetare"
    UNITS_ANSWERED = "units_answered", "Enheter som svarat om arbetsmiljön, procent"
    ROUTINE_KNOWN = "routine_known", "Enheter där omtankesamtalets rutin är känd, procent"


class National(Term):
    """National follow-up that an indicator can answer to (law.md §8). Ids are looked up there."""

    KOLADA_REFERRED = "kolada_referred", "Kolada: vuxna aktualiserade, per 10 000 invånare"
    KOLADA_SERVICE = "kolada_service", "Kolada: vuxna med minst en insats, per 10 000 invånare"
    KOLADA_GOAL = "kolada_goal", "Kolada: avslutade för att målet nåtts, per 10 000 invånare"
    OJ_AGREEMENTS = "oj_agreements", "Öppna jämförelser: överenskommelser om samverkan"
    OJ_ROUTINE_SIGNS = "oj_routine_signs", "Öppna jämförelser: rutin vid indikation på våld"
    OJ_SCHOOLING = "oj_schooling", "Öppna jämförelser: skolgång för barn i skyddat boende"
    OJ_COORDINATION = "oj_coordination", "Öppna jämförelser: intern samordning"
    OJ_TRAINING = "oj_training", "Öppna jämförelser: utbildning senaste året"
    OJ_METHODS = "oj_methods", "Öppna jämförelser: standardiserade bedömningsmetoder"
    OJ_PERPETRATORS = "oj_perpetrators", "Öppna jämförelser: stödsamtal för den som använder våld"
    OJ_FOLLOW_UP = "oj_follow_up", "Öppna jämförelser: insatser följs upp systematiskt"


class Changed(Term):
    """What of a measure was changed, in its history."""

    STAGE = "stage", "Läge"
    TITLE = "title", "Namn"
    KIND = "kind", "Slag"
    WHY = "why", "Varför"
    WHAT = "what", "Vad som görs"
    EFFECT = "effect", "Vad det ska förändra"
    LEADS = "leads", "Leder"
    PARTNERS = "partners", "Medverkar"
    AREAS = "areas", "Områden"
    GROUPS = "groups", "Målgrupper"
    VIOLENCE = "violence", "Slag av våld"
    MONEY = "money", "Pengar"
    STATUS = "status", "Hur det går, satt för hand"
    TASK = "task", "Uppgift"
    INDICATOR = "indicator", "Indikator"


class Origin(Term):
    """Where an indicator's value comes from."""

    BY_HAND = "by_hand", "Inskriven för hand"
    COUNTS = "counts", "Räknad av Lykta"


class DecisionKind(Term):
    """What a decision does with the programme, the plan or a work."""

    ADOPT = "adopt", "Antar"
    REVISE = "revise", "Reviderar"
    REPEAL = "repeal", "Upphäver"
    NOTE = "note", "Lägger till handlingarna"
    ASSIGN = "assign", "Ger i uppdrag"
    REPORT_BACK = "report_back", "Godkänner återrapport"
    REVIEW = "review", "Bedömer aktualiteten"
    MOVE = "move", "Flyttar ansvar"


class Verdict(Term):
    """What a relevance review (aktualitetsbedömning) comes to."""

    KEEP = "keep", "Behåll"
    REVISE = "revise", "Revidera"
    REPEAL = "repeal", "Upphäv"


class VersionOf(Term):
    """What a version is a version of."""

    PROGRAMME = "programme", "Programmet"
    PLAN = "plan", "Handlingsplanen"


class ReportStep(Term):
    """How far an assignment to report back has come (F21)."""

    COMING = "coming", "Väntas"
    UNKNOWN = "unknown", "Uppgift saknas"
    ASKED = "asked", "Fråga ställd"
    WRITTEN = "written", "Besvarad"
    DECIDED = "decided", "Beslutad"
    CLOSED = "closed", "Avslutad"


class RecipientKind(Term):
    """What kind of body a draft is sent to (F05)."""

    BOARD = "board", "Nämnd eller förvaltning"
    COMPANY = "company", "Bolag"
    REFERENCE_GROUP = "reference_group", "Referensgrupp"
    CIVIL_SOCIETY = "civil_society", "Förening"
    OTHER = "other", "Annan"


class Standpoint(Term):
    """What a recipient thinks of the draft as a whole."""

    AGREES = "agrees", "Tillstyrker"
    AGREES_WITH_COMMENTS = "agrees_with_comments", "Tillstyrker med synpunkter"
    DISAGREES = "disagrees", "Avstyrker"
    ABSTAINS = "abstains", "Avstår från att svara"


class RemissOutcome(Term):
    """What was done with a comment on a draft."""

    CHANGED = "changed", "Texten ändrades"
    PARTLY = "partly", "Texten ändrades delvis"
    KEPT = "kept", "Texten är kvar"
    PASSED_ON = "passed_on", "Skickad vidare"
