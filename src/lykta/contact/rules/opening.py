"""Whether a place or a line is open now, and when it opens next. Words: `rules/saying.py`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from lykta.contact.terms import Day, OpenState
from lykta.kernel.calendar import bank_holidays, stockholm

WEEK = EVERY_DAY = tuple(Day)
WEEKDAYS = WEEK[:5]
_FAR = 15


@dataclass(frozen=True)
class Hours:
    """The days a place is open, and from when to when (F26). `always`: day and night."""

    days: Sequence[Day]
    opens: time
    closes: time
    always: bool = False


@dataclass(frozen=True)
class Opening:
    """The state now. `at`: when it closes, or opens next; `ahead`: days until then; `day` its day.

    Closed with `at` None: nothing is known of when it opens.
    """

    state: OpenState
    at: time | None = None
    ahead: int = 0
    day: Day | None = None


def opening(hours: Hours, *, now: datetime, holidays_open: bool = False) -> Opening:
    """Tell whether the place is open at a moment.

    On a bank holiday the source does not say: people are asked to ring first, unless the hours
    hold every day of the year (`holidays_open`).
    """
    if hours.always:
        return Opening(OpenState.ALWAYS)
    here = stockholm(now)
    listed = _is_listed(hours, here.date())
    if listed and not holidays_open and here.date() in bank_holidays(here.year):
        return Opening(OpenState.HOLIDAY)
    if listed and hours.opens <= here.time() < hours.closes:
        return Opening(OpenState.OPEN, hours.closes)
    return _next(hours, here, holidays_open)


def in_a_row(days: Sequence[Day]) -> bool:
    """Tell whether the days follow each other, so that the first and the last say it."""
    places = [WEEK.index(day) for day in days]
    return len(places) > 1 and places == list(range(places[0], places[0] + len(places)))


def _next(hours: Hours, here: datetime, holidays_open: bool) -> Opening:
    for ahead in range(_FAR):
        day = here.date() + timedelta(days=ahead)
        holiday = not holidays_open and day in bank_holidays(day.year)
        if not _is_listed(hours, day) or holiday or (ahead == 0 and here.time() >= hours.opens):
            continue
        return Opening(OpenState.CLOSED, hours.opens, ahead, WEEK[day.weekday()])
    return Opening(OpenState.CLOSED)


def _is_listed(hours: Hours, day: date) -> bool:
    return WEEK[day.weekday()] in hours.days
