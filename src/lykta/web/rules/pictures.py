"""Geometry of the pictures: numbers in, text out, so that no locale puts a comma into an SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

BAR_HEIGHT: Final = 26
BAR_STEP: Final = 68
BAR_TOP: Final = 26
LONGEST_BAR: Final = 84.0
SIGN: Final = 3.0  # a figure beyond the third takes so many percent of a phone's width
LINE_WIDTH: Final = 120
LINE_HEIGHT: Final = 32
STRIP_EDGE: Final = 2.5
MARK_ROOM: Final = 3.0

# Label, number (None: hidden), note; and a tone, where one bar is not like the others.
Value = tuple[str, int | None, str] | tuple[str, int | None, str, str]


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar: its place in pixels, its length in percent, as text; ``value`` None is hidden.

    ``tone`` "none": it counts what nobody has told, and is drawn empty.
    """

    label: str
    value: int | None
    shown: str
    note: str
    tone: str
    label_y: str
    y: str
    width: str
    text_y: str


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One happening on the strip: ``x`` in percent, ``y`` in pixels, as text."""

    x: str
    y: str
    day: date
    label: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A year or month on the strip's axis."""

    x: str
    label: str


def digits(number: float) -> str:
    """A number as SVG writes it: a point, at most one decimal."""
    return f"{number:.1f}".rstrip("0").rstrip(".")


def spaced(value: int) -> str:
    """A whole number in Swedish groups of three, with unbreakable spaces."""
    return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}")


def bars(values: Sequence[Value], *, hidden: str = "") -> tuple[Bar, ...]:
    """Horizontal bars on one scale from nought."""
    longest = max((value[1] or 0 for value in values), default=0) or 1
    most = LONGEST_BAR - SIGN * max(len(spaced(longest)) - 3, 0)  # room for the number on a phone
    return tuple(
        Bar(
            label=label,
            value=value,
            shown=hidden if value is None else spaced(value),
            note=note,
            tone=tone[0] if tone else "",
            label_y=digits(BAR_TOP - 8 + place * BAR_STEP),
            y=digits(BAR_TOP + place * BAR_STEP),
            width=digits(max((value or 0) / longest * most, 0.5)),
            text_y=digits(BAR_TOP + BAR_HEIGHT - 7 + place * BAR_STEP),
        )
        for place, (label, value, note, *tone) in enumerate(values)
    )


def bars_height(count: int) -> int:
    """Height of the picture of ``count`` bars, in pixels."""
    return BAR_TOP + max(count, 1) * BAR_STEP - (BAR_STEP - BAR_HEIGHT) + 4


def sparkline(values: Sequence[float]) -> tuple[tuple[str, str], ...]:
    """Points of a small line, oldest first, within 120 x 32; a single value in the middle."""
    if not values:
        return ()
    low, high = min(values), max(values)
    span = (high - low) or 1
    step = (LINE_WIDTH - 8) / max(len(values) - 1, 1)
    flat = high == low
    return tuple(
        (
            digits(4 + place * step if len(values) > 1 else LINE_WIDTH / 2),
            digits(
                LINE_HEIGHT / 2
                if flat
                else LINE_HEIGHT - 5 - (value - low) / span * (LINE_HEIGHT - 10)
            ),
        )
        for place, value in enumerate(values)
    )


def strip(happenings: Sequence[tuple[date, str, str]]) -> tuple[Mark, ...]:
    """Happenings (day, label, kind) along a line of time; crowded ones are stacked."""
    ordered = sorted(happenings, key=lambda one: one[0])
    if not ordered:
        return ()
    first, last = ordered[0][0], ordered[-1][0]
    marks: list[Mark] = []
    previous, height = -100.0, 0
    for day, label, kind in ordered:
        x = _along(day=day, first=first, last=last)
        height = height + 1 if x - previous < MARK_ROOM else 0
        previous = x
        marks.append(
            Mark(x=digits(x), y=digits(58 - (height % 4) * 13), day=day, label=label, kind=kind)
        )
    return tuple(marks)


def ticks(*, first: date, last: date) -> tuple[Tick, ...]:
    """The turns of the year between two days."""
    years = (date(year, 1, 1) for year in range(first.year + 1, last.year + 1))
    return tuple(
        Tick(x=digits(_along(day=day, first=first, last=last)), label=str(day.year))
        for day in years
    )


def _along(*, day: date, first: date, last: date) -> float:
    span = (last - first).days
    room = 100 - 2 * STRIP_EDGE
    return STRIP_EDGE + ((day - first).days / span * room if span else room / 2)
