"""What still names a body that no longer holds a responsibility (F03): faults to put right.

Only the living text is looked at. History and decisions are meant to name who it was then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lykta.kernel.mentions import Mention
from lykta.kernel.party import Party
from lykta.kernel.period import Period
from lykta.plan.rules.facts import HoldingFact


@dataclass(frozen=True)
class Moved:
    """A body that has left something it held: what, who holds it now, and whether it has it all.

    `units` are its units that hold nothing any more; `now` says who holds each thing, in words.
    """

    was: Party
    what: tuple[str, ...]
    now: tuple[str, ...]
    wholly: bool
    units: tuple[Party, ...] = ()

    @property
    def told(self) -> str:
        """Say who holds it now: "Kommunstyrelsen sedan 1 mars 2023"."""
        return " och ".join(self.now) or "ingen är utsedd"

    @property
    def subject(self) -> str:
        """Say what it was: "våld i nära relationer och hedersrelaterat våld"."""
        return " och ".join(self.what)


@dataclass(frozen=True)
class Text:
    """A living text of the plan, or who it names as responsible.

    `areas` are the subject areas it is about; `watched` marks a page outside Lykta.
    """

    title: str
    path: str
    text: str = ""
    names: tuple[Party, ...] = ()
    areas: tuple[str, ...] = ()
    watched: bool = False


def moved(holdings: Iterable[HoldingFact], titles: Mapping[Any, str]) -> tuple[Moved, ...]:
    """Return who has left a responsibility they have not got back, in order of the areas."""
    rows = list(holdings)
    now = {(one.area, one.duty): one for one in rows if not one.until}
    left: dict[Party, list[HoldingFact]] = {}
    for one in rows:
        held = now.get((one.area, one.duty))
        if one.until and (held is None or held.holder != one.holder):
            left.setdefault(one.holder, []).append(one)
    return tuple(_moved(was, gone, now, titles) for was, gone in left.items())


def _moved(
    was: Party,
    gone: list[HoldingFact],
    now: Mapping[tuple[UUID | None, str], HoldingFact],
    titles: Mapping[Any, str],
) -> Moved:
    followers = [now[one.area, one.duty] for one in gone if (one.area, one.duty) in now]
    units = {one.unit for one in now.values()}
    return Moved(
        was=was,
        what=_once(titles.get(one.area or one.duty, "") for one in gone),
        now=_once(_since(one) for one in followers),
        wholly=was not in {one.holder for one in now.values()},
        units=tuple(one.unit for one in gone if one.unit is not None and one.unit not in units),
    )


def _since(one: HoldingFact) -> str:
    when = f" sedan {Period.parse(one.since).swedish}" if one.since else ""
    return f"{one.holder.name}{when}"


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def faults(*, moved: Iterable[Moved], texts: Iterable[Text]) -> tuple[Mention, ...]:
    """Return each living text that names a body which has left its responsibility, once.

    A body that still holds another area is a fault only where the text is about what it left.
    """
    living = list(texts)
    found = [
        Mention(title=one.title, path=one.path, names=party.name, why=why)
        for each in moved
        for one in living
        if each.wholly or _is_about(one, each)
        for party in (each.was, *each.units)
        if (why := _names(one, party))
    ]
    return tuple(dict.fromkeys(found))


def _is_about(one: Text, each: Moved) -> bool:
    said = one.text.casefold()
    return (
        one.watched
        or bool(set(one.areas) & set(each.what))
        or any(area.casefold() in said for area in each.what)
    )


def _names(one: Text, party: Party) -> str:
    if party in one.names:
        return f"Anger {party.name} som ansvarig."
    return f"Texten nämner {party.name}." if party.name.casefold() in one.text.casefold() else ""
