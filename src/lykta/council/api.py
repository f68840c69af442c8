"""The council's front door. Everything else in the app is private."""

from lykta.council.actions import completions, jury, nominations, prize_decisions, prizes
from lykta.council.actions.adjusting import adjust_by_link, ask_adjust
from lykta.council.actions.attendance import (
    attend,
    say_coming,
    tell_away,
    tell_back,
    tell_conflict,
)
from lykta.council.actions.corrections import correct_answer
from lykta.council.actions.councils import describe
from lykta.council.actions.lessons import point, unpoint
from lykta.council.actions.meetings import (
    add_item,
    add_paper,
    cancel,
    change_item,
    follow_item,
    move_item,
    plan,
    remove_paper,
)
from lykta.council.actions.members import seat
from lykta.council.actions.notes import adjust_notes, draft_notes, publish_notes, write_notes
from lykta.council.actions.notices import call, give_link
from lykta.council.actions.rounds import PURPOSE, answer, ask, group, prepare, tell_at_meeting
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
from lykta.council.terms import UsedBy

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
    "UsedBy",
    "add_item",
    "add_paper",
    "adjust_by_link",
    "adjust_notes",
    "answer",
    "ask",
    "ask_adjust",
    "attend",
    "call",
    "cancel",
    "change_item",
    "completions",
    "correct_answer",
    "council",
    "describe",
    "draft_notes",
    "duties",
    "follow_item",
    "give_link",
    "group",
    "jury",
    "jury_keys",
    "lessons",
    "meeting",
    "meetings",
    "members",
    "move_item",
    "next_meeting",
    "nominations",
    "plan",
    "point",
    "prepare",
    "prize_decisions",
    "prize_years",
    "prizes",
    "publish_notes",
    "remove_paper",
    "say_coming",
    "seat",
    "tell_at_meeting",
    "tell_away",
    "tell_back",
    "tell_conflict",
    "unpoint",
    "write_notes",
    "year_events",
]
