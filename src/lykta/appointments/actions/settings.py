"""Setting a unit's acute times: where one waits, the week, a day that differs."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from lykta.appointments import access
from lykta.appointments.models import DayChange, Reception, WeekTime
from lykta.appointments.rules.times import Slot
from lykta.appointments.terms import Weekday
from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, Unknown

TWICE = "Det finns redan en tid då."


def receive_at(*, waiting_place: str, actor: Actor, now: datetime) -> None:
    """Say where one waits; with it the unit begins to have acute times.

    The place is shown to everybody, so it is the public entrance of the unit, never a shelter.
    """
    access.check_may_lead(actor=actor)
    row = Reception.objects.filter(unit_id=actor.unit).first()
    if row is None:
        row = Reception(
            authority_id=actor.authority, unit_id=actor.unit, waiting_place=waiting_place
        )
        row.save(force_insert=True)
    else:
        row.waiting_place = waiting_place
        row.save(update_fields=["waiting_place"])
    audit.record("appointments.set", about=row.id)


def add_week_time(*, weekday: Weekday, slot: Slot, actor: Actor, now: datetime) -> UUID:
    """Add a time to every such weekday. Raises `Invalid` when there is one then."""
    access.check_may_lead(actor=actor)
    row = WeekTime(
        authority_id=actor.authority,
        unit_id=actor.unit,
        weekday=weekday.value,
        starts=slot.starts,
        minutes=slot.minutes,
        for_phone=slot.for_phone,
    )
    _save_once(row, "starts")
    audit.record("appointments.set", about=row.id)
    return row.id


def remove_week_time(*, time_id: UUID, actor: Actor, now: datetime) -> None:
    """Take a time out of the week. Times that somebody has taken stay. Raises `Unknown`."""
    access.check_may_lead(actor=actor)
    _remove(WeekTime, time_id)


def change_day(*, day: date, extra: Slot | None, actor: Actor, now: datetime) -> UUID:
    """Close a day (no `extra`), or set one more time on it.

    Raises `Invalid` for a day that has been, or when the change is there.
    """
    access.check_may_lead(actor=actor)
    if day < now.date():
        raise Invalid({"day": "Dagen har redan varit."})
    row = DayChange(
        authority_id=actor.authority,
        unit_id=actor.unit,
        day=day,
        starts=extra.starts if extra else None,
        minutes=extra.minutes if extra else 0,
        for_phone=extra.for_phone if extra else False,
    )
    _save_once(row, "day")
    audit.record("appointments.set", about=row.id)
    return row.id


def remove_change(*, change_id: UUID, actor: Actor, now: datetime) -> None:
    """Let the day be as the week says again. Raises `Unknown`."""
    access.check_may_lead(actor=actor)
    _remove(DayChange, change_id)


def _save_once(row: WeekTime | DayChange, field: str) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Invalid({field: TWICE}) from None


def _remove(model: type[WeekTime] | type[DayChange], key: UUID) -> None:
    gone, _each = model.objects.filter(id=key).delete()
    if not gone:
        raise Unknown()
    audit.record("appointments.set", about=key)
