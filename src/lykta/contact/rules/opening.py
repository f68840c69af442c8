"""Whether a place is open now, and when it opens next, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from lykta.contact.terms import Day, OpenState
from lykta.kernel.calendar import bank_holidays, stockholm

_WEEK = list(Day)


@dataclass(frozen=True)
class Hours:
    """The days a place is open, and from when to when (F26)."""

    days: Sequence[Day]
    opens: time
    closes: time


@dataclass(frozen=True)
class Opening:
    """The state now, and a sentence to show."""

    state: OpenState
    words: str


def opening(hours: Hours, *, now: datetime) -> Opening:
    """Tell whether the place is open at a moment.

    On a bank holiday the source does not say: the sentence asks people to ring first.
    """
    here = stockholm(now)
    if here.date() in bank_holidays(here.year) and _is_listed(hours, here.date()):
        return Opening(OpenState.HOLIDAY, "Det är helgdag i dag, ring först.")
    if _is_listed(hours, here.date()) and hours.opens <= here.time() < hours.closes:
        return Opening(OpenState.OPEN, f"Öppet nu, till klockan {_clock(hours.closes)}.")
    return Opening(OpenState.CLOSED, f"Stängt nu. Öppnar {_next(hours, here)}.")


def week(hours: Hours) -> str:
    """Say the days and hours: "måndag–fredag 9–16"."""
    places = [_WEEK.index(day) for day in hours.days]
    in_a_row = len(places) > 1 and places == list(range(places[0], places[0] + len(places)))
    words = [day.swedish for day in hours.days]
    days = f"{words[0]}–{words[-1]}" if in_a_row else ", ".join(words)
    return f"{days} {_clock(hours.opens)}–{_clock(hours.closes)}"


def _next(hours: Hours, here: datetime) -> str:
    for ahead in range(0, 15):
        day = here.date() + timedelta(days=ahead)
        closed = not _is_listed(hours, day) or day in bank_holidays(day.year)
        if closed or (ahead == 0 and here.time() >= hours.opens):
            continue
        return f"{_day_word(day, ahead)} klockan {_clock(hours.opens)}"
    return "senare"


def _day_word(day: date, ahead: int) -> str:
    if ahead == 0:
        return "i dag"
    return "i morgon" if ahead == 1 else f"på {_WEEK[day.weekday()].swedish}"


def _is_listed(hours: Hours, day: date) -> bool:
    return _WEEK[day.weekday()] in hours.days


def _clock(moment: time) -> str:
    return f"{moment.hour}" if moment.minute == 0 else f"{moment.hour}.{moment.minute:02d}"
