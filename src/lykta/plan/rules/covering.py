"""The coverage map: subject area by vulnerable group by actor, over measures and ongoing works.

An empty place is an invitation, never a reproach: most measures are for everybody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from lykta.kernel.party import Party
from lykta.kernel.vulnerable_groups import VulnerableGroup
from lykta.plan.rules import choosing
from lykta.plan.rules.choosing import Choice, Wanted


class Weight(IntEnum):
    """How far something has come: a decided measure, a proposed one, an ongoing work."""

    DECIDED = 3
    PROPOSED = 2
    ONGOING = 1


class Thing(NamedTuple):
    """A measure or an ongoing work as the map sees it."""

    title: str
    weight: Weight
    leads: tuple[Party, ...]
    areas: tuple[str, ...]
    groups: tuple[VulnerableGroup, ...]


@dataclass(frozen=True)
class Cell:
    """One place of the map: how many stand there, and the plan's own list of them."""

    decided: int
    proposed: int
    ongoing: int
    url: str

    @property
    def number(self) -> int:
        """Return how many stand here in all."""
        return self.decided + self.proposed + self.ongoing

    @property
    def level(self) -> str:
        """Return how far the furthest has come: decided, proposed, ongoing or none."""
        if self.decided:
            return "decided"
        if self.proposed:
            return "proposed"
        return "ongoing" if self.ongoing else "none"


@dataclass(frozen=True)
class Line:
    """A group with its places, and where a measure for it is begun."""

    group: VulnerableGroup
    cells: tuple[Cell, ...]
    number: int
    decided: int
    url: str


@dataclass(frozen=True)
class Coverage:
    """The map, the groups for which nothing is decided, and the actors as filters."""

    areas: tuple[str, ...]
    lines: tuple[Line, ...]
    actors: tuple[str, ...]
    actor_lines: tuple[Line, ...]
    without: tuple[Line, ...]
    for_everybody: int
    choices: tuple[Choice, ...]
    lead: str


def coverage(found: tuple[Thing, ...], *, areas: tuple[str, ...], lead: str = "") -> Coverage:
    """Return the map of these things; with `lead` (a code or name) only what that actor leads."""
    wanted = Wanted(lead=lead)
    actors = {choosing.key(party): party.name for one in found for party in one.leads}
    shown = [one for one in found if not lead or lead in map(choosing.key, one.leads)]
    lines = tuple(_line(group, shown, areas, lead) for group in VulnerableGroup)
    names = tuple(actors.items()) if not lead else ((lead, actors.get(lead, lead)),)
    by_name = tuple(sorted(names, key=lambda pair: pair[1]))
    return Coverage(
        areas=areas,
        lines=lines,
        actors=tuple(name for _, name in by_name),
        actor_lines=tuple(_actor_line(group, shown, by_name) for group in VulnerableGroup),
        without=tuple(line for line in lines if not line.number),
        for_everybody=sum(1 for one in shown if not one.groups),
        choices=choosing.by_lead((party for one in found for party in one.leads), wanted),
        lead=actors.get(lead, ""),
    )


def _line(group: VulnerableGroup, found: list[Thing], areas: tuple[str, ...], lead: str) -> Line:
    mine = [one for one in found if group in one.groups]
    cells = tuple(
        _cell(
            (one for one in mine if area in one.areas),
            Wanted(area=area, group=group.value, lead=lead),
        )
        for area in areas
    )
    return Line(group, cells, len(mine), _decided(mine), Wanted(group=group.value).address())


def _actor_line(
    group: VulnerableGroup, found: list[Thing], actors: tuple[tuple[str, str], ...]
) -> Line:
    mine = [one for one in found if group in one.groups]
    led: dict[str, list[Thing]] = {}
    for one in mine:
        for code in dict.fromkeys(map(choosing.key, one.leads)):
            led.setdefault(code, []).append(one)
    cells = tuple(
        _cell(led.get(code, ()), Wanted(group=group.value, lead=code)) for code, _ in actors
    )
    return Line(group, cells, len(mine), _decided(mine), Wanted(group=group.value).address())


def _decided(found: list[Thing]) -> int:
    return sum(1 for one in found if one.weight is Weight.DECIDED)


def _cell(found: Iterable[Thing], wanted: Wanted) -> Cell:
    weights = [one.weight for one in found]
    return Cell(
        decided=weights.count(Weight.DECIDED),
        proposed=weights.count(Weight.PROPOSED),
        ongoing=weights.count(Weight.ONGOING),
        url=wanted.address(),
    )
