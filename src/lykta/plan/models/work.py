"""Ongoing work and measures: two things on purpose, since an import never adopts (F01, F11-F22)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from lykta.kernel import privacy
from lykta.kernel.period import LONGEST
from lykta.kernel.violence_kinds import ViolenceKind
from lykta.kernel.vulnerable_groups import VulnerableGroup
from lykta.plan.models.programme import OURS, KnownParty, Plan, Programme, SubjectArea
from lykta.plan.terms import Money, Part, PointKind, Stage, WorkKind
from lykta.secrecy.models import Row

ONE_OF_TWO = Q(ongoing__isnull=False, measure__isnull=True) | Q(
    ongoing__isnull=True, measure__isnull=False
)


def _groups() -> ArrayField:  # type: ignore[type-arg]  # the stubs want two
    """The groups a work is for (F33); an empty list: nobody has said."""
    return ArrayField(
        models.CharField(max_length=30, choices=VulnerableGroup.choices()), default=list
    )


def _violence() -> ArrayField:  # type: ignore[type-arg]
    """The kinds of violence a work is about (F32); an empty list: nobody has said."""
    return ArrayField(models.CharField(max_length=16, choices=ViolenceKind.choices()), default=list)


class OngoingWork(Row):
    """Something that is done today. It becomes a measure by a decision, never by an import."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="works")
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=WorkKind.choices())
    unit = models.ForeignKey(KnownParty, null=True, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(
        KnownParty, null=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField(blank=True, default="")
    years = models.PositiveSmallIntegerField(null=True)
    groups = _groups()
    violence = _violence()
    evaluation_due = models.CharField(max_length=LONGEST, blank=True, default="")
    evaluation = models.TextField(blank=True, default="")
    place = models.PositiveSmallIntegerField(default=0)

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "programme": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "kind": privacy.PUBLIC,
            "unit": privacy.PUBLIC,
            "decided_by": privacy.PUBLIC,
            "note": privacy.PUBLIC,
            "years": privacy.PUBLIC,
            "groups": privacy.PUBLIC,
            "violence": privacy.PUBLIC,
            "evaluation_due": privacy.PUBLIC,
            "evaluation": privacy.PUBLIC,
            "place": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="plan_ongoing_code_once")
        ]


class Measure(Row):
    """A measure of the plan: proposed until a body decides it. Its status comes from reports.

    `effect` is what it is to change and for whom, apart from what is done. `came_from` is the
    ongoing work that it was before the decision.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="measures")
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=WorkKind.choices())
    stage = models.CharField(max_length=20, choices=Stage.choices(), default=Stage.PROPOSED.value)
    example = models.BooleanField(default=False)
    why = models.TextField(blank=True, default="")
    what = models.TextField(blank=True, default="")
    effect = models.TextField(blank=True, default="")
    groups = _groups()
    violence = _violence()
    came_from = models.OneToOneField(
        OngoingWork, null=True, on_delete=models.SET_NULL, related_name="became"
    )
    goal = models.ForeignKey(
        "plan.Goal", null=True, on_delete=models.SET_NULL, related_name="measures"
    )
    ended_on = models.DateField(null=True)
    ended_note = models.TextField(blank=True, default="")
    place = models.PositiveSmallIntegerField(default=0)

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "plan": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "kind": privacy.PUBLIC,
            "stage": privacy.PUBLIC,
            "example": privacy.PUBLIC,
            "why": privacy.PUBLIC,
            "what": privacy.PUBLIC,
            "effect": privacy.PUBLIC,
            "groups": privacy.PUBLIC,
            "violence": privacy.PUBLIC,
            "came_from": privacy.PUBLIC,
            "goal": privacy.PUBLIC,
            "ended_on": privacy.PUBLIC,
            "ended_note": privacy.PUBLIC,
            "place": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="plan_measure_code_once"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(stage=Stage.ENDED.value),
                name="plan_measure_ended_has_stage",
                violation_error_message="Åtgärden är inte avslutad.",
            ),
        ]


class AreaCovered(Row):
    """That an ongoing work or a measure is about a subject area (F01)."""

    ongoing = models.ForeignKey(
        OngoingWork, null=True, on_delete=models.CASCADE, related_name="areas"
    )
    measure = models.ForeignKey(Measure, null=True, on_delete=models.CASCADE, related_name="areas")
    area = models.ForeignKey(SubjectArea, on_delete=models.CASCADE, related_name="+")

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "ongoing": privacy.PUBLIC,
            "measure": privacy.PUBLIC,
            "area": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=ONE_OF_TWO,
                name="plan_areacovered_by_one_thing",
                violation_error_message="Det gäller antingen en insats eller en åtgärd.",
            ),
            models.UniqueConstraint(
                fields=["ongoing", "measure", "area"],
                nulls_distinct=False,
                name="plan_areacovered_once",
            ),
        ]


class Participation(Row):
    """The part that a party takes in an ongoing work or a measure."""

    ongoing = models.ForeignKey(
        OngoingWork, null=True, on_delete=models.CASCADE, related_name="participations"
    )
    measure = models.ForeignKey(
        Measure, null=True, on_delete=models.CASCADE, related_name="participations"
    )
    party = models.ForeignKey(KnownParty, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=20, choices=Part.choices())
    place = models.PositiveSmallIntegerField(default=0)

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "ongoing": privacy.PUBLIC,
            "measure": privacy.PUBLIC,
            "party": privacy.PUBLIC,
            "part": privacy.PUBLIC,
            "place": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=ONE_OF_TWO,
                name="plan_participation_in_one_thing",
                violation_error_message="Det gäller antingen en insats eller en åtgärd.",
            ),
            models.UniqueConstraint(
                fields=["ongoing", "measure", "party", "part"],
                nulls_distinct=False,
                name="plan_participation_once",
            ),
        ]


class Funding(Row):
    """Where the money of an ongoing work or a measure comes from, and what stops when it ends.

    `amount` is whole kronor in all, None while nobody has said. `ends` is the period in which
    the money ends, "" for money without an end or while nobody has said.
    """

    ongoing = models.ForeignKey(
        OngoingWork, null=True, on_delete=models.CASCADE, related_name="fundings"
    )
    measure = models.ForeignKey(
        Measure, null=True, on_delete=models.CASCADE, related_name="fundings"
    )
    source = models.CharField(max_length=20, choices=Money.choices())
    funder = models.CharField(max_length=200, blank=True, default="")
    amount = models.PositiveBigIntegerField(null=True)
    ends = models.CharField(max_length=LONGEST, blank=True, default="")
    what_stops = models.TextField(blank=True, default="")
    place = models.PositiveSmallIntegerField(default=0)

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "ongoing": privacy.PUBLIC,
            "measure": privacy.PUBLIC,
            "source": privacy.PUBLIC,
            "funder": privacy.PUBLIC,
            "amount": privacy.PUBLIC,
            "ends": privacy.PUBLIC,
            "what_stops": privacy.PUBLIC,
            "place": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=ONE_OF_TWO,
                name="plan_funding_of_one_thing",
                violation_error_message="Det gäller antingen en insats eller en åtgärd.",
            )
        ]


class Point(Row):
    """One line under an ongoing work: why, for whom, what was decided (F15, F16, F21)."""

    ongoing = models.ForeignKey(OngoingWork, on_delete=models.CASCADE, related_name="points")
    kind = models.CharField(max_length=20, choices=PointKind.choices())
    text = models.TextField()
    place = models.PositiveSmallIntegerField(default=0)

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "ongoing": privacy.PUBLIC,
            "kind": privacy.PUBLIC,
            "text": privacy.PUBLIC,
            "place": privacy.PUBLIC,
        }
