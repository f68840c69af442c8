"""Taking an acute time: without a name on the web, or by telephone through staff."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, connections, transaction
from django.utils.crypto import salted_hmac

from lykta.appointments import access, queries
from lykta.appointments.models import TakenTime
from lykta.appointments.rules import codes
from lykta.appointments.terms import Need, State, Way
from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import NotNow, Unknown

GONE = "Någon hann före. Välj en annan tid."


@dataclass(frozen=True)
class Taken:
    """A taken time and the code that is said once."""

    id: UUID
    code: str


def hash_of(code: str) -> bytes:
    """Return what the table knows a code by: keyed, so that the table alone gives nothing."""
    return bytes(salted_hmac("lykta.acute", code, algorithm="sha256").digest())


def take(
    *, unit_id: UUID, starts_at: datetime, needs: Collection[Need], language: str, now: datetime
) -> Taken:
    """Take a time on the web, without a name. Raises `NotNow` when it cannot be taken any more."""
    offered = queries.public_free(unit_id=unit_id, now=now)
    if starts_at not in {one.starts_at for one in offered}:
        raise NotNow(GONE)
    made = Taken(uuid4(), codes.make())
    said = json.dumps([need.value for need in needs])
    with connections["public"].cursor() as cursor:
        cursor.execute(
            "SELECT published.take_acute_time(%s, %s, %s, %s::jsonb, %s, %s)",
            [made.id, unit_id, starts_at, said, language, hash_of(made.code)],
        )
        if not cursor.fetchone()[0]:
            raise NotNow(GONE)
    return made


def cancel(*, code: str, now: datetime) -> bool:
    """Cancel one's own time by its code; False when the code opens nothing."""
    with connections["public"].cursor() as cursor:
        cursor.execute("SELECT published.cancel_acute_time(%s, %s)", [hash_of(code), now])
        return bool(cursor.fetchone()[0])


def take_by_phone(
    *, starts_at: datetime, needs: Collection[Need], actor: Actor, now: datetime
) -> Taken:
    """Take a time for somebody who calls; the code is read to them. Raises `NotNow`."""
    access.check_may_book(actor=actor)
    offered = {one.starts_at: one for one in queries.free(actor=actor, now=now)}
    if starts_at not in offered:
        raise NotNow(GONE)
    code = codes.make()
    row = TakenTime(
        authority_id=actor.authority,
        unit_id=actor.unit,
        starts_at=starts_at,
        minutes=offered[starts_at].minutes,
        way=Way.PHONE.value,
        needs=[need.value for need in needs],
        code_hash=hash_of(code),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise NotNow(GONE) from None
    audit.record("appointments.taken", about=row.id)
    return Taken(row.id, code)


def note(*, taken_id: UUID, state: State, actor: Actor, now: datetime) -> State:
    """Note that the person came, did not come, or called it off.

    Raises `Unknown` for another unit's time, `NotNow` for one that is noted or has not begun.
    """
    access.check_may_book(actor=actor)
    row = TakenTime.objects.select_for_update().filter(id=taken_id).first()
    if row is None:
        raise Unknown()
    if row.state == State.CANCELLED.value:
        raise NotNow("Tiden är avbokad.")
    if state is State.ABSENT and row.starts_at > now:
        raise NotNow("Tiden har inte börjat än.")
    row.state = state.value
    row.save(update_fields=["state"])
    audit.record("appointments.noted", about=row.id, detail={"state": state.value})
    return state
