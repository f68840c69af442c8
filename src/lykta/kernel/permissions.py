"""The one list of what a person can be allowed to do: `object.act`.

Who holds which permission, and how far it reaches, is the shipped access matrix
`data/access.yaml` (design §7.1); the database policies are made from the same file.
"""

from enum import StrEnum


class Scope(StrEnum):
    """How far a permission reaches, narrowest first."""

    NONE = "none"
    OWN = "own"  # matters one is assigned to, or has opened with break-glass
    QUEUE = "queue"  # also matters in one's unit that nobody has yet
    UNIT = "unit"  # also the unit's other matters, except need-to-know ones
    AUTHORITY = "authority"  # every unit of one's authority, except need-to-know ones

    @property
    def width(self) -> int:
        """Return the scope's place from narrow (0) to wide."""
        return list(Scope).index(self)

    def reaches(self, other: "Scope") -> bool:
        """Tell whether this scope is at least as wide as the other."""
        return self.width >= other.width


class Permission(StrEnum):
    """Every act that is guarded, as `object.act`."""

    MATTER_READ = "matter.read"
    MATTER_WRITE = "matter.write"
    MATTER_RECEIVE = "matter.receive"
    MATTER_ASSIGN = "matter.assign"
    IDENTITY_READ = "identity.read"
    IDENTITY_WRITE = "identity.write"
    IDENTITY_REVEAL = "identity.reveal"
    REFERRAL_READ = "referral.read"
    REFERRAL_WRITE = "referral.write"
    INQUIRY_READ = "inquiry.read"
    INQUIRY_WRITE = "inquiry.write"
    DECISION_READ = "decision.read"
    DECISION_WRITE = "decision.write"
    SERVICE_READ = "service.read"
    SERVICE_WRITE = "service.write"
    NOTE_READ = "note.read"
    NOTE_WRITE = "note.write"
    PLACEMENT_READ = "placement.read"
    PLACEMENT_WRITE = "placement.write"
    ADVICE_WRITE = "advice.write"
    GLASS_OPEN = "glass.open"
    GLASS_APPROVE = "glass.approve"
    DENIAL_WRITE = "denial.write"
    PLAN_READ = "plan.read"
    PLAN_WRITE = "plan.write"
    PLAN_REPORT = "plan.report"
    PLAN_FEED = "plan.feed"
    PLAN_ANSWER = "plan.answer"
    DIALOGUE_READ = "dialogue.read"
    DIALOGUE_WRITE = "dialogue.write"
    LETTER_READ = "letter.read"
    LETTER_WRITE = "letter.write"
    NETWORKS_READ = "networks.read"
    NETWORKS_WRITE = "networks.write"
    NETWORKS_ASK = "networks.ask"
    NETWORKS_APPOINT = "networks.appoint"
    NETWORKS_ENROL = "networks.enrol"
    PROJECTS_WRITE = "projects.write"
    PROJECTS_REPORT = "projects.report"
    GRANTS_READ = "grants.read"
    GRANTS_WRITE = "grants.write"
    GRANTS_REPORT = "grants.report"
    KNOWLEDGE_WRITE = "knowledge.write"
    KNOWLEDGE_SHARE = "knowledge.share"
    CENTRE_READ = "centre.read"
    CENTRE_WRITE = "centre.write"
    WORKPLACE_READ = "workplace.read"
    WORKPLACE_WRITE = "workplace.write"
    WORKPLACE_ANSWER = "workplace.answer"
    WORKPLACE_OVERSEE = "workplace.oversee"
    WORKPLACE_ROUND = "workplace.round"
    WORKPLACE_SIGN = "workplace.sign"
    WORKPLACE_NOTE = "workplace.note"
    WORKPLACE_BOARD = "workplace.board"
    WORKPLACE_GROUP = "workplace.group"
    WORKPLACE_MUNICIPALITY = "workplace.municipality"
    COUNCIL_READ = "council.read"
    COUNCIL_WRITE = "council.write"
    COUNCIL_ANSWER = "council.answer"
    COUNCIL_JURY = "council.jury"
    HELP_READ = "help.read"
    HELP_WRITE = "help.write"
    STATISTICS_READ = "statistics.read"
    STATISTICS_RELEASE = "statistics.release"
    LOG_REVIEW = "log.review"
    ORGANISATION_READ = "organisation.read"
    ORGANISATION_WRITE = "organisation.write"
    ASSIGNMENT_WRITE = "assignment.write"
    ACCOUNT_ISSUE = "account.issue"
    ACCOUNT_RECOVER = "account.recover"
    APPOINTMENT_READ = "appointment.read"
    APPOINTMENT_BOOK = "appointment.book"
    APPOINTMENT_LEAD = "appointment.lead"
    INBOX_READ = "inbox.read"
    INBOX_WRITE = "inbox.write"
    MAIL_READ = "mail.read"
    MAIL_WRITE = "mail.write"
    THREAD_READ = "thread.read"
    THREAD_ANSWER = "thread.answer"
    THREAD_LEAD = "thread.lead"
    SETTINGS_READ = "settings.read"

    @property
    def object(self) -> str:
        """Return what the permission is about, e.g. `note`."""
        return self.value.split(".")[0]

    @property
    def act(self) -> str:
        """Return what may be done, e.g. `read`."""
        return self.value.split(".")[1]
