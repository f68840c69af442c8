"""Indicators with their values, and what the responsible reports."""

from django.db import models
from django.db.models import Q

from lykta.kernel import privacy
from lykta.kernel.period import LONGEST
from lykta.plan.models.programme import OURS
from lykta.plan.models.work import ONE_OF_TWO, Measure, OngoingWork
from lykta.plan.terms import Count, HowItGoes, National, Origin
from lykta.secrecy import declare
from lykta.secrecy.models import Row

# Counts are fed by whoever releases numbers; the measure's own responsible writes by hand.
FED = declare.open_to_staff(
    "plan.feed",
    deletes=True,
    also_if="origin = 'by_hand' AND secrecy.answers_for_indicator(indicator_id)",
)
# What was said stays said, by the one who said it, about a measure that is theirs to answer for.
TOLD = declare.open_to_staff(
    "plan.report",
    app_updates=False,
    only_if="reported_by_id = (SELECT secrecy.person()) AND secrecy.answers_for(measure_id)",
)


class Indicator(Row):
    """What is counted about a measure or an ongoing work.

    `fed_by` is the yearly count that gives its values, or "" when somebody writes them. `guarded`:
    it counts people who are helped, so that few are not told. It is split by sex unless
    `unsplit_why` says why not. `national` is the national follow-up that it answers to.
    """

    ongoing = models.ForeignKey(
        OngoingWork, null=True, on_delete=models.CASCADE, related_name="indicators"
    )
    measure = models.ForeignKey(
        Measure, null=True, on_delete=models.CASCADE, related_name="indicators"
    )
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=60, blank=True, default="")
    fed_by = models.CharField(max_length=40, blank=True, default="", choices=Count.choices())
    target = models.IntegerField(null=True)
    guarded = models.BooleanField(default=False)
    unsplit_why = models.CharField(max_length=300, blank=True, default="")
    national = models.CharField(max_length=30, blank=True, default="", choices=National.choices())
    place = models.PositiveSmallIntegerField(default=0)

    secrecy = OURS

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "ongoing": privacy.PUBLIC,
            "measure": privacy.PUBLIC,
            "name": privacy.PUBLIC,
            "unit": privacy.PUBLIC,
            "fed_by": privacy.PUBLIC,
            "target": privacy.PUBLIC,
            "guarded": privacy.PUBLIC,
            "unsplit_why": privacy.PUBLIC,
            "national": privacy.PUBLIC,
            "place": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=ONE_OF_TWO,
                name="plan_indicator_of_one_thing",
                violation_error_message="Det gäller antingen en insats eller en åtgärd.",
            ),
            models.UniqueConstraint(
                fields=["ongoing", "measure", "name"],
                nulls_distinct=False,
                name="plan_indicator_name_once",
                violation_error_message="Indikatorn finns redan.",
            ),
        ]


class IndicatorValue(Row):
    """A value of an indicator for a period. A new release of the same period replaces it.

    `first_on` is the period's earliest day and serves to order only. `value` None: fewer than
    five, never stored. `women`, `men`, `others` are the split as it may be shown: rounded when
    the indicator is guarded, None for fewer than five; `is_split` False: there is no split.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="values")
    period = models.CharField(max_length=LONGEST)
    first_on = models.DateField()
    value = models.IntegerField(null=True)
    is_split = models.BooleanField(default=False)
    women = models.IntegerField(null=True)
    men = models.IntegerField(null=True)
    others = models.IntegerField(null=True)
    origin = models.CharField(max_length=20, choices=Origin.choices())
    release_id = models.UUIDField(null=True)
    fed_at = models.DateTimeField()

    secrecy = FED

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "indicator": privacy.PUBLIC,
            "period": privacy.PUBLIC,
            "first_on": privacy.PUBLIC,
            "value": privacy.PUBLIC,
            "is_split": privacy.PUBLIC,
            "women": privacy.PUBLIC,
            "men": privacy.PUBLIC,
            "others": privacy.PUBLIC,
            "origin": privacy.PUBLIC,
            "release_id": privacy.PUBLIC,
            "fed_at": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "period"], name="plan_value_once_a_period"
            ),
            models.CheckConstraint(
                condition=Q(origin=Origin.COUNTS.value, release_id__isnull=False)
                | Q(origin=Origin.BY_HAND.value, release_id__isnull=True),
                name="plan_value_counted_has_release",
                violation_error_message="Ett räknat värde hör till ett släpp av siffror.",
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0, value__isnull=False) | Q(value__isnull=True),
                name="plan_value_not_negative",
                violation_error_message="Ett antal kan inte vara mindre än noll.",
            ),
            models.CheckConstraint(
                condition=Q(is_split=True)
                | Q(women__isnull=True, men__isnull=True, others__isnull=True),
                name="plan_value_parts_only_when_split",
                violation_error_message="Värdet är inte delat efter kön.",
            ),
        ]


class Report(Row):
    """What a contact person says about a measure: how it goes, what has happened, what it gave.

    `happened` is what was done; `effect` is what it changed and for whom.
    """

    # A measure that somebody answered for is never removed with what they said.
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="reports")
    how_it_goes = models.CharField(max_length=20, choices=HowItGoes.choices())
    happened = models.TextField(blank=True, default="")
    effect = models.TextField(blank=True, default="")
    reported_at = models.DateTimeField()
    reported_by_id = models.UUIDField()
    reported_by_name = models.CharField(max_length=200)

    secrecy = TOLD

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "measure": privacy.PUBLIC,
            "how_it_goes": privacy.PUBLIC,
            "happened": privacy.STAFF,
            "effect": privacy.STAFF,
            "reported_at": privacy.STAFF,
            "reported_by_id": privacy.STAFF,
            "reported_by_name": privacy.STAFF,
        }

    class Meta:
        indexes = [
            models.Index(fields=["measure", "-reported_at"], name="plan_report_latest"),
        ]
