"""The year as a wheel: January at the top, clockwise, a mark a day of note. Pure geometry."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, pi, sin
from typing import Final

from lykta.kernel.calendar import MONTHS
from lykta.kernel.wheel import YearEvent
from lykta.web.rules.pictures import digits

SIZE: Final = 640
CENTRE: Final = SIZE / 2
RING: Final = 246.0  # where the months' ring begins, and the marks end
EDGE: Final = 312.0
WORDS: Final = 279.0
OUTERMOST: Final = 226.0
STEP: Final = 25.0
MOST_STEPS: Final = 6
ROOM: Final = 26.0  # how near, along the circle, two marks may stand
SHAPES: Final = ("circle", "square", "diamond", "triangle", "ring")
OTHER: Final = "Övrigt"


@dataclass(frozen=True)
class Month:
    """A month's part of the ring, its short name, and the events in it."""

    number: int
    name: str
    short: str
    arc: str
    x: str
    y: str
    is_now: bool
    events: tuple["Shown", ...]


@dataclass(frozen=True)
class Shown:
    """An event with the shape of its kind."""

    event: YearEvent
    shape: str

    @property
    def past(self) -> date:
        """Return the day after which it has been."""
        return self.event.until or self.event.on


@dataclass(frozen=True)
class Mark:
    """Where an event stands on the wheel; `span` is an arc when it lasts more than a day."""

    x: str
    y: str
    shape: str
    title: str
    has_been: bool
    span: str


@dataclass(frozen=True)
class Kind:
    """A kind of event in the key: its word, its shape, how many there are."""

    word: str
    shape: str
    count: int


@dataclass(frozen=True)
class Wheel:
    """All that the picture and the list beside it show."""

    year: int
    months: tuple[Month, ...]
    marks: tuple[Mark, ...]
    kinds: tuple[Kind, ...]
    hand: tuple[str, str] | None  # the end of today's line, when the year is this one
    count: int


def draw(*, year: int, events: Iterable[YearEvent], today: date) -> Wheel:
    """Return the wheel of a year; an event that began earlier stands on its first day."""
    found = sorted(
        (event for event in events if event.on.year == year), key=lambda one: (one.on, one.title)
    )
    kinds = _kinds(found)
    shapes = {kind.word: kind.shape for kind in kinds}
    shown = [Shown(event, shapes.get(event.kind, shapes.get(OTHER, SHAPES[-1]))) for event in found]
    return Wheel(
        year=year,
        months=tuple(_month(year, number, shown, today) for number in range(1, 13)),
        marks=tuple(_marks(shown, today)),
        kinds=kinds,
        hand=_point(_turn(today), RING) if today.year == year else None,
        count=len(shown),
    )


def _kinds(events: Sequence[YearEvent]) -> tuple[Kind, ...]:
    """Return the most usual kinds with a shape each; the rest share the last shape."""
    counted = Counter(event.kind for event in events).most_common()
    own = len(SHAPES) if len(counted) <= len(SHAPES) else len(SHAPES) - 1
    made = [Kind(word, SHAPES[at], count) for at, (word, count) in enumerate(counted[:own])]
    rest = sum(count for _word, count in counted[own:])
    return (*made, Kind(OTHER, SHAPES[-1], rest)) if rest else tuple(made)


def _month(year: int, number: int, shown: Sequence[Shown], today: date) -> Month:
    first, last = (number - 1) / 12, number / 12
    x, y = _point((first + last) / 2, WORDS)
    return Month(
        number=number,
        name=MONTHS[number - 1],
        short=MONTHS[number - 1][:3],
        arc=_slice(first, last),
        x=x,
        y=y,
        is_now=(today.year, today.month) == (year, number),
        events=tuple(one for one in shown if one.event.on.month == number),
    )


def _marks(shown: Sequence[Shown], today: date) -> Iterable[Mark]:
    taken: list[tuple[float, float]] = []  # (turn, radius) of what already stands there
    for one in shown:
        turn = _turn(one.event.on)
        radius = _free(turn, taken)
        taken.append((turn, radius))
        x, y = _point(turn, radius)
        yield Mark(
            x=x,
            y=y,
            shape=one.shape,
            title=one.event.title,
            has_been=one.past < today,
            span=_span(one.event, radius),
        )


def _free(turn: float, taken: Sequence[tuple[float, float]]) -> float:
    for step in range(MOST_STEPS):
        radius = OUTERMOST - step * STEP
        near = ROOM / (2 * pi * radius)
        if all(r != radius or _apart(turn, t) >= near for t, r in taken):
            return radius
    return OUTERMOST - MOST_STEPS * STEP


def _apart(one: float, other: float) -> float:
    return min(abs(one - other), 1 - abs(one - other))


def _span(event: YearEvent, radius: float) -> str:
    if event.until is None or event.until <= event.on:
        return ""
    end = min(event.until, date(event.on.year, 12, 31))
    return _arc(_turn(event.on), _turn(end), radius)


def _turn(day: date) -> float:
    """Return how much of the circle has gone by: each month is a twelfth, as people draw it."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    length = (following - day.replace(day=1)).days
    return (day.month - 1 + (day.day - 0.5) / length) / 12


def _point(turn: float, radius: float) -> tuple[str, str]:
    angle = 2 * pi * turn - pi / 2
    return digits(CENTRE + radius * cos(angle)), digits(CENTRE + radius * sin(angle))


def _arc(first: float, last: float, radius: float) -> str:
    (x1, y1), (x2, y2) = _point(first, radius), _point(last, radius)
    large = int(last - first > 0.5)
    length = digits(radius)
    return f"M{x1} {y1}A{length} {length} 0 {large} 1 {x2} {y2}"


def _slice(first: float, last: float) -> str:
    (x1, y1), (x2, y2) = _point(first, EDGE), _point(last, EDGE)
    (x3, y3), (x4, y4) = _point(last, RING), _point(first, RING)
    out, within = digits(EDGE), digits(RING)
    return f"M{x1} {y1}A{out} {out} 0 0 1 {x2} {y2}L{x3} {y3}A{within} {within} 0 0 0 {x4} {y4}Z"
