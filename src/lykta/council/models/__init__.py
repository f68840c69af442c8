"""The council, its meetings, what it asks organisations, and the prize."""

from lykta.council.models.councils import Council, DiscussionQuestion, Member
from lykta.council.models.jury import JurorConflict, JuryNote, PrizeDecision, TookPart
from lykta.council.models.meetings import (
    AgendaItem,
    Attendance,
    ItemPaper,
    Meeting,
    Notes,
    PublishedNotes,
)
from lykta.council.models.prizes import (
    Completion,
    EarlierWording,
    Juror,
    Nomination,
    Prize,
    PrizeRule,
    PublishedPrize,
)
from lykta.council.models.rounds import (
    AnswerCorrection,
    AnswerTheme,
    AskedOrganisation,
    DiscussionRound,
    Lesson,
    LessonUse,
    RoundAnswer,
)

__all__ = [
    "AgendaItem",
    "AnswerCorrection",
    "AnswerTheme",
    "AskedOrganisation",
    "Attendance",
    "Completion",
    "Council",
    "DiscussionQuestion",
    "DiscussionRound",
    "EarlierWording",
    "ItemPaper",
    "Juror",
    "JurorConflict",
    "JuryNote",
    "Lesson",
    "LessonUse",
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
