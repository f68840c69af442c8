"""Reads of the programme: areas, who holds what, history, the plan as a document."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from lykta.kernel.party import Party
from lykta.pages import put_once
from lykta.plan.models import (
    GroupMember,
    KnownParty,
    Plan,
    Programme,
    ProgrammeEvent,
    Responsibility,
    SubjectArea,
)
from lykta.plan.rules.facts import (
    AreaFact,
    EventFact,
    HoldingFact,
)
from lykta.plan.rules.texts import (
    EventText,
    PlanText,
    ProgrammeText,
)

Rows = QuerySet[Any, Any]


class Parties(dict[UUID, Party]):
    """The parties that the plan knows, by key."""

    def of(self, key: UUID | None) -> Party | None:
        """Return the party, or None where none is said."""
        return None if key is None else self[key]


def known_parties() -> Parties:
    found = put_once.rows(_known)
    return Parties({key: Party(name=name, code=code) for key, name, code in found})


def _known() -> Rows:
    return KnownParty.objects.order_by("id").values_list("id", "name", "code")


def areas(programme: Programme) -> tuple[AreaFact, ...]:
    return tuple(AreaFact(*row) for row in put_once.rows(_areas, programme.id))


def _areas(programme: UUID) -> Rows:
    rows = SubjectArea.objects.filter(programme_id=programme).order_by("place", "id")
    return rows.values_list("id", "title")


def programme_text(row: Programme, areas: tuple[AreaFact, ...], known: Parties) -> ProgrammeText:
    group = put_once.rows(_group, row.id)
    return ProgrammeText(
        municipality=row.municipality,
        title=row.title,
        areas=tuple(area.title for area in areas),
        working_group=tuple(known[key] for (key,) in group),
        reference_group=row.reference_group,
    )


def _group(programme: UUID) -> Rows:
    rows = GroupMember.objects.filter(programme_id=programme).order_by("place", "id")
    return rows.values_list("party_id")


def holdings(programme: Programme, known: Parties) -> tuple[HoldingFact, ...]:
    return tuple(
        HoldingFact(known[holder], known.of(unit), *told)
        for holder, unit, *told in put_once.rows(_holdings, programme.id)
    )


def _holdings(programme: UUID) -> Rows:
    rows = Responsibility.objects.filter(programme_id=programme).order_by("area__place", "id")
    told = ("area_id", "duty", "since", "until", "begun_by_id", "ended_by_id")
    return rows.values_list("holder_id", "unit_id", *told)


def events(
    programme: Programme,
    areas: tuple[AreaFact, ...],
    holdings: tuple[HoldingFact, ...],
    known: Parties,
) -> tuple[EventFact, ...]:
    rows = ProgrammeEvent.objects.filter(programme=programme).order_by("first_on", "kind", "id")
    return tuple(EventFact(row.id, _event(row, areas, holdings, known)) for row in rows)


def _event(
    row: ProgrammeEvent,
    areas: tuple[AreaFact, ...],
    holdings: tuple[HoldingFact, ...],
    known: Parties,
) -> EventText:
    begun = [one for one in holdings if one.begun_by == row.id]
    ended = [one for one in holdings if one.ended_by == row.id]
    moved = {one.area for one in begun}
    return EventText(
        period=row.period,
        kind=row.kind,
        note=row.note,
        areas=tuple(area.title for area in areas if area.id in moved),
        from_=ended[0].holder if ended else None,
        to=begun[0].holder if begun else None,
        unit=begun[0].unit if begun else None,
        decided_by=known.of(row.decided_by_id),
        decision_expected=row.decision_expected,
        decided=row.decided,
        verdict=row.verdict,
    )


def plan_text(programme: Programme, known: Parties) -> PlanText | None:
    row = Plan.objects.filter(programme=programme).first()
    return PlanText(row.title, row.status, known.of(row.lead_id)) if row else None
