"""The council's meetings in time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, order=True)
class Meeting:
    """When a meeting starts and ends."""

    starts_at: datetime
    ends_at: datetime


NOTICE = timedelta(days=14)  # our own: the notice goes out two weeks before
ADJUSTED = timedelta(days=14)  # our own: the notes are adjusted two weeks after
ENDS_SOON = timedelta(days=90)  # our own: a successor is asked for a quarter before
EARLIEST, YEARS_AHEAD = 2000, 5  # years a meeting can stand in: others are slips of the finger


def next_meeting(meetings: Iterable[Meeting], *, now: datetime) -> Meeting | None:
    """Return the meeting that is on or comes next, or None when none is planned (F48)."""
    return min((each for each in meetings if each.ends_at > now), default=None)
