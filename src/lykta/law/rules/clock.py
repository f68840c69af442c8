"""Legal clocks: when something must be done, and how near that is. docs/domains/law.md#clocks."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from lykta.kernel.calendar import end_of_day, start_of_day, stockholm
from lykta.kernel.problems import Invalid, NotNow
from lykta.law.rules.counting import last_day, last_moment
from lykta.law.rules.rule import Extension, Rule, Source
from lykta.law.terms import Certainty, Kind

_HOUR = 3600
_SOON_AT_LEAST, _SOON_AT_MOST, _SOON_SHARE = 2, 14, 7


@dataclass(frozen=True, slots=True)
class Clock:
    """A rule that has started to run for someone. Both moments are Swedish time.

    `due_at` is the last moment by law. `counted_on` is the day as counted, before a Saturday,
    Sunday or holiday moved it. `hurry` is the law's own word where it names no last day; then
    `due_at` is the start.
    """

    rule_id: str
    title: str
    starts_at: datetime
    due_at: datetime
    counted_on: date
    source: Source
    certainty: Certainty
    unconfirmed_because: str
    kind: Kind
    hurry: str = ""
    late_after_today: bool = True
    in_hours: bool = False
    extension: Extension | None = None
    extended_because: str = ""

    @property
    def due_on(self) -> date:
        """The last day, in Sweden."""
        return stockholm(self.due_at).date()

    @property
    def unconfirmed(self) -> bool:
        """Whether it must be shown with 'inte bekräftad' and why."""
        return self.certainty is Certainty.UNCONFIRMED


class Level(StrEnum):
    """How near a clock is."""

    CALM = "calm"
    SOON = "soon"
    TODAY = "today"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class ClockState:
    """A clock read at a moment.

    `days` and `hours` are whole ones left, negative when late; `fraction_left` from 1 to 0 fills
    the bar.
    """

    level: Level
    days: int
    hours: int
    hurry: str = ""
    in_hours: bool = False
    fraction_left: float = 0.0


def due(rule: Rule, *, started_at: datetime | date) -> Clock:
    """Start the rule's clock. A bare date means some time that day.

    ValueError if the rule runs no clock or the moment has no time zone.
    """
    if rule.length is None or not rule.runs_a_clock:
        raise ValueError(f"Rule {rule.id} runs no clock.")
    starts = _moment(started_at)
    counted = last_day(rule.length, started_at=starts)
    return Clock(
        rule_id=rule.id,
        title=rule.title,
        starts_at=starts,
        due_at=last_moment(rule.length, roll=rule.roll, started_at=starts),
        counted_on=counted,
        source=rule.source,
        certainty=rule.certainty,
        unconfirmed_because=rule.unconfirmed_because,
        kind=rule.kind,
        hurry=rule.length.hurry,
        late_after_today=rule.length.late_after_today or not rule.length.hurry,
        in_hours=bool(rule.length.hours),
        extension=rule.extension,
    )


def extend(clock: Clock, *, to: datetime | date, ground: str) -> Clock:
    """Give the clock a later last day, by a decision with a ground that the law accepts.

    Raises NotNow when the rule allows no extension or `to` is not later, Invalid without a ground.
    """
    if clock.extension is None:
        raise NotNow("Den här tiden får inte förlängas.")
    if not ground.strip():
        raise Invalid({"ground": f"Skriv varför. Lagen kräver {clock.extension.grounds}."})
    later = stockholm(to) if isinstance(to, datetime) else end_of_day(to)
    if later <= clock.due_at:
        raise NotNow("Den nya dagen måste vara senare än den gamla.")
    return replace(clock, due_at=later, counted_on=later.date(), extended_because=ground.strip())


def state(clock: Clock, *, now: datetime) -> ClockState:
    """How near the clock is at `now`."""
    here = stockholm(now)
    days = (clock.due_on - here.date()).days
    return ClockState(
        level=_level(clock, days=days, here=here),
        days=days,
        hours=_whole_hours(clock.due_at, here),
        hurry=clock.hurry,
        in_hours=clock.in_hours,
        fraction_left=_fraction_left(clock, here),
    )


def _moment(started_at: datetime | date) -> datetime:
    return stockholm(started_at) if isinstance(started_at, datetime) else start_of_day(started_at)


def _level(clock: Clock, *, days: int, here: datetime) -> Level:
    if clock.in_hours and here.timestamp() > clock.due_at.timestamp():
        return Level.LATE
    if days < 0:
        return Level.LATE if clock.late_after_today else Level.TODAY
    if days == 0:
        return Level.TODAY
    return Level.SOON if days <= _soon_days(clock) else Level.CALM


def _soon_days(clock: Clock) -> int:
    """A seventh of the whole time, but two days at least and two weeks at most."""
    whole = (clock.due_on - clock.starts_at.date()).days
    return min(_SOON_AT_MOST, max(_SOON_AT_LEAST, whole // _SOON_SHARE))


def _whole_hours(due_at: datetime, here: datetime) -> int:
    """Whole hours that really pass, also over a night when the clocks change."""
    return math.trunc((due_at.timestamp() - here.timestamp()) / _HOUR)


def _fraction_left(clock: Clock, here: datetime) -> float:
    whole = clock.due_at.timestamp() - clock.starts_at.timestamp()
    left = clock.due_at.timestamp() - here.timestamp()
    return min(1.0, max(0.0, left / whole)) if whole > 0 else 0.0
