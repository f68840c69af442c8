"""The guidance for managers and employees as plain values, read from its shipped file (F41-F43)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lykta.kernel.terms import Term


class Line(Term):
    """What HR sets in the guidance: whom to ring (a function, never a person) and a limit (F42)."""

    HR = "hr", "HR nära verksamheten"
    HEALTH = "health", "Företagshälsan"
    CRISIS = "crisis", "Krisstöd"
    TALKS = "talks", "Samtalet om året, bokning"
    ABSENCE = "absence", "Gräns för återkommande kort sjukfrånvaro"


@dataclass(frozen=True)
class Contact:
    """A function's ways in, as HR has written them; unconfirmed until somebody has tried them."""

    line: Line
    name: str = ""
    number: str = ""
    web: str = ""
    hours: str = ""
    confirmed_on: date | None = None

    @property
    def can_be_reached(self) -> bool:
        """Tell whether there is any way in at all."""
        return bool(self.number or self.web)

    @property
    def dialled(self) -> str:
        """Return the number as a telephone takes it."""
        return "".join(one for one in self.number if one.isdigit() or one == "+")

    @property
    def sentence(self) -> str:
        """Return the ways in, or the limit, on one line, as paper and pages say it."""
        if self.line is Line.ABSENCE:
            told = f"Återkommande kort sjukfrånvaro: {self.name or 'kommunens gräns saknas här'}"
        else:
            ways = [self.number, self.web, self.hours]
            ways = [one for one in ways if one] or ["numret saknas, fråga din chef eller växeln"]
            told = f"{self.name or self.line.swedish}: {', '.join(ways)}"
        return told if self.confirmed_on else f"{told} (inte bekräftat)"


@dataclass(frozen=True)
class Link:
    """An address of our own with its words."""

    to: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a page. `say`: words to say as they stand; `lines`: what HR has set beside it."""

    heading: str
    text: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    say: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Page:
    """A page of the guidance: one question each. The first one's code is empty."""

    code: str
    title: str
    lead: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Guidance:
    """Every page, and the version of the texts."""

    version: str
    pages: tuple[Page, ...]

    def page(self, code: str) -> Page:
        """Return a page. Raises KeyError."""
        return {one.code: one for one in self.pages}[code]


def guidance(data: Mapping[str, Any]) -> Guidance:
    """Return the guidance from its file. Raises KeyError, TypeError or ValueError for a bad one."""
    return Guidance(str(data["version"]), tuple(_page(one) for one in data["pages"]))


def _page(data: Mapping[str, Any]) -> Page:
    parts = tuple(_part(one) for one in data["parts"])
    return Page(data["code"], data["title"], data["lead"], parts)


def _part(data: Mapping[str, Any]) -> Part:
    texts = {name: tuple(data.get(name, ())) for name in ("text", "points", "steps", "say")}
    strange = set(data) - {*texts, "heading", "links", "lines"}
    if strange:
        raise ValueError(f"unknown in a part: {sorted(strange)}")
    return Part(
        heading=data["heading"],
        links=tuple(Link(one["to"], one["words"]) for one in data.get("links", ())),
        lines=tuple(Line(one) for one in data.get("lines", ())),
        **texts,
    )
