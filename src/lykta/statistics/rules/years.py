"""Which years can be counted and released."""

from collections.abc import Collection
from datetime import date

from lykta.kernel.problems import Invalid, NotNow

FIRST_YEAR = 2000


def check_countable(year: int, *, today: date) -> None:
    """Raise `Invalid` for a year before the records or after today's."""
    if not FIRST_YEAR <= year <= today.year:
        raise Invalid({"year": f"Välj ett år mellan {FIRST_YEAR} och {today.year}."})


def check_closed(year: int, *, today: date) -> None:
    """Raise `NotNow` unless the year is over: only a closed year has exact public totals."""
    check_countable(year, today=today)
    if year >= today.year:
        raise NotNow("Året är inte slut. Siffrorna kan släppas när året är slut.")


def unreleased(released: Collection[int], *, today: date) -> list[int]:
    """Return the closed years after the newest released one; none before the first release."""
    return list(range(max(released) + 1, today.year)) if released else []
