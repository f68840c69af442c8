"""A time as a source gives it: a year, a month, a season, a turn of the year, or a day.

A period is never turned into a day it does not name: `2024-08` stays August. Questions that need
days ask for the first and the last one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from lykta.kernel.calendar import MONTHS, add_months, day_in_words

LONGEST = 24  # characters of the longest period, for the columns that keep one

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_YEAR = re.compile(r"(\d{4})", re.ASCII)
_SEASON = re.compile(r"(\d{4})-(spring|summer|autumn)", re.ASCII)
_SEASONS = {
    # first month, how many months, Swedish word (a winter spans two years: write its months)
    "spring": (3, 3, "våren"),
    "summer": (6, 3, "sommaren"),
    "autumn": (9, 3, "hösten"),
}
_EARLIEST, _LATEST = 1900, 2200


@dataclass(frozen=True, order=True)
class Period:
    """From the first to the last day it covers. `text` is how files and columns write it."""

    first_day: date
    last_day: date
    text: str
    swedish: str

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `2024`, `2024-08`, `2025-autumn`, `2025-01-21` or `2024-12/2025-01`.

        Raises ValueError when it is none of them or no such day exists.
        """
        if "/" in text:
            return _between(*text.split("/", maxsplit=1))
        for pattern, make in ((_DAY, _day), (_MONTH, _month), (_YEAR, _year), (_SEASON, _season)):
            found = pattern.fullmatch(text)
            if found:
                period = make(*found.groups())
                if _EARLIEST <= period.first_day.year <= _LATEST:
                    return period
        raise ValueError(f"not a period: {text[:40]}")

    def __str__(self) -> str:
        return self.swedish


def _day(year: str, month: str, day: str) -> Period:
    found = date(int(year), int(month), int(day))
    return Period(found, found, found.isoformat(), day_in_words(found))


def _month(year: str, month: str) -> Period:
    first = date(int(year), int(month), 1)
    words = f"{MONTHS[first.month - 1]} {first.year}"
    return Period(first, _last(first, months=1), f"{year}-{month}", words)


def _year(year: str) -> Period:
    first = date(int(year), 1, 1)
    return Period(first, date(int(year), 12, 31), year, year)


def _season(year: str, season: str) -> Period:
    month, months, word = _SEASONS[season]
    first = date(int(year), month, 1)
    return Period(first, _last(first, months=months), f"{year}-{season}", f"{word} {year}")


def _between(start: str, end: str) -> Period:
    earlier, later = Period.parse(start), Period.parse(end)
    if later.last_day < earlier.first_day:
        raise ValueError("the period ends before it begins")
    words = f"{earlier.swedish}–{later.swedish}"
    if start.endswith("-12") and end == f"{int(start[:4]) + 1}-01":
        words = f"årsskiftet {start[:4]}/{end[2:4]}"
    return Period(earlier.first_day, later.last_day, f"{start}/{end}", words)


def _last(first: date, *, months: int) -> date:
    return add_months(first, months) - timedelta(days=1)
