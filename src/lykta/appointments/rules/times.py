"""Which acute times there are: the week, a day that differs, bank holidays, what is taken."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from lykta.kernel.calendar import STOCKHOLM, bank_holidays, stockholm

DAYS_AHEAD = 7  # an acute time is soon; what is later is an ordinary visit
PHONE_SHARE = 3  # at least every third time of a day is kept for the telephone
NOTICE = timedelta(minutes=15)  # nobody takes a time that has all but begun


@dataclass(frozen=True)
class Slot:
    """A time of a week or a day: when it starts, how long, and whether it waits for a call."""

    starts: time
    minutes: int
    for_phone: bool


@dataclass(frozen=True)
class Change:
    """What differs on one day: closed, or one more time."""

    day: date
    extra: Slot | None = None

    @property
    def closes(self) -> bool:
        """Tell whether the day is closed."""
        return self.extra is None


@dataclass(frozen=True, order=True)
class Offered:
    """A time on a day."""

    starts_at: datetime
    minutes: int
    for_phone: bool


def of_day(
    day: date, *, week: Iterable[tuple[int, Slot]], changes: Iterable[Change]
) -> list[Offered]:
    """Return the day's times, earliest first: none on a closed day or a bank holiday.

    An extra time that somebody has set stands on a bank holiday too.
    """
    here = [change for change in changes if change.day == day]
    if any(change.closes for change in here):
        return []
    usual = [slot for weekday, slot in week if weekday == day.weekday()]
    if day in bank_holidays(day.year):
        usual = []
    extra = [change.extra for change in here if change.extra is not None]
    by_start = {slot.starts: slot for slot in [*usual, *extra]}
    return sorted(
        Offered(datetime.combine(day, slot.starts, tzinfo=STOCKHOLM), slot.minutes, slot.for_phone)
        for slot in by_start.values()
    )


def free(
    *,
    week: Collection[tuple[int, Slot]],
    changes: Collection[Change],
    taken: Collection[datetime],
    now: datetime,
    by_phone: bool = False,
) -> list[Offered]:
    """Return what can be taken from now on, within a week. The web never sees the phone's times."""
    first = stockholm(now).date()
    days = [first + timedelta(days=number) for number in range(DAYS_AHEAD + 1)]
    gone = set(taken)
    return [
        offered
        for day in days
        for offered in of_day(day, week=week, changes=changes)
        if offered.starts_at not in gone
        and offered.starts_at >= now + NOTICE
        and (by_phone or not offered.for_phone)
    ]


def missing_for_phone(week: Iterable[tuple[int, Slot]]) -> list[int]:
    """Return the weekdays where too few times are kept for those who call."""
    days: dict[int, list[bool]] = {}
    for weekday, slot in week:
        days.setdefault(weekday, []).append(slot.for_phone)
    return sorted(weekday for weekday, kept in days.items() if sum(kept) * PHONE_SHARE < len(kept))
