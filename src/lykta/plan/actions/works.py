"""Describing ongoing work and proposing measures. Neither adopts anything (F01, F11-F22)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.party import Party
from lykta.kernel.problems import Unknown
from lykta.pages import registers
from lykta.plan import access
from lykta.plan.actions import ground, indicators
from lykta.plan.models import Funding, Measure, OngoingWork, Participation, Plan, Point
from lykta.plan.rules.texts import MeasureText, PointText, WorkText
from lykta.plan.terms import Money, Part, PointKind, WorkKind


def describe_ongoing_work(
    *, municipality: str, text: WorkText, actor: Actor, now: datetime
) -> Change:
    """Describe something that is done today, by its code (F11-F22).

    Raises Refused without the right to the plan, Invalid for a kind, source or period that is none.
    """
    access.check_may_describe(actor=actor)
    programme = ground.programme_of(municipality)
    row, own = registers.describe(
        OngoingWork,
        key={"programme_id": programme.id, "code": text.code},
        values=_said(text),
    )
    _put_last(row, own, programme.works.count())
    owner = {"ongoing_id": row.id}
    parts = {
        Part.LEAD: text.leads,
        Part.PARTNER: text.partners,
        Part.CONSULTED: text.consulted,
        Part.RECIPIENT: text.recipients,
    }
    change = registers.together(
        own,
        _take_part(owner, parts),
        _fund(owner, text.funding),
        _points(row.id, text.points),
        indicators.describe(owner=owner, texts=text.indicators, now=now),
    )
    return ground.logged("ongoing", row.id, change)


def _said(text: WorkText) -> dict[str, Any]:
    return {
        "title": text.title,
        "kind": ground.code(WorkKind, text.kind, field="kind"),
        "unit_id": ground.known(text.unit),
        "decided_by_id": ground.known(text.decided_by),
        "note": text.note,
        "years": text.years,
        "evaluation_due": ground.check_period(text.evaluation_due, field="evaluation_due"),
        "evaluation": text.evaluation,
    }


def propose_measure(*, municipality: str, text: MeasureText, actor: Actor, now: datetime) -> Change:
    """Propose a measure in the plan, by its code. What stage it has reached is left as it is.

    Raises Refused without the right to the plan, Invalid for a kind or count that is none.
    """
    access.check_may_describe(actor=actor)
    plan = Plan.objects.filter(programme=ground.programme_of(municipality)).first()
    if plan is None:
        raise Unknown()
    row, own = registers.describe(
        Measure,
        key={"plan_id": plan.id, "code": text.code},
        values={
            "title": text.title,
            "kind": ground.code(WorkKind, text.kind, field="kind"),
            "example": text.example,
            "why": text.why,
        },
    )
    _put_last(row, own, plan.measures.count())
    owner = {"measure_id": row.id}
    change = registers.together(
        own,
        _take_part(owner, {Part.LEAD: text.leads, Part.PARTNER: text.partners}),
        _fund(owner, text.funding),
        indicators.describe(owner=owner, texts=text.indicators, now=now),
    )
    return ground.logged("measure", row.id, change)


def _put_last(row: OngoingWork | Measure, change: Change, count: int) -> None:
    """Give a new row the last place; one that is described again keeps its place."""
    if change is Change.NEW:
        row.place = count
        row.save(update_fields=["place"])


def _take_part(owner: dict[str, Any], parts: dict[Part, tuple[Party, ...]]) -> Change:
    rows = [
        ({"party_id": ground.party_id(party), "part": part.value}, {"place": place})
        for part, parties in parts.items()
        for place, party in enumerate(parties)
    ]
    return registers.describe_all(Participation, owner=owner, rows=rows)


def _fund(owner: dict[str, Any], sources: tuple[str, ...]) -> Change:
    rows = [
        ({"source": ground.code(Money, source, field="funding")}, {"place": place})
        for place, source in enumerate(sources)
    ]
    return registers.describe_all(Funding, owner=owner, rows=rows)


def _points(ongoing_id: UUID, points: tuple[PointText, ...]) -> Change:
    rows = [
        (
            {"place": place},
            {"kind": ground.code(PointKind, point.kind, field="points"), "text": point.text},
        )
        for place, point in enumerate(points)
    ]
    return registers.describe_all(Point, owner={"ongoing_id": ongoing_id}, rows=rows)
