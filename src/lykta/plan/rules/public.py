"""What of the plan everybody may read: named fact by fact, so that nothing comes along unnoticed.

Left out: what contact persons write, their names, how fresh reports are, and open questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lykta.kernel.party import Party
from lykta.plan.rules.seen import (
    AreaSeen,
    IndicatorSeen,
    MeasureSeen,
    PlanSeen,
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
        "status": measure.status.word,
        "leads": _names(measure.leads),
        "partners": _names(measure.partners),
        "funding": list(measure.funding),
        "indicators": [_indicator(one) for one in measure.indicators],
    }


def _indicator(one: IndicatorSeen) -> Document:
    return {
        "id": str(one.id),
        "name": one.name,
        "unit": one.unit,
        "target": one.target,
        "values": _values(one),
    }


def _values(one: IndicatorSeen) -> list[Document]:
    return [{"period": each.period, "value": each.value} for each in one.values]


def _names(parties: Iterable[Party]) -> list[str]:
    return [party.name for party in parties]


def _name(party: Party | None) -> str:
    return party.name if party else ""
