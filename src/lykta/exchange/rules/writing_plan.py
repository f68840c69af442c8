"""The plan's descriptions as the file's sections."""

from typing import Any

from lykta.exchange.rules import writing_governing
from lykta.exchange.rules.writing import ref, refs, row
from lykta.plan.rules.governing import Governed
from lykta.plan.rules.texts import (
    Described,
    EventText,
    IndicatorText,
    MeasureText,
    PlanText,
    ProgrammeText,
    WorkText,
)
from lykta.plan.terms import PointKind

UNKNOWN = "unknown"
POINTS = {
    "because": PointKind.REASON,
    "inflow": PointKind.INFLOW,
    "material": PointKind.MATERIAL,
    "target": PointKind.TARGET,
    "result": PointKind.RESULT,
    "decisions": PointKind.DECISION,
}


def sections(found: Described, governed: Governed) -> dict[str, Any]:
    """Return programme, plan, holders, ongoing works and proposed measures."""
    plan = found.plan
    return {
        "programme": _programme(found.programme, found.events, governed)
        if found.programme
        else None,
        "plan": _plan(plan, governed) if plan else None,
        "holders": [
            row(holder=ref(each.holder), duty=each.duty, area=each.area, since=each.since)
            for each in found.holders
        ],
        "ongoing": [_work(work) for work in found.works],
        "proposed": [_measure(measure) for measure in found.measures],
        **writing_governing.sections(governed),
    }


def _plan(plan: PlanText, governed: Governed) -> dict[str, Any]:
    return row(
        title=plan.title,
        status=plan.status,
        lead=ref(plan.lead),
        mandate=writing_governing.mandate(governed.mandate),
        text=[{"title": one.title, "text": one.text} for one in governed.chapters],
    )


def _programme(
    programme: ProgrammeText, events: tuple[EventText, ...], governed: Governed
) -> dict[str, Any]:
    return row(
        title=programme.title,
        subject_areas=list(programme.areas),
        working_group=refs(programme.working_group),
        reference_group=programme.reference_group,
        review_every_months=governed.review_every_months,
        goal_areas=list(governed.goal_areas),
        goals=[writing_governing.goal(one) for one in governed.goals],
        history=[_event(event) for event in events],
    )


def _event(event: EventText) -> dict[str, Any]:
    return row(
        period=event.period,
        event=event.kind,
        areas=list(event.areas),
        from_=ref(event.from_),
        to=ref(event.to),
        unit=ref(event.unit),
        note=event.note,
        decided_by=ref(event.decided_by),
        decision_expected=event.decision_expected,
        decided=event.decided,
        verdict=event.verdict,
    )


def _work(work: WorkText) -> dict[str, Any]:
    points = {
        field: [point.text for point in work.points if point.kind == kind.value]
        for field, kind in POINTS.items()
    }
    asked = UNKNOWN if work.evaluation_due else ""
    return row(
        id=work.code,
        title=work.title,
        kind=work.kind,
        leads=refs(work.leads),
        partners=refs(work.partners),
        consulted=refs(work.consulted),
        recipients=refs(work.recipients),
        unit=ref(work.unit),
        decided_by=ref(work.decided_by),
        funding=list(work.funding),
        note=work.note,
        years=work.years,
        evaluation_due=work.evaluation_due,
        evaluation=work.evaluation or asked,
        **points,
        **_about(work),
        indicators=[_indicator(indicator) for indicator in work.indicators],
    )


def _measure(measure: MeasureText) -> dict[str, Any]:
    return row(
        id=measure.code,
        title=measure.title,
        kind=measure.kind,
        leads=refs(measure.leads),
        partners=refs(measure.partners),
        funding=list(measure.funding),
        example=measure.example,
        why=measure.why,
        what=measure.what,
        effect=measure.effect,
        **_about(measure),
        indicators=[_indicator(indicator) for indicator in measure.indicators],
    )


def _about(thing: WorkText | MeasureText) -> dict[str, Any]:
    return {
        "money": [
            row(
                source=each.source,
                funder=each.funder,
                amount=each.amount,
                ends=each.ends,
                what_stops=each.what_stops,
            )
            for each in thing.money
        ],
        "areas": list(thing.areas),
        "groups": list(thing.groups),
        "violence": list(thing.violence),
    }


def _indicator(indicator: IndicatorText) -> dict[str, Any]:
    return row(
        name=indicator.name,
        unit=indicator.unit,
        count=indicator.count,
        target=indicator.target,
        guarded=indicator.guarded,
        unsplit_why=indicator.unsplit_why,
        national=indicator.national,
        values=[{"period": each.period, "value": each.value} for each in indicator.values],
    )
