"""Choosing among works and measures by who leads and what kind: filters that are plain links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar
from urllib.parse import urlencode

from lykta.kernel.party import Party

LEAD, KIND = "ledare", "slag"


class Choosable(Protocol):
    """A work or a measure, as far as a filter looks at it."""

    @property
    def leads(self) -> tuple[Party, ...]:
        """Return who leads."""

    @property
    def kind(self) -> str:
        """Return the Swedish word for its kind."""

    @property
    def kind_code(self) -> str:
        """Return the code of its kind."""


Thing = TypeVar("Thing", bound=Choosable)


@dataclass(frozen=True)
class Choice:
    """One link of a filter: its word, address, and whether it is chosen."""

    text: str
    url: str
    chosen: bool


@dataclass(frozen=True)
class Wanted:
    """What is asked for: a lead by code or name, a kind by code; "" for all."""

    lead: str = ""
    kind: str = ""

    def address(self) -> str:
        """Return the query that asks for this, "?" for all."""
        asked = {LEAD: self.lead, KIND: self.kind}
        return "?" + urlencode({name: value for name, value in asked.items() if value})


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
    )


def by_lead(things: Sequence[Choosable], wanted: Wanted) -> tuple[Choice, ...]:
    """Return a link for each lead among the things, by name, after one for all."""
    names = {key(party): party.name for thing in things for party in thing.leads}
    ways = [("", "Alla"), *sorted(names.items(), key=lambda pair: pair[1])]
    return tuple(
        Choice(name, Wanted(code, wanted.kind).address(), code == wanted.lead)
        for code, name in ways
    )


def by_kind(things: Sequence[Choosable], wanted: Wanted) -> tuple[Choice, ...]:
    """Return a link for each kind among the things, by name, after one for all."""
    names = {thing.kind_code: thing.kind for thing in things}
    ways = [("", "Alla slag"), *sorted(names.items(), key=lambda pair: pair[1])]
    return tuple(
        Choice(name, Wanted(wanted.lead, code).address(), code == wanted.kind)
        for code, name in ways
    )
