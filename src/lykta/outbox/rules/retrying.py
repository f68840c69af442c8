"""When a mail that did not get through is tried again."""

from datetime import datetime, timedelta

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=24),
)


def next_try(*, attempts: int, now: datetime) -> datetime | None:
    """Return when to try after so many tries in vain; None when it is time to give up."""
    return now + WAITS[attempts - 1] if attempts <= len(WAITS) else None
