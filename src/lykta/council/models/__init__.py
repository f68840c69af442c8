"""The council, its meetings, what it asks organisations, and the prize."""

from lykta.council.models.councils import Council, DiscussionQuestion, Member, Prize
from lykta.council.models.meetings import AgendaItem, Attendance, Meeting, Notes, PublishedNotes
from lykta.council.models.rounds import AskedOrganisation, DiscussionRound, Lesson, RoundAnswer

__all__ = [
    "AgendaItem",
    "AskedOrganisation",
    "Attendance",
    "Council",
    "DiscussionQuestion",
    "DiscussionRound",
    "Lesson",
    "Meeting",
    "Member",
    "Notes",
    "Prize",
    "PublishedNotes",
    "RoundAnswer",
]
