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
    """The yearly counts that can feed an indicator (F35). They count different things."""

    REFERRALS = "referrals", "Aktualiseringar"
    INQUIRIES_OPENED = "inquiries_opened", "Inledda utredningar"
    OUTPATIENT_SERVICES = "outpatient_services", "Öppenvårdsinsatser"
    SHELTER_PLACEMENTS = "shelter_placements", "Placeringar i skyddat boende"


class Origin(Term):
    """Where an indicator's value comes from."""

    BY_HAND = "by_hand", "Inskriven för hand"
    COUNTS = "counts", "Räknad av Lykta"
