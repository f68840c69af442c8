"""Named reads of the outbox: what was sent, what waits, what did not get through."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count

from lykta.kernel.duty import DUE, Duty
from lykta.kernel.permissions import Permission
from lykta.outbox.models import Mail, MailRound
from lykta.outbox.terms import MailState


@dataclass(frozen=True)
class MailSeen:
    """A mail in the log; never its text."""

    id: UUID
    kind: str
    recipient: UUID | None
    address: str
    subject: str
    state: MailState
    attempts: int
    fault: str
    made_at: datetime
    next_at: datetime
    sent_at: datetime | None


@dataclass(frozen=True)
class RoundSeen:
    """A round in the log, with how many of its mails have come how far."""

    id: UUID
    day: date
    made_at: datetime
    mails: int
    content: int
    unreachable: int
    sent: int
    waiting: int
    failed: int


def is_made(*, kind: str, day: date) -> bool:
    """Tell whether the round of the day is made."""
    return MailRound.objects.filter(kind=kind, day=day).exists()


def rounds(*, kind: str, limit: int = 20) -> list[RoundSeen]:
    """Return the latest rounds, newest first. Two queries."""
    rows = list(MailRound.objects.filter(kind=kind).order_by("-day")[:limit])
    counted: dict[tuple[UUID, str], int] = {}
    states = Mail.objects.filter(mail_round__in=[row.id for row in rows])
    for key, state, count in states.values_list("mail_round_id", "state").annotate(n=Count("id")):
        counted[key, state] = count
    return [
        RoundSeen(
            *(row.id, row.day, row.made_at, row.mails, row.content, row.unreachable),
            sent=counted.get((row.id, MailState.SENT.value), 0),
            waiting=counted.get((row.id, MailState.WAITING.value), 0),
            failed=counted.get((row.id, MailState.FAILED.value), 0),
        )
        for row in rows
    ]


def mails(*, limit: int = 200) -> list[MailSeen]:
    """Return the latest mails: those that did not get through first, then newest. One query."""
    failed = Mail.objects.filter(state=MailState.FAILED.value).order_by("-made_at")[:limit]
    others = Mail.objects.exclude(state=MailState.FAILED.value).order_by("-made_at", "address")
    return [_seen(row) for row in [*failed, *others[:limit]]]


def duties(*, today: date) -> list[Duty]:
    """Return what needs somebody's eyes: mail that did not get through. One query."""
    failed = Mail.objects.filter(state=MailState.FAILED.value).count()
    if not failed:
        return []
    return [
        Duty(
            title="Ett brev kom inte fram" if failed == 1 else f"{failed} brev kom inte fram",
            due_on=today,
            path="/plan/veckobrev/",
            needs=Permission.MAIL_READ,
            why="Rätta adressen hos den som sköter konton, eller försök igen.",
            kind=DUE,
        )
    ]


def _seen(row: Mail) -> MailSeen:
    return MailSeen(
        id=row.id,
        kind=row.kind,
        recipient=row.recipient_id,
        address=row.address,
        subject=row.subject,
        state=MailState(row.state),
        attempts=row.attempts,
        fault=row.fault,
        made_at=row.made_at,
        next_at=row.next_at,
        sent_at=row.sent_at,
    )
