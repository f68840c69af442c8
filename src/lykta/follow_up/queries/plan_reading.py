"""The plan's measures, read through the plan's own door and told in follow-up's words."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from lykta.follow_up.rules.facts import Number, PlanMeasure, Told
from lykta.follow_up.terms import Goes
from lykta.plan import api as plan

ENDED = "ended"


def measures(
    *, municipality: str, today: date, ids: Collection[UUID] | None = None
) -> dict[UUID, PlanMeasure]:
    """Return the measures by key, in the plan's order. As many queries for one as for many."""
    wanted = None if ids is None else frozenset(ids)
    rows = plan.measures_seen(municipality=municipality, today=today, ids=wanted)
    return {row.id: _measure(row) for row in rows}


def _measure(row: plan.MeasureSeen) -> PlanMeasure:
    return PlanMeasure(
        id=row.id,
        code=row.code,
        title=row.title,
        kind=row.kind,
        stage=row.stage,
        example=row.example,
        leads=row.leads,
        numbers=tuple(_number(one) for one in row.indicators),
        told=_told(row),
        ended=row.stage_code == ENDED,
    )


def _number(one: plan.IndicatorSeen) -> Number:
    return Number(
        id=one.id,
        name=one.name,
        unit=one.unit,
        target=one.target,
        counted=one.counted,
        values=tuple((each.period, each.value) for each in one.values),
    )


def _told(row: plan.MeasureSeen) -> Told | None:
    if row.report is None:
        return None
    return Told(Goes(row.report.how_code), row.report.happened, row.report.at)
