"""Named reads of acute times: for the public through the public login, for staff by their unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connections

from lykta.appointments.models import DayChange, Reception, TakenTime, WeekTime
from lykta.appointments.rules import times
from lykta.appointments.rules.times import Change, Offered, Slot
from lykta.appointments.terms import Need, State, Way, Weekday
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import end_of_day, start_of_day, stockholm


@dataclass(frozen=True)
class Place:
    """The unit that has acute times, and where one waits."""

    unit: UUID
    waiting_place: str


@dataclass(frozen=True)
class OwnTime:
    """One's own time, opened by its code."""

    starts_at: datetime
    minutes: int
    waiting_place: str


@dataclass(frozen=True)
class DayTime:
    """A time on a day as staff see it: free, or taken with its state and needs."""

    starts_at: datetime
    minutes: int
    for_phone: bool
    id: UUID | None = None
    state: State | None = None
    way: Way | None = None
    needs: tuple[Need, ...] = ()
    language: str = ""


@dataclass(frozen=True)
class WeekSlot:
    """A time of the pattern, with its key."""

    id: UUID
    weekday: Weekday
    slot: Slot


@dataclass(frozen=True)
class Differs:
    """A day that differs, with its key."""

    id: UUID
    change: Change


# ---- the public, through its own login ----------------------------------------------------------


def reception() -> Place | None:
    """Return the municipality's reception, or None while nobody has set one up."""
    found = _public("SELECT * FROM published.acute_reception(%s)", settings.MUNICIPALITY)
    return Place(*found[0]) if found else None


def public_free(*, unit_id: UUID, now: datetime) -> list[Offered]:
    """Return the times that anybody may take on the web. Three queries."""
    today = stockholm(now).date()
    week = _public("SELECT * FROM published.acute_week(%s)", unit_id)
    changes = _public("SELECT * FROM published.acute_changes(%s, %s)", unit_id, today)
    taken = _public("SELECT * FROM published.acute_taken(%s, %s)", unit_id, now)
    return times.free(
        week=[(weekday, Slot(starts, minutes, False)) for weekday, starts, minutes in week],
        changes=[_change(*row) for row in changes],
        taken=[row[0] for row in taken],
        now=now,
    )


def own_time(*, code_hash: bytes, now: datetime) -> OwnTime | None:
    """Return the time that the code opens; None alike for a wrong code and a time that has been."""
    from_ = start_of_day(stockholm(now).date())
    found = _public("SELECT * FROM published.own_acute_time(%s, %s)", code_hash, from_)
    return OwnTime(*found[0]) if found else None


def _change(day: date, starts: time | None, minutes: int) -> Change:
    return Change(day, Slot(starts, minutes, False) if starts is not None else None)


def _public(sql: str, *values: Any) -> list[tuple]:  # type: ignore[type-arg]
    with connections["public"].cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


# ---- staff, in their own unit --------------------------------------------------------------------


def waiting_place(*, actor: Actor) -> str:
    """Return where one waits at the actor's unit; "" while it has no acute times."""
    row = Reception.objects.filter(unit_id=actor.unit).first()
    return row.waiting_place if row else ""


def week(*, actor: Actor) -> list[WeekSlot]:
    """Return the unit's pattern, Monday first. One query."""
    rows = WeekTime.objects.filter(unit_id=actor.unit).order_by("weekday", "starts")
    return [
        WeekSlot(row.id, Weekday(row.weekday), Slot(row.starts, row.minutes, row.for_phone))
        for row in rows
    ]


def changes(*, actor: Actor, first: date) -> list[Differs]:
    """Return the days from `first` that differ, soonest first. One query."""
    rows = DayChange.objects.filter(unit_id=actor.unit, day__gte=first).order_by("day", "starts")
    return [
        Differs(
            row.id,
            Change(row.day, Slot(row.starts, row.minutes, row.for_phone) if row.starts else None),
        )
        for row in rows
    ]


def free(*, actor: Actor, now: datetime) -> list[Offered]:
    """Return what staff can take for somebody who calls. Three queries."""
    first = stockholm(now).date()
    rows = TakenTime.objects.filter(unit_id=actor.unit, starts_at__gte=now)
    taken = rows.exclude(state=State.CANCELLED.value).values_list("starts_at", flat=True)
    return times.free(
        week=_pairs(week(actor=actor)),
        changes=[one.change for one in changes(actor=actor, first=first)],
        taken=list(taken),
        now=now,
        by_phone=True,
    )


def day(*, on: date, actor: Actor) -> list[DayTime]:
    """Return every time of the day, free ones too, earliest first. Three queries."""
    rows = TakenTime.objects.filter(
        unit_id=actor.unit, starts_at__range=(start_of_day(on), end_of_day(on))
    ).order_by("starts_at")
    taken = [_taken(row) for row in rows]
    gone = {one.starts_at for one in taken if one.state is not State.CANCELLED}
    offered = times.of_day(
        on,
        week=_pairs(week(actor=actor)),
        changes=[one.change for one in changes(actor=actor, first=on)],
    )
    left = [DayTime(one.starts_at, one.minutes, one.for_phone) for one in offered]
    return sorted(
        [*taken, *(one for one in left if one.starts_at not in gone)],
        key=lambda one: (one.starts_at, one.state is State.CANCELLED),
    )


def booked_today(*, today: date) -> list[tuple[UUID, datetime, tuple[Need, ...]]]:
    """Return the taken times of the day within reach, as (unit, when, needs). One query."""
    until = end_of_day(today) + timedelta(seconds=1)
    rows = TakenTime.objects.filter(
        state=State.TAKEN.value, starts_at__gte=start_of_day(today), starts_at__lt=until
    ).order_by("starts_at")
    return [(row.unit_id, stockholm(row.starts_at), _needs(row.needs)) for row in rows]


def _pairs(pattern: Iterable[WeekSlot]) -> list[tuple[int, Slot]]:
    return [(int(one.weekday.value), one.slot) for one in pattern]


def _taken(row: TakenTime) -> DayTime:
    return DayTime(
        starts_at=stockholm(row.starts_at),
        minutes=row.minutes,
        for_phone=row.way == Way.PHONE.value,
        id=row.id,
        state=State(row.state),
        way=Way(row.way),
        needs=_needs(row.needs),
        language=row.language,
    )


def _needs(codes: Iterable[str]) -> tuple[Need, ...]:
    return tuple(need for need in Need if need.value in set(codes))
