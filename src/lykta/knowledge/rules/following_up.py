"""When an agreement must be followed up, and when it counts nationally.

The national indicator counts what was followed up within 24 months (law §8); our own alarm comes
at 18, so that there is time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from lykta.kernel.calendar import add_months

ALARM_MONTHS: Final = 18
COUNTS_MONTHS: Final = 24


@dataclass(frozen=True)
class Light:
    """A level that the page's light knows, and the words beside it."""

    level: str
    word: str


FRESH = Light("calm", "Uppföljt")
DUE = Light("soon", "Dags att följa upp")
LATE = Light("late", "Inte uppföljt i tid")
UNDATED = Light("none", "Beslutsdatum saknas")
EXPIRED = Light("late", "Har gått ut")
ENDED = Light("done", "Avslutat")


def light(
    *, last_on: date | None, ended_on: date | None, ends_on: date | None = None, today: date
) -> Light:
    """Tell how an agreement stands. `last_on`: the newest of the decision and the follow-ups.

    `ends_on` is the agreement's own last day, `ended_on` the day somebody ended it.
    """
    if ended_on is not None and ended_on <= today:
        return ENDED
    if ends_on is not None and ends_on < today:
        return EXPIRED
    if last_on is None:
        return UNDATED
    if today > add_months(last_on, COUNTS_MONTHS):
        return LATE
    return DUE if today >= add_months(last_on, ALARM_MONTHS) else FRESH


def alarm_on(*, last_on: date) -> date:
    """Return the day of our own alarm."""
    return add_months(last_on, ALARM_MONTHS)


def counts_nationally(
    *, by_management: bool, last_on: date | None, ends_on: date | None = None, on: date
) -> bool:
    """Tell whether an agreement counted on a day.

    Decided by management, followed up in time, and not past its own last day.
    """
    if not by_management or last_on is None or last_on > on:
        return False
    if ends_on is not None and ends_on < on:
        return False
    return on <= add_months(last_on, COUNTS_MONTHS)
