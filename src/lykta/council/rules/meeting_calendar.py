"""The council's meetings as a calendar that telephones and mail programs read (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID


@dataclass(frozen=True)
class OpenMeeting:
    """A meeting that anybody may know of. `place` is a public place."""

    id: UUID
    council: str
    starts_at: datetime
    ends_at: datetime
    place: str
    cancelled: bool


def calendar(meetings: Iterable[OpenMeeting], *, now: datetime, address: str) -> bytes:
    """Return the meetings, those that are cancelled marked so. `address` is the public page."""
    from icalendar import Calendar, Event  # noqa: PLC0415 - only the feed needs it

    made = Calendar()
    made.add("prodid", "-//Lykta//radet//sv")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", "Rådets möten")
    for meeting in meetings:
        one = Event()
        one.add("uid", f"{meeting.id}@lykta")
        one.add("dtstamp", now.astimezone(UTC))
        one.add("dtstart", meeting.starts_at.astimezone(UTC))
        one.add("dtend", meeting.ends_at.astimezone(UTC))
        one.add("summary", _summary(meeting))
        one.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
        if meeting.place:
            one.add("location", meeting.place)
        one.add("url", address)
        made.add_component(one)
    return bytes(made.to_ical())


def _summary(meeting: OpenMeeting) -> str:
    return f"{'Inställt: ' if meeting.cancelled else ''}Möte: {meeting.council}"
