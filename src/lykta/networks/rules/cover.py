"""Which units have an ombud, which lost theirs, and which never had one (F11)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lykta.networks.terms import Cover


@dataclass(frozen=True)
class Place:
    """A workplace that exists today. `serves`: it meets people itself, whatever stands below."""

    id: UUID
    code: str
    name: str
    parent: UUID | None
    administration: str  # code; empty outside the administrations
    administration_name: str
    serves: bool = False


@dataclass(frozen=True)
class Held:
    """An ombud as far as the map needs: where, since when, until when, and whether still there.

    `moved`: the organisation says that the person no longer works in the unit.
    """

    unit: UUID
    appointed_on: date | None
    ended_on: date | None
    moved: bool = False

    def holds_on(self, day: date) -> bool:
        """Tell whether the unit can count on the person that day: not on the last one."""
        began = self.appointed_on is None or self.appointed_on <= day
        return began and not self.moved and (self.ended_on is None or self.ended_on > day)


@dataclass(frozen=True)
class UnitCover:
    """A unit that is to have an ombud, and how it stands."""

    place: Place
    cover: Cover
    ombuds: int


@dataclass(frozen=True)
class AdministrationCover:
    """An administration's units, those without an ombud first."""

    code: str
    name: str
    units: tuple[UnitCover, ...]

    def count(self, *covers: Cover) -> int:
        """Return how many of its units stand so."""
        return sum(unit.cover in covers for unit in self.units)

    @property
    def with_one(self) -> int:
        """Units with an ombud."""
        return self.count(Cover.HAS)

    @property
    def lost(self) -> int:
        """Units whose ombud has ended, with no new one."""
        return self.count(Cover.SUCCESSOR)

    @property
    def without(self) -> int:
        """Units that never had one."""
        return self.count(Cover.NONE)

    @property
    def exempt(self) -> int:
        """Units that need none of their own."""
        return self.count(Cover.EXEMPT)

    @property
    def expected(self) -> int:
        """Units that are to have one."""
        return len(self.units) - self.exempt

    @property
    def ombuds(self) -> int:
        """How many ombuds its units have together."""
        return sum(unit.ombuds for unit in self.units)


ORDER = (Cover.SUCCESSOR, Cover.NONE, Cover.HAS, Cover.EXEMPT)


def cover_map(
    *,
    places: Iterable[Place],
    sending: Iterable[str],
    held: Iterable[Held],
    exempt: Iterable[UUID],
    today: date,
) -> tuple[AdministrationCover, ...]:
    """Return each sending administration with its units, in the order the network names them.

    A unit that has units below it answers through them, unless it meets people itself or has had
    an ombud of its own.
    """
    by_unit: dict[UUID, list[Held]] = {}
    for one in held:
        by_unit.setdefault(one.unit, []).append(one)
    found, excused = list(places), frozenset(exempt)
    parents = _parents(found)
    made = []
    for code in dict.fromkeys(sending):
        here = [place for place in found if place.administration == code]
        units = [
            _covered(place, by_unit, excused, today)
            for place in here
            if place.id not in parents or place.serves or place.id in by_unit
        ]
        name = here[0].administration_name if here else code
        made.append(AdministrationCover(code, name, tuple(sorted(units, key=_first_without))))
    return tuple(made)


def _parents(places: Iterable[Place]) -> frozenset[UUID]:
    """Units with a unit below them in their own administration."""
    known = {place.id: place.administration for place in places}
    return frozenset(
        place.parent
        for place in places
        if place.parent is not None and known.get(place.parent) == place.administration
    )


def _covered(
    place: Place, by_unit: Mapping[UUID, list[Held]], excused: frozenset[UUID], today: date
) -> UnitCover:
    ours = by_unit.get(place.id, [])
    now = sum(one.holds_on(today) for one in ours)
    if now:
        return UnitCover(place, Cover.HAS, now)
    if place.id in excused:
        return UnitCover(place, Cover.EXEMPT, 0)
    return UnitCover(place, Cover.SUCCESSOR if ours else Cover.NONE, 0)


def in_order(name: str) -> tuple[tuple[int, str], ...]:
    """Return what names are put in order by: "Skolan 2" stands before "Skolan 10"."""
    parts = re.findall(r"\d+|\D+", name)
    return tuple((int(part), "") if part.isdecimal() else (0, part.casefold()) for part in parts)


def _first_without(unit: UnitCover) -> tuple[object, ...]:
    return ORDER.index(unit.cover), in_order(unit.place.name)


@dataclass(frozen=True)
class Square:
    """One unit in the picture: where it is drawn and how."""

    x: int
    y: int
    cover: Cover
    name: str


SIDE, STEP, IN_A_ROW = 22, 28, 10


def squares(units: Iterable[UnitCover]) -> tuple[Square, ...]:
    """Place a square for each unit, ten in a row; those with an ombud first, so that gaps show."""
    drawn = sorted(units, key=lambda unit: -ORDER.index(unit.cover))
    drawn = sorted(drawn, key=lambda unit: unit.cover is not Cover.HAS)
    return tuple(
        Square(place % IN_A_ROW * STEP, place // IN_A_ROW * STEP, unit.cover, unit.place.name)
        for place, unit in enumerate(drawn)
    )


def picture_height(count: int) -> int:
    """Return how high the picture of so many units is."""
    return max(1, -(-count // IN_A_ROW)) * STEP


def units_under(unit: UUID, places: Iterable[Place]) -> frozenset[UUID]:
    """Return the unit and every unit below it."""
    children: dict[UUID | None, list[UUID]] = {}
    for place in places:
        children.setdefault(place.parent, []).append(place.id)
    found, waiting = {unit}, [unit]
    while waiting:
        for child in children.get(waiting.pop(), []):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return frozenset(found)
