"""What a frozen round holds: every value by itself, named one by one, so that a new field is not
in it until somebody writes it here. Nobody's name, no question, no link is among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from lykta.follow_up.rules.counting import counts
from lykta.follow_up.rules.facts import Asked, Number, PlanMeasure, RoundFact
from lykta.follow_up.terms import Goes

FORMAT: Final = 1
Document = dict[str, Any]


def document(
    *,
    of: RoundFact,
    asked: Iterable[Asked],
    before: Mapping[str, str],
    before_title: str,
    at: datetime,
) -> Document:
    """Return the round's values as they are now, with nothing that points outside.

    `before` is how each measure went, by its code, in the frozen round before; "" title: none.
    """
    measures = [_measure(one, of, before.get(one.measure.code, "")) for one in asked]
    return {
        "format": FORMAT,
        "municipality": of.municipality,
        "title": of.title,
        "kind": of.kind.swedish,
        "period": of.when,
        "due_on": of.due_on.isoformat(),
        "frozen_at": at.isoformat(timespec="minutes"),
        "before": before_title,
        "own_question": of.asks.own_question,
        "counts": counts(Goes(each["goes"]) for each in measures),
        "measures": measures,
    }


def _measure(one: Asked, of: RoundFact, before: str) -> Document:
    plan, said = one.measure, one.said
    return {
        "id": str(one.id),
        "code": plan.code,
        "title": plan.title,
        "kind": plan.kind,
        "stage": plan.stage,
        "example": plan.example,
        "leads": [lead.name for lead in plan.leads],
        "lead_codes": [lead.code for lead in plan.leads if lead.code],
        "answerer": one.answerer_name,
        "goes": one.goes.value,
        "before": before,
        "happened": said.happened if said else "",
        "effect": said.effect if said and of.asks.effect else "",
        "own_answer": said.own_answer if said and of.asks.own_question else "",
        "answered_on": said.at.date().isoformat() if said else "",
        "number": _asked_number(plan, said.number if said else None, of),
        "numbers": [_number(each) for each in plan.numbers],
    }


def _asked_number(plan: PlanMeasure, value: int | None, of: RoundFact) -> Document | None:
    number = plan.asked_number if of.asks.number else None
    if number is None:
        return None
    before = number.before(of.counted_in.swedish)
    return {
        "name": number.name,
        "unit": number.unit,
        "value": value,
        "before": before[1] if before else None,
        "before_period": before[0] if before else "",
        "target": number.target,
    }


def _number(one: Number) -> Document:
    return {
        "name": one.name,
        "unit": one.unit,
        "target": one.target,
        "values": [[period, value] for period, value in one.values],
    }
