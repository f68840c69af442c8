"""Reads of the council, for pages, papers and export."""

from lykta.council.queries.coming import duties, year_events
from lykta.council.queries.councils import CouncilSeen, council
from lykta.council.queries.meetings import (
    AskedSeen,
    LessonSeen,
    MeetingLine,
    MeetingSeen,
    MemberSeen,
    PublicNotes,
    asked,
    item,
    lessons,
    meeting,
    meetings,
    member,
    members,
    public_note,
    public_notes,
)
from lykta.council.queries.prizes import PrizeSeen

__all__ = [
    "AskedSeen",
    "CouncilSeen",
    "LessonSeen",
    "MeetingLine",
    "MeetingSeen",
    "MemberSeen",
    "PrizeSeen",
    "PublicNotes",
    "asked",
    "council",
    "duties",
    "item",
    "lessons",
    "meeting",
    "meetings",
    "member",
    "members",
    "public_note",
    "public_notes",
    "year_events",
]
