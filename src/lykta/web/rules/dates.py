"""Dates as people say them: "i morgon 15.00", never "2026-11-24T15:00:00"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

WEEK: Final = 7


@dataclass(frozen=True)
class Said:
    """A date in words: a Swedish sentence to translate, then to fill.

    ``parts`` are what fills it; ``weekday``, ``day`` and ``full`` are written by the caller in the
    reader's language.
    """

    words: str
    parts: tuple[str, ...] = ()


TODAY, TOMORROW, YESTERDAY = Said("i dag"), Said("i morgon"), Said("i går")
ON_WEEKDAY, LAST_WEEKDAY = (
    Said("på %(weekday)s", ("weekday",)),
    Said("i %(weekday)ss", ("weekday",)),
)
THIS_YEAR, ANY_YEAR = Said("%(day)s", ("day",)), Said("%(full)s", ("full",))
TODAY_AT, TOMORROW_AT, YESTERDAY_AT = (
    Said("i dag %(clock)s"),
    Said("i morgon %(clock)s"),
    Said("i går %(clock)s"),
)
NOW, MINUTES_AGO, MINUTES_LEFT = (
    Said("nu"),
    Said("för %(minutes)s min sedan"),
    Said("om %(minutes)s min"),
)


def say_day(*, on: date, today: date) -> Said:
    """A day in words, seen from ``today``: near days by name, this year without the year."""
    distance = (on - today).days
    near = {0: TODAY, 1: TOMORROW, -1: YESTERDAY}
    if distance in near:
        return near[distance]
    if 1 < distance < WEEK:
        return ON_WEEKDAY
    if -WEEK < distance < -1:
        return LAST_WEEKDAY
    return THIS_YEAR if on.year == today.year else ANY_YEAR


def say_moment(*, at: datetime, now: datetime) -> Said:
    """A moment in words, seen from ``now`` (same zone): minutes within the hour, else the day."""
    minutes = round((at - now).total_seconds() / 60)
    if abs(minutes) < 1:
        return NOW
    if at.date() == now.date() and abs(minutes) < 60:
        return MINUTES_LEFT if minutes > 0 else MINUTES_AGO
    day = say_day(on=at.date(), today=now.date())
    with_clock = {TODAY: TODAY_AT, TOMORROW: TOMORROW_AT, YESTERDAY: YESTERDAY_AT}
    return with_clock.get(day, Said(f"{day.words} %(clock)s", day.parts))


def minutes_between(*, at: datetime, now: datetime) -> int:
    """Whole minutes between two moments, whichever comes first."""
    return abs(round((at - now).total_seconds() / 60))
