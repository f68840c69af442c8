"""Reads of the programme: areas, who holds what, history, the plan as a document."""

from uuid import UUID

from lykta.kernel.party import Party
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


class Parties(dict[UUID, Party]):
    """The parties that the plan knows, by key."""

    def of(self, key: UUID | None) -> Party | None:
        """Return the party, or None where none is said."""
        return None if key is None else self[key]


def known_parties() -> Parties:
    rows = KnownParty.objects.order_by("id").values_list("id", "name", "code")
    return Parties({key: Party(name=name, code=code) for key, name, code in rows})


def areas(programme: Programme) -> tuple[AreaFact, ...]:
    rows = SubjectArea.objects.filter(programme=programme).order_by("place", "id")
    return tuple(AreaFact(*row) for row in rows.values_list("id", "title"))


def programme_text(row: Programme, areas: tuple[AreaFact, ...], known: Parties) -> ProgrammeText:
    group = GroupMember.objects.filter(programme=row).order_by("place", "id")
    return ProgrammeText(
        municipality=row.municipality,
        title=row.title,
        areas=tuple(area.title for area in areas),
        working_group=tuple(known[key] for key in group.values_list("party_id", flat=True)),
        reference_group=row.reference_group,
    )


def holdings(programme: Programme, known: Parties) -> tuple[HoldingFact, ...]:
    rows = Responsibility.objects.filter(programme=programme).order_by("area__place", "id")
    return tuple(
        HoldingFact(
            holder=known[row.holder_id],
            unit=known.of(row.unit_id),
            area=row.area_id,
            duty=row.duty,
            since=row.since,
            until=row.until,
            begun_by=row.begun_by_id,
            ended_by=row.ended_by_id,
        )
        for row in rows
    )


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
