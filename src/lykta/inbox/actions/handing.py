"""Handing in by the public, and taking by staff."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connections

from lykta.audit import api as audit
from lykta.inbox.models import Handed
from lykta.inbox.queries import HandedText, text_of
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import NotNow, Unknown

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that are mistaken for another
FULL = "Det går inte att ta emot fler just nu. Ring kommunen, eller försök igen i morgon."


def hand_in(*, kind: str, answers: Mapping[str, str], now: datetime) -> str:
    """Keep what a public form says, and return the receipt its sender can refer to.

    Runs as the public login, which can add and never read. Raises `NotNow` when the day's budget
    is spent or the answers are too long.
    """
    receipt = "".join(secrets.choice(_LETTERS) for _ in range(10))
    with connections["public"].cursor() as cursor:
        cursor.execute(
            "SELECT published.hand_in(%s, %s, %s::jsonb, %s, %s)",
            [uuid4(), kind, json.dumps(dict(answers), ensure_ascii=False), receipt, now],
        )
        if not cursor.fetchone()[0]:
            raise NotNow(FULL)
    return receipt


def take(*, handed_id: UUID, actor: Actor, now: datetime) -> HandedText:
    """Mark as taken, inside the action that makes it into what it asked for.

    Raises `Unknown` for what is not there, `NotNow` when a colleague has taken it.
    """
    actor.check_may(Permission.INBOX_WRITE)
    row = Handed.objects.select_for_update().filter(id=handed_id).first()
    if row is None:
        raise Unknown()
    if row.taken_at is not None:
        raise NotNow("En kollega har redan tagit hand om den.")
    row.taken_at, row.taken_by_id = now, actor.person
    row.save(update_fields=["taken_at", "taken_by_id"])
    audit.record("inbox.taken", about=row.id, detail={"kind": row.kind})
    return text_of(row)
