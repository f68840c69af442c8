"""How a legal clock is shown: how much is left of the bar, which shape and tone it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LEVELS: Final = ("calm", "soon", "today", "late", "done")
FULL: Final = 100


@dataclass(frozen=True, kw_only=True)
class ShownClock:
    """What the clock component draws; any object with these names will do.

    ``fraction_left`` runs from 1 (just started) to 0 (the time is up). ``why_unconfirmed`` says
    why a rule that no lawyer has confirmed is shown nevertheless.
    """

    title: str
    words: str
    fraction_left: float
    level: str
    source: str
    url: str = ""
    unconfirmed: bool = False
    why_unconfirmed: str = ""


def level_of(level: object) -> str:
    """The level's code; an unknown one is shown as ``soon`` rather than hidden as ``calm``."""
    code = str(getattr(level, "value", level))
    return code if code in LEVELS else "soon"


def bar_left(*, fraction_left: float, level: str) -> str:
    """Length of the bar that is left, 0 to 100, as SVG writes it; a late clock has an empty bar."""
    if level == "late":
        return "0"
    return str(round(min(max(fraction_left, 0.0), 1.0) * FULL))
