"""Reads of the planned rounds and dialogues; the database leaves out what is out of reach."""

from datetime import date
from uuid import UUID

from lykta.kernel.problems import Unknown
from lykta.workplace.models import UnitDialogue
from lykta.workplace.queries.overview import own_administration
from lykta.workplace.queries.rounds import to_ask
from lykta.workplace.rules.dialogue import Event, Held, UnitRow, rows


def own(*, unit: UUID, today: date) -> UnitRow:
    """Return this year of the own unit. One query."""
    return rows(units=[(unit, "")], held=_held(year=today.year, unit_id=unit), today=today)[0]


def ahead(*, unit: UUID, today: date) -> dict[Event, Held]:
    """Return what the own unit has planned for next year. One query."""
    return {one.event: one for one in _held(year=today.year + 1, unit_id=unit)}


def administration(*, today: date) -> list[UnitRow]:
    """Return every led unit of the administration one oversees, by name. Five queries."""
    key = own_administration()
    led = [one for one in to_ask(today=today) if one["administration_id"] == key]
    units = sorted(((one["unit_id"], one["unit_name"]) for one in led), key=lambda one: one[1])
    return rows(units=units, held=_held(year=today.year, administration_id=key), today=today)


def one(row_id: UUID, *, unit: UUID) -> Held:
    """Return one of the own unit's. Raises Unknown."""
    row = UnitDialogue.objects.filter(id=row_id, unit_id=unit).first()
    if row is None:
        raise Unknown()
    return _fact(row)


def open_between(*, first: date, last: date) -> list[Held]:
    """Return what is planned between two days and not done, of what the reader reaches."""
    found = UnitDialogue.objects.filter(done_on__isnull=True, planned_on__range=(first, last))
    return [_fact(row) for row in found.order_by("planned_on", "unit_name")]


def _held(**which: object) -> list[Held]:
    return [_fact(row) for row in UnitDialogue.objects.filter(**which)]


def _fact(row: UnitDialogue) -> Held:
    return Held(
        row.id,
        row.unit_id,
        row.unit_name,
        row.unit_code,
        Event(row.event),
        row.year,
        row.planned_on,
        row.done_on,
    )
