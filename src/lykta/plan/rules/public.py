"""What of the plan everybody may read: named fact by fact, so that nothing comes along unnoticed.

Left out: what contact persons write, everybody's name, how fresh reports are, why a status was set
by hand, and open questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lykta.kernel.party import Party
from lykta.plan.rules.seen import (
    AreaSeen,
    IndicatorSeen,
    MeasureSeen,
    MoneySeen,
    PlanSeen,
    TaskSeen,
    ValueSeen,
    WorkSeen,
)

Document = dict[str, Any]


def document(plan: PlanSeen) -> Document:
    """Return the plan as the public reads it: JSON-ready, Swedish words, numbers as numbers."""
    return {
        "municipality": plan.municipality,
        "programme": {
            "title": plan.title,
            "areas": [_area(area) for area in plan.areas],
            "history": [
                {"when": event.when, "title": event.title, "lines": list(event.lines)}
                for event in plan.history
            ],
            "working_group": _names(plan.working_group),
            "reference_group": plan.reference_group,
        },
        "plan": {
            "title": plan.plan_title,
            "status": plan.plan_status,
            "lead": _name(plan.plan_lead),
        },
        "ongoing": [_work(work) for work in plan.works],
        "measures": [_measure(measure) for measure in plan.measures],
    }


def with_numbers(published: Document, indicators: Iterable[IndicatorSeen]) -> Document:
    """Return a published document with the indicators' newer values, and nothing else changed."""
    values = {str(one.id): _values(one) for one in indicators}
    return {
        **published,
        "ongoing": [_renewed(each, values) for each in published["ongoing"]],
        "measures": [_renewed(each, values) for each in published["measures"]],
    }


def _renewed(thing: Document, values: Mapping[str, list[Document]]) -> Document:
    renewed = [
        {**one, "values": values.get(one["id"], one["values"])} for one in thing["indicators"]
    ]
    return {**thing, "indicators": renewed}


def _area(area: AreaSeen) -> Document:
    return {
        "title": area.title,
        "holder": _name(area.holder),
        "unit": _name(area.unit),
        "since": area.since,
    }


def _work(work: WorkSeen) -> Document:
    return {
        "id": str(work.id),
        "title": work.title,
        "kind": work.kind,
        "leads": _names(work.leads),
        "partners": _names(work.partners),
        "consulted": _names(work.consulted),
        "recipients": _names(work.recipients),
        "unit": _name(work.unit),
        "decided_by": _name(work.decided_by),
        "funding": list(work.funding),
        "years": work.years,
        "note": work.note,
        "points": [{"heading": one.heading, "lines": list(one.lines)} for one in work.points],
        "evaluation_due": work.evaluation_due,
        "evaluation": work.evaluation_text,
        **_about(work),
        "indicators": [_indicator(one) for one in work.indicators],
    }


def _measure(measure: MeasureSeen) -> Document:
    return {
        "id": str(measure.id),
        "title": measure.title,
        "kind": measure.kind,
        "stage": measure.stage,
        "example": measure.example,
        "why": measure.why,
        "what": measure.what,
        "effect": measure.effect,
        "goal": measure.goal,
        "came_from": measure.came_from.name if measure.came_from else "",
        "ended_on": measure.ended_on.isoformat() if measure.ended_on else "",
        "ended_note": measure.ended_note,
        "tasks": [_task(one) for one in measure.tasks],
        **_about(measure),
        "status": measure.status.word,
        "leads": _names(measure.leads),
        "partners": _names(measure.partners),
        "funding": list(measure.funding),
        "indicators": [_indicator(one) for one in measure.indicators],
    }


def _about(thing: MeasureSeen | WorkSeen) -> Document:
    return {
        "areas": list(thing.areas),
        "groups": [one.swedish for one in thing.groups],
        "violence": [one.swedish for one in thing.violence],
        "money": [_money(one) for one in thing.money],
    }


def _money(one: MoneySeen) -> Document:
    return {
        "source": one.source,
        "funder": one.funder,
        "amount": one.amount,
        "ends": one.ends,
        "what_stops": one.what_stops,
    }


def _task(one: TaskSeen) -> Document:
    return {
        "title": one.title,
        "by": _name(one.party),
        "due_on": one.due_on.isoformat() if one.due_on else "",
        "done_on": one.done_on.isoformat() if one.done_on else "",
    }


def _indicator(one: IndicatorSeen) -> Document:
    return {
        "id": str(one.id),
        "name": one.name,
        "unit": one.unit,
        "target": one.target,
        "unsplit_why": one.unsplit_why,
        "national": one.national.swedish if one.national else "",
        "values": _values(one),
    }


def _values(one: IndicatorSeen) -> list[Document]:
    return [_value(each) for each in one.values]


def _value(one: ValueSeen) -> Document:
    """Return a value; None is fewer than five, and only a split value has parts."""
    found: Document = {"period": one.period, "value": one.value}
    if one.parts:
        found["women"], found["men"], found["others"] = one.parts
    return found


def _names(parties: Iterable[Party]) -> list[str]:
    return [party.name for party in parties]


def _name(party: Party | None) -> str:
    return party.name if party else ""
