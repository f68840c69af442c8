"""The worker's round: whatever is due is done, each job in a transaction of its own.

The rows themselves are the queue (docs/decisions/0022): several workers may run, each takes what
nobody else holds. A job that fails is logged without its data, and comes again next round.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from lykta.anonymous import api as anonymous
from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import NotNow, Unknown
from lykta.organisation import api as organisation
from lykta.outbox import api as outbox
from lykta.secrecy import context
from lykta.web import weekly

LOG = logging.getLogger("lykta.worker")
MOST_MAILS = 200  # of one round, so that the other jobs get their turn


@dataclass(frozen=True)
class Job:
    """Something the worker does each round, as the machine of the executive board's outbox."""

    name: str
    do: Callable[[Actor, datetime], bool]  # True: it did something and may have more to do
    most: int = 1


def _write_weekly(actor: Actor, now: datetime) -> bool:
    try:
        return weekly.run(actor=actor, now=now) is not None
    except NotNow:  # another worker was first
        return False


def _send_mail(actor: Actor, now: datetime) -> bool:
    return outbox.send_next(actor=actor, now=now)


def _end_threads(_actor: Actor, now: datetime) -> bool:
    """Anonymous threads end by themselves after the days the board decided (security §3.7)."""
    return anonymous.end_due(now=now) > 0


JOBS = (
    Job("weekly mail", _write_weekly),
    Job("mail", _send_mail, most=MOST_MAILS),
    Job("threads that end", _end_threads),
)


def work(*, now: datetime) -> dict[str, int]:
    """Do everything that is due; returns how many times each job did something."""
    return {job.name: _worked(job, now) for job in JOBS}


def _worked(job: Job, now: datetime) -> int:
    done = 0
    try:
        while done < job.most and _once(job, now):
            done += 1
    except Exception as fault:  # a fault in one job must not stop the others
        LOG.error("The job %r failed (%s); it is tried again.", job.name, type(fault).__name__)
    return done


def _once(job: Job, now: datetime) -> bool:
    with transaction.atomic(durable=True):
        actor = _machine(now)
        if actor is None:
            return False
        context.enter(actor, now=now)
        did = job.do(actor, now)
    if did:
        audit.seal()
    return did


def _machine(now: datetime) -> Actor | None:
    """Return the machine; None while no municipality has been founded here yet."""
    try:
        board = organisation.authority("KS", municipality_code=settings.MUNICIPALITY)
        return organisation.machine(authority_id=board.id, role="machine_mail", today=now.date())
    except Unknown:
        return None
