"""Reads of the council, for pages, papers and export."""

from lykta.council.queries.coming import duties, year_events
from lykta.council.queries.councils import CouncilSeen, council
from lykta.council.queries.meetings import (
    AdviceSeen,
    ItemSeen,
    MeetingLine,
    MeetingSeen,
    MemberSeen,
    advice,
    item,
    meeting,
    meetings,
    member,
    members,
    paper,
)
from lykta.council.queries.prizes import PrizeSeen
from lykta.council.queries.public import PublicNotes, open_meetings, public_note, public_notes
from lykta.council.queries.rounds import AskedSeen, LessonSeen, Said, asked, lessons, themes

__all__ = [
    "AdviceSeen",
    "AskedSeen",
    "CouncilSeen",
    "ItemSeen",
    "LessonSeen",
    "MeetingLine",
    "MeetingSeen",
    "MemberSeen",
    "PrizeSeen",
    "PublicNotes",
    "Said",
    "advice",
    "asked",
    "council",
    "duties",
    "item",
    "lessons",
    "meeting",
    "meetings",
    "member",
    "members",
    "open_meetings",
    "paper",
    "public_note",
    "public_notes",
    "themes",
    "year_events",
]
