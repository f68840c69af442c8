"""The weekly mail put together: everybody's duties, who is here, where to write. A constant
number of queries for the whole run, however many people there are.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from lykta.kernel.actor import Actor
from lykta.organisation import api as organisation
from lykta.outbox import api as outbox
from lykta.web import duties
from lykta.web.rules.weekly_mail import (
    SUBJECT,
    Reader,
    Week,
    due_week,
    readers_of,
    share,
    written,
)

KIND = "weekly"


@dataclass(frozen=True)
class Prepared:
    """What would leave now: the mails, who has nothing to do, cannot be reached, or is away.

    `untaken` counts what stands in nobody's mail.
    """

    mails: tuple[Week, ...]
    content: tuple[Week, ...]
    unreachable: tuple[Week, ...]
    away: tuple[Reader, ...]
    untaken: int


def prepare(*, today: date) -> Prepared:
    """Return everybody's mail as it would be today; writes nothing (the dry run)."""
    told = duties.everyones(today=today)
    here = readers_of(organisation.desks(today=today), organisation.mail_addresses())
    known = {one.person for one in here}
    missing = {person for duty in told for person in duty.people} - known
    left = organisation.last_desks(missing, today=today)
    away = organisation.stand_ins(today=today)
    shared = share(duties=told, readers=here, left=left, away=away, today=today)
    made = shared.weeks
    busy = [week for week in made if week.count]
    return Prepared(
        mails=tuple(week for week in busy if week.reader.mail),
        content=tuple(week for week in made if not week.count),
        unreachable=tuple(week for week in busy if not week.reader.mail),
        away=tuple(one for one in here if one.person in away),
        untaken=shared.untaken,
    )


def mine(*, person: UUID, today: date) -> Week | None:
    """Return the person's own week as it would be today; None for one who gets no mail.

    Read with the person's own rights, which reach everything that is theirs to do.
    """
    ready = prepare(today=today)
    weeks_ = (*ready.mails, *ready.content, *ready.unreachable)
    return next((week for week in weeks_ if week.reader.person == person), None)


def is_due(*, now: datetime) -> bool:
    """Tell whether this week's mail should have left and has not been written."""
    monday = due_week(now)
    return monday is not None and not outbox.is_made(kind=KIND, day=monday)


def run(*, actor: Actor, now: datetime) -> UUID | None:
    """Write everybody's mail of this week, once; returns the round, or None when it is not time."""
    monday = due_week(now)
    if monday is None or outbox.is_made(kind=KIND, day=monday):
        return None
    ready = prepare(today=now.date())
    return outbox.post_round(
        kind=KIND,
        day=monday,
        mails=[
            outbox.Addressed(
                week.reader.person,
                week.reader.mail,
                SUBJECT,
                written(week, address=settings.ADDRESS),
            )
            for week in ready.mails
        ],
        content=len(ready.content),
        unreachable=len(ready.unreachable),
        actor=actor,
        now=now,
    )
