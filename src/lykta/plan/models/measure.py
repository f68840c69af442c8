"""What hangs on one measure: its tasks, a status set by hand, and what was changed when."""

from django.db import models
from django.db.models import Q

from lykta.kernel import privacy
from lykta.plan.models.programme import OURS, KnownParty
from lykta.plan.models.work import Measure
from lykta.plan.terms import Changed, HowItGoes
from lykta.secrecy import declare
from lykta.secrecy.models import Row

# Tasks are kept by the office and by the measure's own responsible, by nobody else.
KEPT_BY_THE_RESPONSIBLE = declare.open_to_staff(
    "plan.report",
    deletes=True,
    only_if="(SELECT secrecy.may('plan', 'write')) OR secrecy.answers_for(measure_id)",
)
WRITTEN_ONCE = declare.open_to_staff("plan", app_updates=False)


class MeasureTask(Row):
    """Something to be done in a measure: by whom, by which day, and done or not."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField(max_length=300)
    party = models.ForeignKey(KnownParty, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    done_by_name = models.CharField(max_length=200, blank=True, default="")
    place = models.PositiveSmallIntegerField(default=0)

    secrecy = KEPT_BY_THE_RESPONSIBLE

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "measure": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "party": privacy.PUBLIC,
            "due_on": privacy.PUBLIC,
            "done_on": privacy.PUBLIC,
            "done_by_name": privacy.STAFF,
            "place": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=False) | Q(done_by_name=""),
                name="plan_task_done_says_when",
                violation_error_message="Uppgiften är inte klar.",
            )
        ]
        indexes = [models.Index(fields=["measure", "due_on"], name="plan_task_due")]


class StatusByHand(Row):
    """A status that the office has set by hand instead of the rule's, always with a reason."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="by_hand")
    status = models.CharField(max_length=20, choices=HowItGoes.choices())
    why = models.TextField()
    set_at = models.DateTimeField()
    set_by_name = models.CharField(max_length=200)
    lifted_at = models.DateTimeField(null=True)

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "measure": privacy.PUBLIC,
            "status": privacy.PUBLIC,
            "why": privacy.STAFF,
            "set_at": privacy.STAFF,
            "set_by_name": privacy.STAFF,
            "lifted_at": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure"],
                condition=Q(lifted_at__isnull=True),
                name="plan_status_by_hand_one_at_a_time",
                violation_error_message="Det finns redan en status satt för hand.",
            ),
            models.CheckConstraint(
                condition=~Q(why=""),
                name="plan_status_by_hand_has_a_reason",
                violation_error_message="Skriv varför.",
            ),
        ]


class MeasureChange(Row):
    """One thing about a measure that was changed: what stood there before, and after."""

    # A measure with a history is ended, never removed.
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="changes")
    changed_at = models.DateTimeField()
    changed_by_name = models.CharField(max_length=200)
    what = models.CharField(max_length=20, choices=Changed.choices())
    before = models.TextField(blank=True, default="")
    after = models.TextField(blank=True, default="")

    secrecy = WRITTEN_ONCE

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "measure": privacy.PUBLIC,
            "changed_at": privacy.STAFF,
            "changed_by_name": privacy.STAFF,
            "what": privacy.PUBLIC,
            "before": privacy.PUBLIC,
            "after": privacy.PUBLIC,
        }

    class Meta:
        indexes = [
            models.Index(fields=["measure", "-changed_at"], name="plan_change_latest"),
        ]
