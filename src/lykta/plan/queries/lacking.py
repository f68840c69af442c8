"""What the measures that go on tell, as yes and no: one query, however many there are."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from lykta.plan.models import (
    AreaCovered,
    Funding,
    Indicator,
    IndicatorValue,
    Measure,
    MeasureTask,
    Participation,
)
from lykta.plan.rules.lacking import Told
from lykta.plan.terms import Part, Stage

ME = OuterRef("pk")


def told(*, municipality: str) -> tuple[Told, ...]:
    """Return what each measure that has not ended tells, in the plan's order."""
    rows = Measure.objects.filter(plan__programme__municipality=municipality)
    found = _with_parts(rows.exclude(stage=Stage.ENDED.value)).order_by("place", "title", "id")
    return tuple(
        Told(**{**row, "why": bool(row["why"]), "effect": bool(row["effect"])})
        for row in found.values(*Told.__dataclass_fields__)
    )


def _with_parts(rows: QuerySet[Measure]) -> QuerySet[Measure]:
    money, indicators = Funding.objects.filter(measure=ME), Indicator.objects.filter(measure=ME)
    told_values = IndicatorValue.objects.filter(indicator=ME)
    return rows.annotate(
        led=Exists(Participation.objects.filter(measure=ME, part=Part.LEAD.value)),
        has_area=Exists(AreaCovered.objects.filter(measure=ME)),
        end_untold=Exists(money.filter(~Q(ends=""), what_stops="")),
        counted=Exists(indicators),
        has_target=Exists(indicators.filter(target__isnull=False)),
        unsplit=Exists(
            indicators.filter(
                Exists(told_values),
                ~Exists(told_values.filter(is_split=True)),
                unsplit_why="",
            )
        ),
        has_task=Exists(MeasureTask.objects.filter(measure=ME)),
        has_money=Exists(money),
    )
