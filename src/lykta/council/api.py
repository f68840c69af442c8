"""The council's front door. Everything else in the app is private."""

from lykta.council.actions import jury, nominations, prize_decisions, prizes
from lykta.council.actions.councils import describe
from lykta.council.actions.meetings import (
    add_item,
    adjust_notes,
    attend,
    call,
    draft_notes,
    follow_item,
    plan,
    publish_notes,
    tell_conflict,
    write_notes,
)
from lykta.council.actions.members import seat
from lykta.council.actions.rounds import PURPOSE, answer, ask, keep_lesson
from lykta.council.queries import (
    CouncilSeen,
    LessonSeen,
    MeetingLine,
    MeetingSeen,
    MemberSeen,
    PrizeSeen,
    council,
    duties,
    lessons,
    meeting,
    meetings,
    members,
    year_events,
)
from lykta.council.queries.jury import jury_keys
from lykta.council.queries.prizes import PrizeLine, RuleSaid
from lykta.council.queries.prizes import prizes as prize_years
from lykta.council.rules.meetings import Meeting, next_meeting

__all__ = [
    "PURPOSE",
    "CouncilSeen",
    "LessonSeen",
    "Meeting",
    "MeetingLine",
    "MeetingSeen",
    "MemberSeen",
    "PrizeLine",
    "PrizeSeen",
    "RuleSaid",
    "add_item",
    "adjust_notes",
    "answer",
    "ask",
    "attend",
    "call",
    "council",
    "describe",
    "draft_notes",
    "duties",
    "follow_item",
    "jury",
    "jury_keys",
    "keep_lesson",
    "lessons",
    "meeting",
    "meetings",
    "members",
    "next_meeting",
    "nominations",
    "plan",
    "prize_decisions",
    "prize_years",
    "prizes",
    "publish_notes",
    "seat",
    "tell_conflict",
    "write_notes",
    "year_events",
]
