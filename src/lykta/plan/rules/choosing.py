"""Choosing among works and measures by who leads and what kind: filters that are plain links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar
from urllib.parse import urlencode

from lykta.kernel.party import Party
from lykta.kernel.vulnerable_groups import VulnerableGroup
from lykta.plan.terms import WorkKind

LEAD, KIND, AREA, GROUP = "ledare", "slag", "omrade", "grupp"


class Choosable(Protocol):
    """A work or a measure, as far as a filter looks at it."""

    @property
    def leads(self) -> tuple[Party, ...]:
        """Return who leads."""

    @property
    def kind_code(self) -> str:
        """Return the code of its kind."""

    @property
    def areas(self) -> tuple[str, ...]:
        """Return the titles of the subject areas it is about."""

    @property
    def groups(self) -> tuple[VulnerableGroup, ...]:
        """Return the groups it is for."""


Thing = TypeVar("Thing", bound=Choosable)


@dataclass(frozen=True)
class Choice:
    """One link of a filter: its word, address, and whether it is chosen."""

    text: str
    url: str
    chosen: bool


@dataclass(frozen=True)
class Wanted:
    """What is asked for: a lead by code or name, a kind or group by code, an area by title.

    "" for all.
    """

    lead: str = ""
    kind: str = ""
    area: str = ""
    group: str = ""

    def address(self) -> str:
        """Return the query that asks for this, "?" for all."""
        asked = {LEAD: self.lead, KIND: self.kind, AREA: self.area, GROUP: self.group}
        return "?" + urlencode({name: value for name, value in asked.items() if value})

    @property
    def anything(self) -> bool:
        """Tell whether anything is asked for."""
        return bool(self.lead or self.kind or self.area or self.group)


@dataclass(frozen=True)
class Window:
    """Which of the measures that fit are shown: how many are passed by, and how many follow."""

    wanted: Wanted
    first: int
    number: int

    @property
    def starts(self) -> bool:
        """Tell whether it is the first, where the rest of the page stands too."""
        return self.first == 0 and self.number > 0

    @property
    def goes_on(self) -> bool:
        """Tell whether only the list is looked at: a later page of it, or a choice from it."""
        return self.number > 0 and (self.first > 0 or self.wanted.anything)


def key(party: Party) -> str:
    """Return how a party is named in an address: its code, or its name outside."""
    return party.code or party.name


def chosen(things: Iterable[Thing], wanted: Wanted) -> tuple[Thing, ...]:
    """Return the works or measures that fit, in the order they came."""
    return tuple(
        thing
        for thing in things
        if (not wanted.kind or thing.kind_code == wanted.kind)
        and (not wanted.lead or wanted.lead in {key(party) for party in thing.leads})
        and (not wanted.area or wanted.area in thing.areas)
        and (not wanted.group or wanted.group in thing.groups)
    )


def by_lead(parties: Iterable[Party], wanted: Wanted) -> tuple[Choice, ...]:
    """Return a link for each lead, by name, after one for all."""
    names = {key(party): party.name for party in parties}
    ways = [("", "Alla"), *sorted(names.items(), key=lambda pair: pair[1])]
    return tuple(
        Choice(name, replace(wanted, lead=code).address(), code == wanted.lead)
        for code, name in ways
    )


def by_kind(kinds: Iterable[WorkKind], wanted: Wanted) -> tuple[Choice, ...]:
    """Return a link for each kind, by name, after one for all."""
    ways = [("", "Alla slag"), *sorted({(kind.value, kind.swedish) for kind in kinds}, key=_name)]
    return tuple(
        Choice(name, replace(wanted, kind=code).address(), code == wanted.kind)
        for code, name in ways
    )


def by_area(titles: Iterable[str], wanted: Wanted) -> tuple[Choice, ...]:
    """Return a link for each subject area, in the programme's order, after one for all."""
    ways = [("", "Alla områden"), *((title, title.capitalize()) for title in titles)]
    return tuple(
        Choice(name, replace(wanted, area=title).address(), title == wanted.area)
        for title, name in ways
    )


def by_group(wanted: Wanted) -> tuple[Choice, ...]:
    """Return a link for each especially vulnerable group (F33), after one for all."""
    ways = [("", "Alla grupper"), *((group.value, group.swedish) for group in VulnerableGroup)]
    return tuple(
        Choice(name, replace(wanted, group=code).address(), code == wanted.group)
        for code, name in ways
    )


def _name(pair: tuple[str, str]) -> str:
    return pair[1]
