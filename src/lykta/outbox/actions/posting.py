"""Put a mail in the outbox, in the same transaction as what it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid4, uuid5

from django.db import connection

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import NotNow
from lykta.outbox.models import Mail, MailRound
from lykta.outbox.rules import wording
from lykta.outbox.terms import MailState
from lykta.vault import api as vault

KEY = uuid5(NAMESPACE_URL, "lykta:outbox")  # the key that seals texts while they wait


@dataclass(frozen=True)
class Addressed:
    """A mail to one who works here, as a round writes it."""

    person: UUID
    address: str
    subject: str
    body: str


def post(
    *,
    kind: str,
    to: str,
    subject: str,
    body: str,
    now: datetime,
    recipient: UUID | None = None,
) -> UUID:
    """Put a mail in the outbox and return its key; it leaves when the transaction has committed.

    `kind` is "app.thing". Raises `Invalid` when the address cannot be used, the subject tells
    too much, or the text looks like a case.
    """
    wording.check(to=to, subject=subject, body=body)
    key = uuid4()
    vault.create_key(KEY)
    sealed = vault.seal_value(body, scope=KEY, table="outbox_mail", column="body", row=key)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT secrecy.post_mail(%s, %s, %s, %s, %s, %s, %s, %s)",
            [key, kind, recipient, to, subject, KEY, sealed, now],
        )
    return key


def post_round(
    *,
    kind: str,
    day: date,
    mails: Sequence[Addressed],
    content: int,
    unreachable: int,
    actor: Actor,
    now: datetime,
) -> UUID:
    """Put everybody's mail of the day in the outbox at once. Three statements however many.

    Raises `NotNow` when the round of that day is made already, `Invalid` as `post`.
    """
    _lock(kind, day)
    actor.check_may(Permission.MAIL_WRITE)
    if MailRound.objects.filter(kind=kind, day=day).exists():
        raise NotNow("Det utskicket är redan gjort.")
    made = MailRound(
        kind=kind,
        day=day,
        made_at=now,
        mails=len(mails),
        content=content,
        unreachable=unreachable,
    )
    made.save()
    vault.create_key(KEY)
    Mail.objects.bulk_create([_row(made, one, now) for one in mails])
    audit.record("mail.round", about=made.id, detail={"mails": len(mails)})
    return made.id


def _lock(kind: str, day: date) -> None:
    """Let two workers that come at once take turns."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"{kind} {day}"])


def _row(made: MailRound, one: Addressed, now: datetime) -> Mail:
    wording.check(to=one.address, subject=one.subject, body=one.body)
    return Mail(
        mail_round=made,
        kind=made.kind,
        recipient_id=one.person,
        address=one.address,
        subject=one.subject,
        key_scope=KEY,
        body=one.body,
        state=MailState.WAITING.value,
        made_at=now,
        next_at=now,
    )
