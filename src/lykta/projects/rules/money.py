"""When a project's money ends, and how loudly the page says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from lykta.kernel.calendar import add_months
from lykta.projects.terms import After, State

SOON_MONTHS: Final = 6  # our own limit, no law: time to take a decision through a board
COMING_MONTHS: Final = 18


@dataclass(frozen=True)
class Light:
    """A level that the page's light knows, and the words beside it."""

    level: str
    word: str


DECIDED = Light("done", "Beslut finns")
OVER_DECIDED = Light("done", "Slut, beslut finns")
OVER = Light("late", "Slut, inget är beslutat")
SOON = Light("late", "Snart slut, inget beslutat")
COMING = Light("soon", "Slut inom 18 månader")
FAR = Light("calm", "Slut längre fram")
NOT_SAID = Light("none", "Slutdatum saknas")
LASTING = Light("calm", "Inget slutdatum")


def light(*, ends_on: date | None, after: After, own: bool, today: date) -> Light:
    """Tell how the end of a sum stands: over, soon, coming, far, not said.

    A decided future is calm however near the end is: then nothing stops by accident.
    """
    if ends_on is None:
        return LASTING if own else NOT_SAID
    decided = after is not After.UNDECIDED
    if ends_on < today:
        return OVER_DECIDED if decided else OVER
    if decided:
        return DECIDED
    if ends_on <= add_months(today, SOON_MONTHS):
        return SOON
    return COMING if ends_on <= add_months(today, COMING_MONTHS) else FAR


def months_left(*, ends_on: date, today: date) -> int:
    """Return how many whole months of money are left; 0 when it has ended or ends this month."""
    months = (ends_on.year - today.year) * 12 + ends_on.month - today.month
    return max(0, months - (ends_on.day < today.day))


def needs_decision(*, ends_on: date | None, after: After, today: date) -> bool:
    """Tell whether somebody must decide now what happens when the money ends."""
    if ends_on is None or after is not After.UNDECIDED:
        return False
    return ends_on <= add_months(today, SOON_MONTHS)


def state_of(
    *, starts_on: date | None, ends_on: date | None, ended_on: date | None, today: date
) -> State:
    """Tell where in time a project is. Nothing is guessed: without days it is not known."""
    if ended_on is not None and ended_on <= today:
        return State.ENDED
    if starts_on is not None and starts_on > today:
        return State.PLANNED
    if ends_on is not None and ends_on < today:
        return State.ENDED
    return State.UNKNOWN if starts_on is None and ends_on is None else State.RUNNING


def first_end(ends: Iterable[date | None]) -> date | None:
    """Return the first day on which any of the money ends; None when no end is known."""
    return min((one for one in ends if one is not None), default=None)
