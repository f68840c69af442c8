"""Decisions of bodies, what they cover, and the reports back that they ask for (F04, F21)."""

from django.db import models
from django.db.models import Q

from lykta.kernel import privacy
from lykta.kernel.period import LONGEST
from lykta.plan.models.programme import OURS, KnownParty, Programme
from lykta.plan.models.version import Version
from lykta.plan.models.work import Measure, OngoingWork
from lykta.plan.terms import DecisionKind
from lykta.secrecy import declare
from lykta.secrecy.declare import Secrecy
from lykta.secrecy.models import Row


def open_link(*, purpose: str, target: str) -> str:
    """Return SQL: somebody came by a link, and one of the purpose is open to the row `target`."""
    return (
        "(SELECT role FROM secrecy.me()) = 'machine_link' AND EXISTS (SELECT 1"
        f" FROM accounts.organisation_link l WHERE l.target_id = {target}"
        f" AND l.purpose = '{purpose}' AND l.used_at IS NULL AND l.closed_at IS NULL)"
    )


def answered(*, by_staff: str, link: str, target: str) -> Secrecy:
    """Rows that only the one who was asked may add, and nobody change.

    `by_staff` is the function that knows who works there; an open link of the purpose `link` to
    the row `target` answers for the one it was made for.
    """
    only_if = f"secrecy.{by_staff}({target}) OR {open_link(purpose=link, target=target)}"
    return declare.open_to_staff("plan.answer", app_updates=False, only_if=only_if)


ANSWERED = answered(
    by_staff="may_answer_report_back", link="plan.report_back", target="report_back_id"
)


class Decision(Row):
    """What a body has decided, or is expected to decide, about the programme and the plan.

    `decided` is the period the source gives, "" while nobody has said when. `first_on` orders
    and is never shown. `paragraph` and `case_number` (diarienummer) are empty until told.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="decisions")
    code = models.CharField(max_length=60)
    body = models.ForeignKey(KnownParty, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=DecisionKind.choices())
    title = models.CharField(max_length=300)
    decided = models.CharField(max_length=LONGEST, blank=True, default="")
    first_on = models.DateField(null=True)
    paragraph = models.CharField(max_length=20, blank=True, default="")
    case_number = models.CharField(max_length=60, blank=True, default="")
    text = models.TextField(blank=True, default="")

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "programme": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "body": privacy.PUBLIC,
            "kind": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "decided": privacy.PUBLIC,
            "first_on": privacy.PUBLIC,
            "paragraph": privacy.PUBLIC,
            "case_number": privacy.PUBLIC,
            "text": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"],
                name="plan_decision_code_once",
                violation_error_message="Beslutet finns redan.",
            ),
            models.CheckConstraint(
                condition=Q(decided="", first_on__isnull=True)
                | (~Q(decided="") & Q(first_on__isnull=False)),
                name="plan_decision_day_follows_period",
                violation_error_message="Tiden saknas.",
            ),
        ]


class Covered(Row):
    """What a decision covers: a version, an ongoing work or a measure."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="covers")
    version = models.ForeignKey(
        Version, null=True, on_delete=models.PROTECT, related_name="decisions"
    )
    ongoing = models.ForeignKey(
        OngoingWork, null=True, on_delete=models.CASCADE, related_name="decisions"
    )
    measure = models.ForeignKey(
        Measure, null=True, on_delete=models.CASCADE, related_name="decisions"
    )

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "decision": privacy.PUBLIC,
            "version": privacy.PUBLIC,
            "ongoing": privacy.PUBLIC,
            "measure": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "version", "ongoing", "measure"],
                nulls_distinct=False,
                name="plan_covered_once",
            ),
            models.CheckConstraint(
                condition=Q(version__isnull=False, ongoing__isnull=True, measure__isnull=True)
                | Q(version__isnull=True, ongoing__isnull=False, measure__isnull=True)
                | Q(version__isnull=True, ongoing__isnull=True, measure__isnull=False),
                name="plan_covered_one_thing",
                violation_error_message="Beslutet gäller en sak i taget.",
            ),
        ]


class ReportBack(Row):
    """An assignment to come back with a report, and its own deadline (F21).

    `due` is the period the decision gives. `noted_by` is the decision that received the report;
    `outcome` is what came of it in a sentence, and closes it together with `closed_at`.
    """

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="report_backs")
    to = models.ForeignKey(KnownParty, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=300)
    due = models.CharField(max_length=LONGEST)
    ongoing = models.ForeignKey(
        OngoingWork, null=True, on_delete=models.SET_NULL, related_name="report_backs"
    )
    noted_by = models.ForeignKey(
        Decision, null=True, on_delete=models.PROTECT, related_name="notes"
    )
    outcome = models.TextField(blank=True, default="")
    closed_at = models.DateTimeField(null=True)

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "decision": privacy.PUBLIC,
            "to": privacy.PUBLIC,
            "what": privacy.PUBLIC,
            "due": privacy.PUBLIC,
            "ongoing": privacy.PUBLIC,
            "noted_by": privacy.PUBLIC,
            "outcome": privacy.PUBLIC,
            "closed_at": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "to", "what"], name="plan_report_back_once"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | ~Q(outcome=""),
                name="plan_report_back_closed_says_outcome",
                violation_error_message="Skriv vad det blev av det.",
            ),
        ]


class Asking(Row):
    """The responsible was asked for a report: those with an account, or by a one-time link."""

    report_back = models.ForeignKey(ReportBack, on_delete=models.CASCADE, related_name="askings")
    by_link = models.BooleanField(default=False)
    answer_by = models.DateField()
    asked_at = models.DateTimeField()

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "report_back": privacy.PUBLIC,
            "by_link": privacy.STAFF,
            "answer_by": privacy.STAFF,
            "asked_at": privacy.STAFF,
        }


class ReportBackAnswer(Row):
    """What the responsible answered. Never changed once sent; the newest counts."""

    report_back = models.ForeignKey(ReportBack, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField()
    changes = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField()
    answered_by_name = models.CharField(max_length=200)

    secrecy = ANSWERED

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "report_back": privacy.STAFF,
            "text": privacy.STAFF,
            "changes": privacy.STAFF,
            "answered_at": privacy.STAFF,
            "answered_by_name": privacy.STAFF,
        }

    class Meta:
        indexes = [
            models.Index(fields=["report_back", "-answered_at"], name="plan_report_back_latest")
        ]
