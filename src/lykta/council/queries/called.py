"""A meeting as a member without account opens it, by the link in the notice."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lykta.council.models import Attendance, ItemPaper, Meeting, Notes
from lykta.council.queries.meetings import ItemSeen, items_of
from lykta.council.rules.notes import Part, parts
from lykta.kernel.problems import Unknown


@dataclass(frozen=True)
class CalledSeen:
    """The meeting, and what the holder of the link has said about coming."""

    id: UUID
    name: str
    stands_for: str
    substitute: bool
    instead_of: str
    coming: bool
    away: bool
    begun: bool
    council: str
    meeting: Meeting
    items: tuple[ItemSeen, ...]


def called(seat_id: UUID, *, now: datetime) -> CalledSeen:
    """Return the meeting of a member's link. Raises Unknown. The link must have been told first.

    The database shows that meeting's agenda alone. A meeting that is off shows none.
    """
    row = _seat(seat_id)
    off = row.meeting.cancelled_at is not None
    return CalledSeen(
        id=row.id,
        name=row.member.name,
        stands_for=row.member.stands_for,
        substitute=row.member.substitute,
        instead_of=row.instead_of.stands_for if row.instead_of else "",
        coming=row.coming_at is not None,
        away=row.away_at is not None,
        begun=row.meeting.starts_at <= now,
        council=row.meeting.council.name,
        meeting=row.meeting,
        items=() if off else items_of(row.meeting),
    )


def called_paper(seat_id: UUID, paper_id: UUID) -> ItemPaper:
    """Return a paper of the meeting of a member's link, with its bytes. Raises Unknown."""
    row = _seat(seat_id)
    rows = ItemPaper.objects.filter(item__meeting=row.meeting, id=paper_id)
    found = rows.first() if row.meeting.cancelled_at is None else None
    if found is None:
        raise Unknown()
    return found


@dataclass(frozen=True)
class ToAdjust:
    """The notes of a meeting, as the member who adjusts them reads them."""

    row: Notes
    council: str
    starts_at: datetime
    parts: tuple[Part, ...]


def to_adjust(notes_id: UUID) -> ToAdjust:
    """Return the notes of a link. Raises Unknown. The link must have been told first."""
    rows = Notes.objects.select_related("meeting__council")
    row = rows.filter(id=notes_id, published_at=None).first()
    if row is None:
        raise Unknown()
    return ToAdjust(row, row.meeting.council.name, row.meeting.starts_at, parts(row.text))


def _seat(seat_id: UUID) -> Attendance:
    rows = Attendance.objects.select_related("member", "meeting__council", "instead_of")
    row = rows.filter(id=seat_id).first()
    if row is None:
        raise Unknown()
    return row
