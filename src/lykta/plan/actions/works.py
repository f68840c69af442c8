"""Describing ongoing work and proposing measures. Neither adopts anything (F01, F11-F22)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.party import Party
from lykta.kernel.problems import Unknown
from lykta.kernel.terms import Term
from lykta.kernel.violence_kinds import ViolenceKind
from lykta.kernel.vulnerable_groups import VulnerableGroup
from lykta.pages import registers
from lykta.plan import access
from lykta.plan.actions import ground, indicators
from lykta.plan.models import (
    AreaCovered,
    Funding,
    Measure,
    OngoingWork,
    Participation,
    Plan,
    Point,
    Programme,
)
from lykta.plan.rules.texts import MeasureText, MoneyText, PointText, WorkText
from lykta.plan.terms import Money, Part, PointKind, WorkKind


def describe_ongoing_work(
    *, municipality: str, text: WorkText, actor: Actor, now: datetime
) -> Change:
    """Describe something that is done today, by its code (F11-F22).

    What a person has told of it is left alone when the municipality's file is read in again.
    Raises Refused without the right to the plan, Invalid for a kind, source or period that is none.
    """
    access.check_may_describe(actor=actor)
    programme = ground.programme_of(municipality)
    there = programme.works.filter(code=text.code).first()
    if there is not None and ground.leaves(there.id, actor=actor):
        return Change.SAME
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
        take_part(owner, parts),
        fund(owner, (*text.money, *map(MoneyText, text.funding))),
        cover(owner, programme, text.areas),
        _points(row.id, text.points),
        indicators.describe(owner=owner, texts=text.indicators, now=now),
    )
    return ground.logged("ongoing", row.id, change)


def say_about(
    *,
    work_id: UUID,
    areas: tuple[str, ...],
    groups: tuple[str, ...],
    violence: tuple[str, ...],
    actor: Actor,
    now: datetime,
) -> Change:
    """Say which areas, groups and kinds of violence an ongoing work is about.

    Raises Refused without the right to the plan, Unknown for no such work, Invalid for an area
    or a code that is none.
    """
    access.check_may_describe(actor=actor)
    work = OngoingWork.objects.select_for_update().filter(id=work_id).first()
    if work is None:
        raise Unknown()
    work.groups = codes(VulnerableGroup, groups, field="groups")
    work.violence = codes(ViolenceKind, violence, field="violence")
    work.save(update_fields=["groups", "violence"])
    cover({"ongoing_id": work.id}, work.programme, areas)
    ground.told_here(work.id, Change.CHANGED, actor=actor)
    return ground.logged("ongoing", work.id, Change.CHANGED)


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
        "groups": codes(VulnerableGroup, text.groups, field="groups"),
        "violence": codes(ViolenceKind, text.violence, field="violence"),
    }


def propose_measure(*, municipality: str, text: MeasureText, actor: Actor, now: datetime) -> Change:
    """Propose a measure in the plan, by its code. What stage it has reached is left as it is.

    What a person has changed is left alone when the municipality's file is read in again.
    Raises Refused without the right to the plan, Invalid for a kind or count that is none.
    """
    access.check_may_describe(actor=actor)
    programme = ground.programme_of(municipality)
    plan = Plan.objects.filter(programme=programme).first()
    if plan is None:
        raise Unknown()
    there = plan.measures.filter(code=text.code).first()
    if there is not None and _is_ours(there, actor):
        return Change.SAME
    row, own = registers.describe(
        Measure,
        key={"plan_id": plan.id, "code": text.code},
        values=proposed(text),
    )
    _put_last(row, own, plan.measures.count())
    change = registers.together(
        own,
        hang(row, programme, text),
        indicators.describe(owner={"measure_id": row.id}, texts=text.indicators, now=now),
    )
    ground.told_here(row.id, change, actor=actor)
    return ground.logged("measure", row.id, change)


def _is_ours(row: Measure, actor: Actor) -> bool:
    """Tell whether the file must leave the measure: people have changed it since it was read."""
    changed = access.is_import(actor=actor) and row.changes.exists()
    return changed or ground.leaves(row.id, actor=actor)


def hang(row: Measure, programme: Programme, text: MeasureText) -> Change:
    """Say who takes part in a measure, its money and its areas, as the text tells."""
    owner = {"measure_id": row.id}
    return registers.together(
        Change.SAME,
        take_part(owner, {Part.LEAD: text.leads, Part.PARTNER: text.partners}),
        fund(owner, (*text.money, *map(MoneyText, text.funding))),
        cover(owner, programme, text.areas),
    )


def proposed(text: MeasureText) -> dict[str, Any]:
    """Return a measure's own columns as the text tells. Raises Invalid for a code that is none."""
    return {
        "title": text.title,
        "kind": ground.code(WorkKind, text.kind, field="kind"),
        "example": text.example,
        "why": text.why,
        "what": text.what,
        "effect": text.effect,
        "groups": codes(VulnerableGroup, text.groups, field="groups"),
        "violence": codes(ViolenceKind, text.violence, field="violence"),
    }


def codes(kind: type[Term], chosen: Iterable[str], *, field: str) -> list[str]:
    """Return the codes as stored, in the term's own order. Raises Invalid for one that is none."""
    known = {ground.code(kind, one, field=field) for one in chosen}
    return [member.value for member in kind if member.value in known]


def _put_last(row: OngoingWork | Measure, change: Change, count: int) -> None:
    """Give a new row the last place; one that is described again keeps its place."""
    if change is Change.NEW:
        row.place = count
        row.save(update_fields=["place"])


def take_part(owner: dict[str, Any], parts: dict[Part, tuple[Party, ...]]) -> Change:
    """Let these parties, and no others, take these parts."""
    rows = [
        ({"party_id": ground.party_id(party), "part": part.value}, {"place": place})
        for part, parties in parts.items()
        for place, party in enumerate(parties)
    ]
    return registers.describe_all(Participation, owner=owner, rows=rows)


def fund(owner: dict[str, Any], moneys: Iterable[MoneyText]) -> Change:
    """Say where the money comes from. A source named alone keeps what is told of it before."""
    rows: list[tuple[dict[str, Any], dict[str, Any]]] = []
    for place, text in enumerate(moneys):
        told: dict[str, Any] = {
            "amount": text.amount,
            "ends": ground.check_period(text.ends, field="ends"),
            "what_stops": text.what_stops,
        }
        key = {"source": ground.code(Money, text.source, field="funding")}
        if text.funder:
            key["funder"] = text.funder
        rows.append((key, {"place": place} | {name: it for name, it in told.items() if it}))
    return registers.describe_all(Funding, owner=owner, rows=rows)


def cover(owner: dict[str, Any], programme: Programme, titles: Iterable[str]) -> Change:
    """Say which subject areas it is about. Raises Invalid for one the programme does not have."""
    nothing: dict[str, Any] = {}
    rows = [({"area_id": ground.area_of(programme, title).id}, nothing) for title in titles]
    return registers.describe_all(AreaCovered, owner=owner, rows=rows)


def _points(ongoing_id: UUID, points: tuple[PointText, ...]) -> Change:
    rows = [
        (
            {"place": place},
            {"kind": ground.code(PointKind, point.kind, field="points"), "text": point.text},
        )
        for place, point in enumerate(points)
    ]
    return registers.describe_all(Point, owner={"ongoing_id": ongoing_id}, rows=rows)
