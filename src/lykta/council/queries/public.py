"""What anybody may read of the council, read as the public login."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connections

from lykta.council.models import PublishedNotes
from lykta.council.rules.meeting_calendar import OpenMeeting
from lykta.kernel.problems import Unknown


@dataclass(frozen=True)
class PublicNotes:
    """Notes as anybody reads them."""

    id: UUID
    held_on: date
    document: dict[str, Any]


def public_notes() -> list[PublicNotes]:
    """Return all published notes, the latest first."""
    rows = PublishedNotes.objects.using("public").order_by("-held_on", "id")
    return [PublicNotes(row.id, row.held_on, row.document) for row in rows]


def public_note(meeting_id: UUID) -> PublicNotes:
    """Return the published notes of a meeting. Raises Unknown."""
    row = PublishedNotes.objects.using("public").filter(id=meeting_id).first()
    if row is None:
        raise Unknown()
    return PublicNotes(row.id, row.held_on, row.document)


def open_meetings(*, since: datetime) -> list[OpenMeeting]:
    """Return the meetings anybody may know of that end after `since`, soonest first."""
    with connections["public"].cursor() as cursor:
        cursor.execute(
            "SELECT id, council, starts_at, ends_at, place, cancelled"
            " FROM published.council_meetings(%s)",
            [since],
        )
        return [OpenMeeting(*row) for row in cursor.fetchall()]
