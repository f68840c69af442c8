"""What still names a body that no longer holds a responsibility (F03): faults to put right.

Only the living text is looked at. History and decisions are meant to name who it was then.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lykta.kernel.mentions import Mention
from lykta.kernel.party import Party
from lykta.kernel.period import Period
from lykta.plan.rules.facts import HoldingFact


@dataclass(frozen=True)
class Moved:
    """A body that held something until a time, and who holds it now."""

    was: Party
    now: Party | None
    since: str
    what: tuple[str, ...]

    @property
    def told(self) -> str:
        """Say it in a sentence's end: "Kommunstyrelsen sedan 1 mars 2023"."""
        if self.now is None:
            return "ingen är utsedd"
        when = f" sedan {Period.parse(self.since).swedish}" if self.since else ""
        return f"{self.now.name}{when}"


@dataclass(frozen=True)
class Text:
    """A living text of the plan, or who it names as responsible."""

    title: str
    path: str
    text: str = ""
    names: tuple[Party, ...] = ()


def moved(holdings: Iterable[HoldingFact], titles: dict[object, str]) -> tuple[Moved, ...]:
    """Return who has left a responsibility they have not got back, with what it was."""
    rows = list(holdings)
    held = {one.holder for one in rows if not one.until}
    found: dict[tuple[Party, Party | None, str], list[str]] = {}
    for one in rows:
        if one.until and one.holder not in held:
            follower = next(
                (n for n in rows if not n.until and (n.area, n.duty) == (one.area, one.duty)), None
            )
            key = (one.holder, follower.holder if follower else None, one.until)
            found.setdefault(key, []).append(titles.get(one.area or one.duty, ""))
    return tuple(Moved(was, now, since, tuple(what)) for (was, now, since), what in found.items())


def faults(*, moved: Iterable[Moved], texts: Iterable[Text]) -> tuple[Mention, ...]:
    """Return each living text that names a body which has left its responsibility."""
    gone, living = list(moved), list(texts)
    return tuple(_mention(one, each) for each in gone for one in living if _names(one, each.was))


def _names(one: Text, was: Party) -> bool:
    return was in one.names or was.name.casefold() in one.text.casefold()


def _mention(one: Text, each: Moved) -> Mention:
    if each.was in one.names:
        why = f"Anger {each.was.name} som ansvarig."
    else:
        why = f"Texten nämner {each.was.name}."
    return Mention(title=one.title, path=one.path, names=each.was.name, why=why)
