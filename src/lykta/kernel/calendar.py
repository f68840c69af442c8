"""Swedish time: the zone, bank holidays, and months counted as the law counts them.

Everything is an argument; nothing here reads the clock.
"""

from __future__ import annotations

import calendar as month_lengths
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
_SATURDAY = 5
MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


def day_in_words(day: date) -> str:
    """The day as people write it in Swedish: 7 december 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def stockholm(moment: datetime) -> datetime:
    """The same moment on a Swedish clock. A moment without a zone is refused with ValueError."""
    if moment.tzinfo is None:
        raise ValueError("A moment must carry its time zone.")
    return moment.astimezone(STOCKHOLM)


def start_of_day(day: date) -> datetime:
    """Midnight in Sweden, when the day begins."""
    return datetime.combine(day, time(0, 0), tzinfo=STOCKHOLM)


def end_of_day(day: date) -> datetime:
    """The last second of the day in Sweden: a thing due that day may be done until then."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=STOCKHOLM)


def add_months(day: date, months: int) -> date:
    """The day with the same number `months` later, or the month's last day where there is none.

    31 January and one month is 28 or 29 February (lag 1930:173 1 §). Negative months go back.
    """
    ordinal = day.year * 12 + day.month - 1 + months
    year, month = ordinal // 12, ordinal % 12 + 1
    last = month_lengths.monthrange(year, month)[1]
    return date(year, month, min(day.day, last))


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> dict[date, str]:
    """The year's holidays by their Swedish names, with Midsummer, Christmas and New Year's Eve.

    With Saturdays and Sundays this is the set of days in lag (1930:173) 2 §.
    """
    import holidays  # noqa: PLC0415 - loading it takes most of a second, and most processes never ask

    found = holidays.country_holidays(
        "SE",
        years=year,
        categories=("public", "de_facto"),
        include_sundays=False,
        language="sv",
    )
    return dict(sorted(found.items()))


def is_working_day(day: date) -> bool:
    """Whether the day is neither Saturday, Sunday, holiday nor one of the three eves."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(day.year)


def next_working_day(day: date) -> date:
    """The day itself if it is a working day, otherwise the first one after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
