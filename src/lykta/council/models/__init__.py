"""The council, its meetings, what it asks organisations, and the prize."""

from lykta.council.models.councils import Council, DiscussionQuestion, Member
from lykta.council.models.jury import JurorConflict, JuryNote, PrizeDecision, TookPart
from lykta.council.models.meetings import AgendaItem, Attendance, Meeting, Notes, PublishedNotes
from lykta.council.models.prizes import Juror, Nomination, Prize, PrizeRule, PublishedPrize
from lykta.council.models.rounds import AskedOrganisation, DiscussionRound, Lesson, RoundAnswer

__all__ = [
    "AgendaItem",
    "AskedOrganisation",
    "Attendance",
    "Council",
    "DiscussionQuestion",
    "DiscussionRound",
    "Juror",
    "JurorConflict",
    "JuryNote",
    "Lesson",
    "Meeting",
    "Member",
    "Nomination",
    "Notes",
    "Prize",
    "PrizeDecision",
    "PrizeRule",
    "PublishedNotes",
    "PublishedPrize",
    "RoundAnswer",
    "TookPart",
]
