"""When an ombud's training is to be repeated: the municipality's own interval (F11)."""

from datetime import date

from lykta.kernel.calendar import add_months
from lykta.kernel.period import Period
from lykta.networks.terms import Refreshing

SOON_MONTHS = 3


def due_on(*, trained: str, refreshed_on: date | None, months: int | None) -> date | None:
    """Return the day when training is to be repeated; None when it cannot be told.

    `trained` is a period: the time runs from its last day, so that nobody is late too early.
    """
    last = refreshed_on or (Period.parse(trained).last_day if trained else None)
    return add_months(last, months) if last is not None and months else None


def standing(
    *, trained: str, refreshed_on: date | None, months: int | None, today: date
) -> Refreshing:
    """Tell how an ombud's training stands."""
    if not trained and refreshed_on is None:
        return Refreshing.UNTRAINED
    due = due_on(trained=trained, refreshed_on=refreshed_on, months=months)
    if due is None:
        return Refreshing.FRESH
    if due < today:
        return Refreshing.DUE
    return Refreshing.SOON if due <= add_months(today, SOON_MONTHS) else Refreshing.FRESH
