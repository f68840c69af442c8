"""The OSA safety round and the staff dialogue: planned once a year in each unit, done or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lykta.kernel.problems import Invalid
from lykta.kernel.terms import Term


class Event(Term):
    """What every unit holds once a year (F43; law W6). Never who came or what was said."""

    OSA = "osa", "OSA-skyddsrond"
    DIALOGUE = "dialogue", "Medarbetardialog"


class Stand(Term):
    """How far a unit has come with one of them."""

    DONE = "done", "Gjord"
    PLANNED = "planned", "Planerad"
    LATE = "late", "Dagen har varit"
    MISSING = "missing", "Inte planerad"


@dataclass(frozen=True)
class Held:
    """One of them in one unit and year."""

    id: UUID
    unit: UUID
    unit_name: str
    unit_code: str
    event: Event
    year: int
    planned_on: date
    done_on: date | None

    def stand(self, *, today: date) -> Stand:
        """Return how far it has come."""
        if self.done_on is not None:
            return Stand.DONE
        return Stand.LATE if self.planned_on < today else Stand.PLANNED


@dataclass(frozen=True)
class UnitRow:
    """A unit of the administration with how far it has come, in the order of `Event`."""

    unit: UUID
    name: str
    cells: tuple[tuple[Stand, Held | None], ...]


def rows(*, units: Sequence[tuple[UUID, str]], held: Sequence[Held], today: date) -> list[UnitRow]:
    """Return every unit, also those where nothing is planned."""
    at = {(one.unit, one.event): one for one in held}
    return [
        UnitRow(key, name, tuple(_cell(at.get((key, event)), today) for event in Event))
        for key, name in units
    ]


def _cell(held: Held | None, today: date) -> tuple[Stand, Held | None]:
    return (held.stand(today=today) if held else Stand.MISSING), held


def bars(found: Sequence[UnitRow], event: Event) -> list[tuple[str, int, str]]:
    """Return how many units stand where with one of them, for a picture."""
    place = list(Event).index(event)
    stands = [row.cells[place][0] for row in found]
    return [(one.swedish, stands.count(one), "") for one in Stand]


def check_planned(*, planned_on: date, today: date) -> int:
    """Return the year it counts for. Raises Invalid for another year than this or the next."""
    if planned_on.year not in (today.year, today.year + 1):
        raise Invalid({"planned_on": "Välj en dag i år eller nästa år."})
    return planned_on.year


def check_done(*, done_on: date, today: date, year: int) -> None:
    """Raise Invalid for a day to come, or one in another year."""
    if done_on > today:
        raise Invalid({"done_on": "Dagen kan inte ligga i framtiden."})
    if done_on.year != year:
        raise Invalid({"done_on": f"Dagen ska vara i {year}."})
