"""Named reads of what has been handed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from lykta.inbox.models import Handed
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission


@dataclass(frozen=True)
class HandedText:
    """One sent form as staff read it."""

    id: UUID
    kind: str
    answers: Mapping[str, str]
    receipt: str
    handed_at: datetime


def waiting(*, kind: str, actor: Actor) -> list[HandedText]:
    """Return what nobody has taken yet, oldest first. One query."""
    actor.check_may(Permission.INBOX_READ)
    rows = Handed.objects.filter(kind=kind, taken_at__isnull=True).order_by("handed_at", "id")
    return [text_of(row) for row in rows]


def oldest_waiting(*, kinds: set[str]) -> dict[str, tuple[int, datetime]]:
    """Return for each kind how many wait and since when the oldest does. One query.

    Numbers only: the weekly mail tells them too (sql/31_inbox_waiting.sql).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM secrecy.inbox_waiting(%s)", [sorted(kinds)])
        return {kind: (number, oldest) for kind, number, oldest in cursor.fetchall()}


def text_of(row: Handed) -> HandedText:
    """Return the row as staff read it."""
    return HandedText(row.id, row.kind, row.answers, row.receipt, row.handed_at)
