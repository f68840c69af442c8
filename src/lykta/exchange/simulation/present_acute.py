"""Acute times at Nexus, with one taken today by telephone and one on the web, both invented."""

from datetime import datetime, time

from lykta.appointments import api as appointments
from lykta.appointments.api import Need, Slot, Weekday
from lykta.exchange.simulation.people_at_work import Stage, scene

HEAD, ADMIN = "nexus.chef", "nexus.admin"
WAIT = "Café Kardemumma, bredvid stadsbiblioteket. Säg att du har en tid."
EACH_DAY = (
    Slot(time(9, 30), 45, False),
    Slot(time(10, 30), 45, True),
    Slot(time(13, 0), 45, False),
    Slot(time(14, 0), 45, False),
    Slot(time(15, 0), 45, True),
)
OPEN_DAYS = tuple(Weekday)[:5]


def present_acute(*, now: datetime) -> None:
    """Set the week once; then let two people have taken a time that is still to come."""
    stage = Stage.of((HEAD, ADMIN), today=now.date())
    if appointments.reception() is None:
        _set(stage, now)
    place = appointments.reception()
    free = appointments.public_free(unit_id=place.unit, now=now) if place else []
    if place and free:
        appointments.take(
            unit_id=place.unit,
            starts_at=free[0].starts_at,
            needs=(Need.INTERPRETER, Need.CHILD),
            language="ar",
            now=now,
        )
    with scene():
        actor = stage.at(ADMIN, now)
        left = appointments.free(actor=actor, now=now)
        if left:
            appointments.take_by_phone(starts_at=left[0].starts_at, needs=(), actor=actor, now=now)


def _set(stage: Stage, now: datetime) -> None:
    with scene():
        actor = stage.at(HEAD, now)
        appointments.receive_at(waiting_place=WAIT, actor=actor, now=now)
        for weekday in OPEN_DAYS:
            for slot in EACH_DAY:
                appointments.add_week_time(weekday=weekday, slot=slot, actor=actor, now=now)
