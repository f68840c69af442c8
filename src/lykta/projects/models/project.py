"""A project, the money it lives on until a day, and what it gave. Counts only, never names."""

from django.db import models

from lykta.kernel import privacy
from lykta.projects.terms import After, Owed, Source
from lykta.secrecy import declare
from lykta.secrecy.models import Row

KEPT = declare.open_to_staff("projects")
KEPT_AND_REMOVED = declare.open_to_staff("projects", deletes=True)
TOLD = declare.open_to_staff("projects.report")
SHORT, LONG = 200, 4_000


class Project(Row):
    """A piece of work with an end (F13, F16, F17, F20). Days nobody has said are null.

    `work` is the code of the ongoing work in the plan that it belongs to, if any; the unit is the
    one that does it, where the leading organisation has said so.
    """

    code = models.CharField(max_length=60, unique=True)
    work = models.CharField(max_length=60, blank=True, default="")
    title = models.CharField(max_length=SHORT)
    aim = models.TextField(blank=True, default="")
    target = models.CharField(max_length=SHORT, blank=True, default="")
    unit_code = models.CharField(max_length=40, blank=True, default="")
    unit_name = models.CharField(max_length=SHORT, blank=True, default="")
    years = models.PositiveSmallIntegerField(null=True)  # null: the source does not say
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    lives_on = models.TextField(blank=True, default="")

    secrecy = KEPT

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "work": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "aim": privacy.PUBLIC,
            "target": privacy.PUBLIC,
            "unit_code": privacy.PUBLIC,
            "unit_name": privacy.PUBLIC,
            "years": privacy.PUBLIC,
            "starts_on": privacy.PUBLIC,
            "ends_on": privacy.PUBLIC,
            "ended_on": privacy.PUBLIC,
            "lives_on": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on__isnull=True)
                | models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="projects_project_days_in_order",
                violation_error_message="Projektet kan inte sluta innan det börjar.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Lead(Row):
    """An organisation that leads a project or takes part in it. Code empty: outside us."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="parties")
    code = models.CharField(max_length=40, blank=True, default="")
    name = models.CharField(max_length=SHORT)
    leads = models.BooleanField(default=True)
    place = models.PositiveSmallIntegerField(default=0)

    secrecy = KEPT_AND_REMOVED

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "project": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "name": privacy.PUBLIC,
            "leads": privacy.PUBLIC,
            "place": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "code", "name"], name="projects_lead_once_in_a_project"
            )
        ]


class ProjectMoney(Row):
    """A sum from one funder: until when, what stops then, and what was decided to happen."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="money")
    source = models.CharField(max_length=20, choices=Source.choices())
    funder = models.CharField(max_length=SHORT, blank=True, default="")
    amount = models.PositiveIntegerField(null=True)  # whole kronor; null: not said
    ends_on = models.DateField(null=True)
    stops = models.TextField(blank=True, default="")
    after = models.CharField(max_length=20, choices=After.choices(), default=After.UNDECIDED.value)
    after_text = models.TextField(blank=True, default="")
    decided_by = models.CharField(max_length=SHORT, blank=True, default="")
    decided_on = models.DateField(null=True)

    secrecy = KEPT

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "project": privacy.PUBLIC,
            "source": privacy.PUBLIC,
            "funder": privacy.PUBLIC,
            "amount": privacy.PUBLIC,
            "ends_on": privacy.PUBLIC,
            "stops": privacy.PUBLIC,
            "after": privacy.PUBLIC,
            "after_text": privacy.PUBLIC,
            "decided_by": privacy.PUBLIC,
            "decided_on": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "source", "funder"], name="projects_money_once_a_funder"
            ),
            models.CheckConstraint(
                condition=models.Q(after=After.UNDECIDED.value)
                | models.Q(decided_on__isnull=False),
                name="projects_money_decided_has_a_day",
                violation_error_message="Ange vilken dag det beslutades.",
            ),
        ]


class BudgetYear(Row):
    """What a project may use in a year, and what it has used. Whole kronor."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="budget")
    year = models.PositiveSmallIntegerField()
    planned = models.PositiveIntegerField()
    used = models.PositiveIntegerField(null=True)  # null: nobody has told

    secrecy = TOLD

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "project": privacy.PUBLIC,
            "year": privacy.PUBLIC,
            "planned": privacy.PUBLIC,
            "used": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "year"], name="projects_budget_once_a_year")
        ]


class FunderReport(Row):
    """A report that a funder wants by a day."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="owed")
    kind = models.CharField(max_length=20, choices=Owed.choices())
    due_on = models.DateField()
    sent_on = models.DateField(null=True)

    secrecy = TOLD

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "project": privacy.PUBLIC,
            "kind": privacy.PUBLIC,
            "due_on": privacy.PUBLIC,
            "sent_on": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "kind", "due_on"], name="projects_report_once_a_day"
            )
        ]


class Cohort(Row):
    """A group that takes part, as counts only. Small counts are withheld when shown (law §8)."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="cohorts")
    name = models.CharField(max_length=80)
    started_on = models.DateField()
    started = models.PositiveSmallIntegerField()
    completed = models.PositiveSmallIntegerField(null=True)  # null: not told yet

    secrecy = TOLD

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "project": privacy.STAFF,
            "name": privacy.STAFF,
            "started_on": privacy.STAFF,
            "started": privacy.STAFF,
            "completed": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="projects_cohort_once"),
            models.CheckConstraint(
                condition=models.Q(completed__isnull=True)
                | models.Q(completed__lte=models.F("started")),
                name="projects_cohort_no_more_than_started",
                violation_error_message="Fler kan inte fullfölja än som började.",
            ),
        ]


class Inflow(Row):
    """Where those who take part come from (F16): a source, and how many in a year."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="inflows")
    source = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField(null=True)  # null: the source is known, not the count
    number = models.PositiveIntegerField(null=True)

    secrecy = TOLD

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "project": privacy.STAFF,
            "source": privacy.STAFF,
            "year": privacy.STAFF,
            "number": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "source", "year"],
                name="projects_inflow_once_a_year",
                nulls_distinct=False,
            )
        ]


class ProjectResult(Row):
    """What a project gave: what changed for whom, told by somebody on a day. Never rewritten."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="results")
    text = models.TextField()
    told_on = models.DateField()
    told_by_id = models.UUIDField()
    told_by_name = models.CharField(max_length=SHORT)

    secrecy = declare.open_to_staff("projects.report", app_updates=False)

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "project": privacy.PUBLIC,
            "text": privacy.PUBLIC,
            "told_on": privacy.PUBLIC,
            "told_by_id": privacy.STAFF,
            "told_by_name": privacy.STAFF,
        }
