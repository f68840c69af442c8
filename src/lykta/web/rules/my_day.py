"""One's day: what is to be done put into four parts by its clock, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lykta.kernel.duty import Duty, level

LATE, TODAY, SOON, CALM = "late", "today", "soon", "calm"
_AT_ONCE = ("genast", "utan dröjsmål")
_HAS_WAITED = "väntar sedan"


@dataclass(frozen=True, kw_only=True)
class Doing:
    """Something to do. `about` says in what (a case number, a unit), never who it is about."""

    title: str
    level: str
    words: str
    url: str
    about: str = ""
    source: str = ""
    why: str = ""
    unconfirmed: bool = False
    timeless: bool = False  # it has no clock: it is only not known yet

    @property
    def light(self) -> str:
        """The shape it is shown with: late, soon, calm, or none for what has no clock."""
        if self.timeless:
            return "none"
        return {LATE: "late", TODAY: "soon", SOON: "calm"}.get(self.level, "none")


@dataclass(frozen=True)
class Day:
    """The parts of the day, most urgent first; `later` is only told, not shown."""

    now: tuple[Doing, ...]
    today: tuple[Doing, ...]
    week: tuple[Doing, ...]
    later: tuple[Doing, ...]

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to do before next week."""
        return not (self.now or self.today or self.week)


def day_of(doings: Iterable[Doing]) -> Day:
    """Put what is to be done into parts, keeping the order it came in."""
    parts: dict[str, list[Doing]] = {"now": [], "today": [], "week": [], "later": []}
    for one in doings:
        parts[_part(one)].append(one)
    return Day(**{name: tuple(found) for name, found in parts.items()})


def _part(one: Doing) -> str:
    hurries = one.words.startswith(_AT_ONCE) or _HAS_WAITED in one.words
    if one.level == LATE or (one.level == TODAY and hurries):
        return "now"
    return {TODAY: "today", SOON: "week"}.get(one.level, "later")


def doing_of(duty: Duty, *, today: date, said: str) -> Doing:
    """Return a duty as it stands on Min dag. `said` is its day as people say it."""
    return Doing(
        title=duty.title,
        about=duty.about,
        level=level(duty, today=today),
        words=said,
        url=duty.path,
        why=duty.why,
        timeless=duty.due_on is None,
    )


def greeting(hour: int) -> str:
    """The greeting of the hour."""
    if hour < 5 or hour >= 22:
        return "God natt"
    if hour < 10:
        return "God morgon"
    return "Hej" if hour < 18 else "God kväll"
