"""Geometry of the plan's own pictures: columns with a target, and the coverage map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lykta.plan.rules.covering import Coverage
from lykta.plan.rules.seen import IndicatorSeen

HEIGHT: Final = 160
TOP: Final = 24
BOTTOM: Final = 24
COLUMN: Final = 56
BAR: Final = 32
SHOWN: Final = 8  # the newest periods; the table holds all of them
CELL: Final = 60
ROW: Final = 44
NAMES: Final = 172
HEAD: Final = 34
LARGEST: Final = 16


@dataclass(frozen=True)
class Column:
    """One value: its bar in pixels as text, and its words. `hidden`: fewer than five."""

    x: str
    y: str
    height: str
    middle: str
    text_y: str
    shown: str
    period: str
    hidden: bool


@dataclass(frozen=True)
class Columns:
    """An indicator's values as columns on one scale from nought, with its target as a line."""

    columns: tuple[Column, ...]
    width: int
    height: int
    base: int
    target_y: str
    target: int | None


def columns(one: IndicatorSeen) -> Columns:
    """Return the newest values as columns; the scale reaches the target."""
    shown = one.values[-SHOWN:]
    numbers = [each.value or 0 for each in shown]
    top = max([*numbers, one.target or 0, 1])
    base = HEIGHT - BOTTOM
    width = max(len(shown) * COLUMN + 16, 180)

    def y(number: int) -> float:
        return base - number / top * (base - TOP)

    return Columns(
        columns=tuple(
            Column(
                x=_text(8 + place * COLUMN + (COLUMN - BAR) / 2),
                y=_text(y(number)),
                height=_text(max(base - y(number), 1)),
                middle=_text(8 + place * COLUMN + COLUMN / 2),
                text_y=_text(y(number) - 6),
                shown=each.shown,
                period=each.period,
                hidden=each.value is None,
            )
            for place, (each, number) in enumerate(zip(shown, numbers, strict=True))
        ),
        width=width,
        height=HEIGHT,
        base=base,
        target_y=_text(y(one.target)) if one.target is not None else "",
        target=one.target,
    )


@dataclass(frozen=True)
class Spot:
    """One place of the map: a circle that grows with the number, and the number."""

    x: str
    y: str
    radius: str
    number: int
    level: str


@dataclass(frozen=True)
class Map:
    """The coverage map as a picture: names at the left, areas at the top."""

    width: int
    height: int
    names: tuple[tuple[str, str], ...]
    heads: tuple[tuple[str, str], ...]
    spots: tuple[Spot, ...]
    words: str


def coverage_map(found: Coverage) -> Map:
    """Return the picture of areas by groups, with the same in words for those who do not see it."""
    most = max((cell.number for line in found.lines for cell in line.cells), default=0) or 1
    spots = tuple(
        Spot(
            x=_text(NAMES + across * CELL + CELL / 2),
            y=_text(HEAD + down * ROW + ROW / 2),
            radius=_text(5 + (LARGEST - 5) * (cell.number / most) ** 0.5) if cell.number else "5",
            number=cell.number,
            level=cell.level,
        )
        for down, line in enumerate(found.lines)
        for across, cell in enumerate(line.cells)
    )
    return Map(
        width=NAMES + CELL * len(found.areas),
        height=HEAD + ROW * len(found.lines),
        names=tuple(
            (line.group.swedish, _text(HEAD + down * ROW + ROW / 2 + 5))
            for down, line in enumerate(found.lines)
        ),
        heads=tuple(
            (str(place + 1), _text(NAMES + place * CELL + CELL / 2))
            for place, _ in enumerate(found.areas)
        ),
        spots=spots,
        words=" ".join(f"{line.group.swedish}: {line.number}." for line in found.lines),
    )


def _text(number: float) -> str:
    """Write a number as SVG does: a point, at most one decimal."""
    return f"{number:.1f}".rstrip("0").rstrip(".")
