"""How the law counts time: days, weeks, months and years by the calendar (lag 1930:173)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from lykta.kernel.calendar import add_months, end_of_day, next_working_day, stockholm
from lykta.law.rules.rule import Length
from lykta.law.terms import Roll

_MONTHS_A_YEAR = 12


def last_day(length: Length, *, started_at: datetime) -> date:
    """The last day as counted, before any move past a weekend.

    The day of the start is not counted: 14 days from the 1st end on the 15th, a month from
    31 January on the last of February.
    """
    day = stockholm(started_at).date()
    if length.hours:
        return _after_hours(length, started_at=started_at).date()
    if length.same_day_setting:
        return day + timedelta(days=_one_if_late(length, started_at=started_at))
    if length.windows:
        return _next_window_ends(length, after=day)
    day = add_months(day, length.months + _MONTHS_A_YEAR * length.years)
    day += timedelta(days=length.days, weeks=length.weeks)
    return date(day.year + 1, 12, 31) if length.to_end_of_next_year else day


def last_moment(length: Length, *, roll: Roll, started_at: datetime) -> datetime:
    """The last moment by law: the end of the last day, or the start where the law says at once."""
    if length.hurry:
        return stockholm(started_at)
    if length.hours:
        return _after_hours(length, started_at=started_at)
    day = last_day(length, started_at=started_at)
    return end_of_day(next_working_day(day) if roll is Roll.NEXT_WORKING_DAY else day)


def _after_hours(length: Length, *, started_at: datetime) -> datetime:
    """Hours that really pass: counted outside the zone, so that none is won or lost in spring."""
    return datetime.fromtimestamp(
        started_at.timestamp() + length.hours * 3600, tz=stockholm(started_at).tzinfo
    )


def _one_if_late(length: Length, *, started_at: datetime) -> int:
    late_from = length.same_day_late_from
    return int(late_from is not None and stockholm(started_at).time() >= late_from)


def _next_window_ends(length: Length, *, after: date) -> date:
    """The last day of the first reporting window that opens after the day."""
    windows = [
        (date(year, *opens), date(year, *closes))
        for year in (after.year, after.year + 1)
        for opens, closes in length.windows
    ]
    return min(closes for opens, closes in windows if opens > after)
