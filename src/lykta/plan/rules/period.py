"""A time as the source tells it: a year, a month, a season, a day, or from one to another.

"2024-08" stays August 2024: a period is never turned into a day. The first and last day are
bounds, used to order and to tell what is certainly past.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
# Wide on purpose: nothing is called late while the season could still be said to go on.
SEASONS = {
    "spring": ("våren", 1, 6),
    "summer": ("sommaren", 6, 8),
    "autumn": ("hösten", 8, 12),
}
SHAPE = re.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|(spring|summer|autumn)))?", re.ASCII)


@dataclass(frozen=True)
class Period:
    """A period with its earliest and latest day, and the words it was given in."""

    words: str
    first_on: date
    last_on: date
    swedish: str

    @classmethod
    def read(cls, text: str) -> Period:
        """Read "2022", "2024-08", "2025-autumn", "2023-03-01" or "2024-12/2025-01".

        Raises ValueError with a Swedish text for anything else, and when the end comes first.
        """
        start, slash, end = text.strip().partition("/")
        one = _single(start)
        if not slash:
            return one
        other = _single(end)
        if other.last_on < one.first_on:
            raise ValueError(f"”{text}” slutar före sin början.")
        swedish = f"{one.swedish}–{other.swedish}"
        return cls(f"{start}/{end}", one.first_on, other.last_on, swedish)

    @property
    def is_day(self) -> bool:
        """Tell whether the source gave a single day."""
        return self.first_on == self.last_on

    def is_past(self, today: date) -> bool:
        """Tell whether the whole period is over, whatever day was meant."""
        return self.last_on < today


def _single(text: str) -> Period:
    found = SHAPE.fullmatch(text)
    if found is None or not int(found[1]):
        raise ValueError(f"”{text}” är ingen tid vi kan läsa. Skriv till exempel 2024 eller 2024-08.")
    year, season = int(found[1]), found[4]
    if season:
        word, first, last = SEASONS[season]
        return Period(text, date(year, first, 1), _last(year, last), f"{word} {year}")
    if found[3]:
        return _day(text, year, int(found[2]), int(found[3]))
    if found[2]:
        return _month(text, year, int(found[2]))
    return Period(text, date(year, 1, 1), date(year, 12, 31), str(year))


def _month(text: str, year: int, month: int) -> Period:
    if not 1 <= month <= 12:
        raise ValueError(f"”{text}”: månaden {month:02} finns inte.")
    return Period(text, date(year, month, 1), _last(year, month), f"{MONTHS[month - 1]} {year}")


def _day(text: str, year: int, month: int, day: int) -> Period:
    try:
        on = date(year, month, day)
    except ValueError:
        raise ValueError(f"”{text}” är ingen dag i kalendern.") from None
    return Period(text, on, on, f"{day} {MONTHS[month - 1]} {year}")


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
