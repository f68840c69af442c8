"""Words of the log: what can happen, and how it ended."""

from lykta.kernel.terms import Term


class Outcome(Term):
    """How an event ended."""

    DONE = "done", "Gjort"
    READ = "read", "Läst"
    REVEALED = "revealed", "Visat"
    DENIED = "denied", "Nekat"
    FAILED = "failed", "Misslyckat"


class Remark(Term):
    """What a signed review of the log led to."""

    IN_ORDER = "in_order", "Inget att anmärka"
    ASKED = "asked", "Frågat medarbetaren"
    REPORTED = "reported", "Anmält vidare"


class Event(Term):
    """What can stand in the log. A new kind of event gets its line here (a test looks)."""

    # Matters
    MATTER_RECEIVED = "matter.received", "Ärende registrerat"
    MATTER_READ = "matter.read", "Ärende läst"
    MATTER_ASSIGNED = "matter.assigned", "Ärende tilldelat"
    MATTER_UNASSIGNED = "matter.unassigned", "Tilldelning avslutad"
    MATTER_COVERED = "matter.covered", "Ersättare utsedd"
    MATTER_MOVED = "matter.moved", "Ärende flyttat till en annan enhet"
    MATTER_LINKED = "matter.linked", "Ärenden kopplade"
    MATTER_NEED_TO_KNOW = "matter.need_to_know", "Begränsat till dem som behöver veta"
    MATTER_FILE_KEPT = "matter.file_kept", "Var akten finns"
    OFFER_NOTED = "offer.noted", "Insats utan behovsprövning noterad"
    MATTER_CLOSED = "matter.closed", "Ärende avslutat"
    MATTERS_REASSIGNED = "matters.reassigned", "Ärenden omfördelade"
    MATTER_ERASED = "matter.erased", "Ärende gallrat"
    HANDLER_COVER = "handler.cover", "Ersättare utsedd"
    # The work in a matter
    REFERRAL_ADDED = "referral.added", "Aktualisering registrerad"
    REFERRAL_ASSESSED = "referral.assessed", "Aktualisering bedömd"
    REFERRAL_PROTECTION_ASSESSED = "referral.protection_assessed", "Skyddsbedömning gjord"
    REFERRAL_ASKED = "referral.asked", "Frågat vad personen vill"
    REFERRAL_SETTLED = "referral.settled", "Aktualisering avgjord"
    INQUIRY_OPENED = "inquiry.opened", "Utredning inledd"
    INQUIRY_DECISION_ASKED = "inquiry.decision_asked", "Beslut i utredning begärt"
    INQUIRY_CLOSED = "inquiry.closed", "Utredning avslutad"
    INQUIRY_EXTENDED = "inquiry.extended", "Utredningstid förlängd"
    INQUIRY_WRITTEN = "inquiry.written", "Utredning skriven"
    VIOLENCE_RECORDED = "violence.recorded", "Våld beskrivet"
    RISK_ASSESSED = "risk.assessed", "Risk bedömd"
    SAFETY_PLANNED = "safety.planned", "Säkerhetsplan skriven"
    COMMUNICATION_SENT = "communication.sent", "Kommunicerat"
    COMMUNICATION_ANSWERED = "communication.answered", "Svar på kommunicering"
    DECISION_MADE = "decision.made", "Beslut fattat"
    DECISION_NOTIFIED = "decision.notified", "Underrättat om beslut"
    DECISION_SERVED = "decision.served", "Beslut delgivet"
    DECISION_EXECUTED = "decision.executed", "Beslut verkställt"
    SERVICE_STARTED = "service.started", "Insats påbörjad"
    SERVICE_FOLLOWED_UP = "service.followed_up", "Insats följd upp"
    SERVICE_ENDED = "service.ended", "Insats avslutad"
    PLACEMENT_STARTED = "placement.started", "Placering påbörjad"
    PLACEMENT_ENDED = "placement.ended", "Placering avslutad"
    PROVIDER_REGISTERED = "provider.registered", "Utförare registrerad"
    NOTE_SIGNED = "note.signed", "Anteckning signerad"
    NOTE_CORRECTED = "note.corrected", "Anteckning rättad"
    CHILD_NOTED = "child.noted", "Barn antecknat"
    CHILD_RAISED = "child.raised", "Barn aktualiserat"
    ADVICE_COUNTED = "advice.counted", "Rådgivning räknad"
    IDENTITY_CHANGED = "identity.changed", "Personuppgifter ändrade"
    IDENTITY_REVEALED = "identity.revealed", "Skyddad uppgift visad"
    DOCUMENT_READ = "document.read", "Handling läst"
    # Extraordinary access
    GLASS_OPENED = "glass.opened", "Nödöppning"
    GLASS_APPROVED = "glass.approved", "Nödöppning godkänd"
    GLASS_REASON_READ = "glass.reason_read", "Skäl till nödöppning läst"
    DENIAL_LIFTED = "denial.lifted", "Spärr hävd"
    DENIAL_MADE = "denial.made", "Person spärrad från ärende"
    PAGE_DENIED = "page.denied", "Nekad sida"
    # Looking
    LIST_READ = "list.read", "Lista läst"
    SEARCH_MADE = "search.made", "Sökning"
    LOG_READ = "log.read", "Logg läst"
    LOG_REVIEWED = "log.reviewed", "Logg granskad"
    # The plan and the common work
    PLAN_CHANGED = "plan.changed", "Plan ändrad"
    PLAN_PUBLISHED = "plan.published", "Plan publicerad"
    PLAN_REPORTED = "plan.reported", "Åtgärd återrapporterad"
    PLAN_FED = "plan.fed", "Indikatorer uppdaterade från statistiken"
    NETWORKS_DESCRIBED = "networks.described", "Nätverk beskrivet"
    CENTRE_DESCRIBED = "centre.described", "Resurscentrum beskrivet"
    PLACE_DESCRIBED = "place.described", "Hjälpställe beskrivet"
    WORKPLACE_DESCRIBED = "workplace.described", "Arbetsmiljöuppföljning beskriven"
    COUNCIL_DESCRIBED = "council.described", "Råd beskrivet"
    STATISTICS_RELEASED = "statistics.released", "Statistik publicerad"
    # Accounts and operation
    ORGANISATION_CHANGED = "organisation.changed", "Organisation ändrad"
    ACCOUNT_INVITED = "account.invited", "Konto utfärdat"
    ACCOUNT_RECOVERED = "account.recovered", "Konto återställt"
    ACCOUNT_RECOVERY_ASKED = "account.recovery_asked", "Återställning begärd"
    ACCOUNT_ACCEPTED = "account.accepted", "Konto taget i bruk"
    ACCOUNT_CLOSED = "account.closed", "Konto stängt"
    ACCOUNT_REOPENED = "account.reopened", "Konto öppnat igen"
    ASSIGNMENT_ENDED = "assignment.ended", "Uppdrag avslutat"
    ABSENCE_COVERED = "absence.covered", "Frånvaro täckt"
    SIGNIN_OK = "signin.ok", "Inloggning"
    SIGNIN_FAILED = "signin.failed", "Misslyckad inloggning"
    SIGNIN_CONFIRMED = "signin.confirmed", "Identitet bekräftad på nytt"
    SIGNOUT = "signin.out", "Utloggning"
    SESSION_ENDED = "session.ended", "Session avslutad"
    IMPORT_DONE = "import.done", "Inläsning gjord"
    EXPORT_DONE = "export.done", "Utlämning gjord"


def in_swedish(event: str) -> str:
    """Return the Swedish word of an event, or its code when it has none."""
    known: dict[str, Event] = {one.value: one for one in Event}
    return known[event].swedish if event in known else event
