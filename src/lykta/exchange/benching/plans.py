"""A plan of 500 measures with 100 indicators, for the bench alone: put in, measured, taken away."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import cycle, islice
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from lykta.exchange.simulation.people_at_work import Stage
from lykta.kernel.vulnerable_groups import VulnerableGroup
from lykta.plan.models import (
    AreaCovered,
    Funding,
    Indicator,
    IndicatorValue,
    KnownParty,
    Measure,
    MeasureTask,
    Participation,
    Plan,
    SubjectArea,
)
from lykta.plan.terms import Origin, Part, WorkKind
from lykta.plan.terms import Stage as Reached

MEASURES = 500
INDICATORS = 100
YEARS = 3
OFFICE = "strateg"


@contextmanager
def many(*, now: datetime, number: int = MEASURES) -> Iterator[list[Measure]]:
    """Put the measures into the plan, with all that hangs on them, and take them away after."""
    stage = Stage.of((OFFICE,), today=now.date())
    with transaction.atomic():
        stage.at(OFFICE, now)
        made = _put(number, now)
    try:
        yield made
    finally:
        with transaction.atomic():
            stage.at(OFFICE, now)
            Measure.objects.filter(id__in=[one.id for one in made]).delete()


def _put(number: int, now: datetime) -> list[Measure]:
    home = Plan.objects.get(programme__municipality=settings.MUNICIPALITY)
    measures = [_measure(home, place) for place in range(number)]
    Measure.objects.bulk_create(measures)
    parties = list(KnownParty.objects.exclude(code="").order_by("code")[:20])
    areas = list(SubjectArea.objects.filter(programme=home.programme).order_by("place"))
    Participation.objects.bulk_create(
        Participation(measure=one, party=party, part=Part.LEAD.value)
        for one, party in zip(measures, cycle(parties), strict=False)
    )
    AreaCovered.objects.bulk_create(
        AreaCovered(measure=one, area=area)
        for one, area in zip(measures, cycle(areas), strict=False)
    )
    Funding.objects.bulk_create(Funding(measure=one, source="own") for one in measures)
    MeasureTask.objects.bulk_create(
        MeasureTask(measure=one, title="Nästa steg", due_on=now.date() + timedelta(days=90))
        for one in measures
    )
    _count(measures, now)
    return measures


def _measure(home: Plan, place: int) -> Measure:
    kinds, groups = list(WorkKind), list(VulnerableGroup)
    return Measure(
        plan=home,
        code=f"mätning-{uuid4().hex[:12]}",
        title=f"Mätning, åtgärd {place}",
        kind=kinds[place % len(kinds)].value,
        stage=Reached.ADOPTED.value,
        groups=[groups[place % len(groups)].value],
        place=1000 + place,
    )


def _count(measures: list[Measure], now: datetime) -> None:
    indicators = [
        Indicator(measure=one, name="antal", target=50) for one in islice(measures, INDICATORS)
    ]
    Indicator.objects.bulk_create(indicators)
    IndicatorValue.objects.bulk_create(
        IndicatorValue(
            indicator=one,
            period=str(year),
            first_on=date(year, 1, 1),
            value=place + year - 2000,
            origin=Origin.BY_HAND.value,
            fed_at=now,
        )
        for place, one in enumerate(indicators)
        for year in range(now.year - YEARS, now.year)
    )
