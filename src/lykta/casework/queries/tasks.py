"""What a person must do: the clocks of their matters, what is due again, the queue, alarms."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from lykta.casework.models import Matter, RiskAssessment, Service
from lykta.casework.queries.clock_facts import RunningClock, facts_of, running
from lykta.casework.queries.matters import my_matters
from lykta.casework.terms import MatterState
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.law import api as law
from lykta.secrecy import registrar

SOON_DAYS = 7
LOOK_AHEAD_DAYS = 30


@dataclass(frozen=True)
class Task:
    """Something to do in a matter. `words` says how near it is; `source` is the law, if any."""

    title: str
    matter_id: UUID
    number: str
    due_on: date
    level: law.Level
    words: str
    source: str = ""
    unconfirmed: bool = False
    code: str = "clock"
    glass_id: UUID | None = None


def my_tasks(*, actor: Actor, now: datetime) -> list[Task]:
    """Return what the person must do in their matters, the most urgent first. No names in it.

    Somebody who takes in or gives out work also meets the clocks of the unit's queue.
    """
    matters = list(_my_open_matters(actor).order_by("opened_on", "id")[:500])
    facts = facts_of(matters)
    found = [
        _of_clock(matter, clock)
        for matter in matters
        for clock in running(facts[matter.id], now=now)
    ]
    mine = {matter.id: matter for matter in matters}
    found += [*_services(mine, now), *_risks(mine, now), *_alarms(actor, now)]
    return sorted(found, key=lambda task: (_ORDER[task.level], task.due_on, task.number))


_ORDER = {level: place for place, level in enumerate(reversed(list(law.Level)))}


def _my_open_matters(actor: Actor) -> QuerySet[Matter]:
    wanted = Q(pk__in=my_matters())
    if actor.may(Permission.MATTER_RECEIVE):
        wanted |= Q(unit_id=actor.unit, queued=True)
    return Matter.objects.filter(wanted).exclude(state=MatterState.CLOSED.value)


def _of_clock(matter: Matter, found: RunningClock) -> Task:
    return Task(
        title=found.clock.title,
        matter_id=matter.id,
        number=matter.number,
        due_on=found.clock.due_on,
        level=found.state.level,
        words=law.words(found.state),
        source=found.clock.source.short,
        unconfirmed=found.clock.unconfirmed,
        code=found.clock.rule_id,
    )


def _services(mine: dict[UUID, Matter], now: datetime) -> Iterator[Task]:
    """Services whose day to follow up is near."""
    until = stockholm(now).date() + timedelta(days=LOOK_AHEAD_DAYS)
    rows = Service.objects.filter(
        matter_id__in=list(mine), ended_on__isnull=True, follow_up_on__lte=until
    ).order_by("follow_up_on", "id")
    for matter_id, on in rows.values_list("matter_id", "follow_up_on"):
        if on is not None:
            yield _due("Följ upp insatsen", mine[matter_id], on, "follow_up", now)


def _risks(mine: dict[UUID, Matter], now: datetime) -> Iterator[Task]:
    """Matters whose newest risk assessment is due again (R3)."""
    until = stockholm(now).date() + timedelta(days=LOOK_AHEAD_DAYS)
    rows = RiskAssessment.objects.filter(matter_id__in=list(mine)).order_by("made_on", "id")
    newest = dict(rows.values_list("matter_id", "next_on"))
    for matter_id, on in newest.items():
        if on is not None and on <= until:
            yield _due("Bedöm risken igen", mine[matter_id], on, "risk", now)


def _due(title: str, matter: Matter, on: date, code: str, now: datetime) -> Task:
    days = (on - stockholm(now).date()).days
    return Task(
        title=title,
        matter_id=matter.id,
        number=matter.number,
        due_on=on,
        level=_level(days),
        words=_words(days),
        code=code,
    )


def _level(days: int) -> law.Level:
    if days < 0:
        return law.Level.LATE
    if days == 0:
        return law.Level.TODAY
    return law.Level.SOON if days <= SOON_DAYS else law.Level.CALM


def _words(days: int) -> str:
    state = law.ClockState(level=_level(days), days=days, hours=days * 24)
    return law.words(state)


def _alarms(actor: Actor, now: datetime) -> Iterator[Task]:
    """Break-glass openings: to approve, or to know of, for the head and for the assigned."""
    for row in registrar.glass_seen() if actor.may(Permission.GLASS_APPROVE) else []:
        if row.person == actor.person or row.opened_at < now - timedelta(days=LOOK_AHEAD_DAYS):
            continue
        waits = row.need_to_know and row.approved_by is None and row.closes_at > now
        yield Task(
            title="Godkänn nödöppning" if waits else "Granska nödöppning",
            matter_id=row.matter,
            number=row.number,
            due_on=stockholm(row.opened_at).date(),
            level=law.Level.TODAY if waits else law.Level.SOON,
            words="väntar på dig" if waits else "öppnat",
            code="glass",
            glass_id=row.id,
        )
    yield from _own_alarms()


def _own_alarms() -> Iterator[Task]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT matter_id, number, opened_at FROM secrecy.casework_glass_alarms()")
        rows = cursor.fetchall()
    for matter_id, number, opened_at in rows:
        yield Task(
            title="Ditt ärende har nödöppnats",
            matter_id=matter_id,
            number=number,
            due_on=stockholm(opened_at).date(),
            level=law.Level.SOON,
            words="öppnat",
            code="glass",
        )
