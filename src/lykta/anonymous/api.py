"""What other apps may use of the anonymous thread; everything else here is private."""

from lykta.anonymous.actions.answering import answer, ask_hand_over, note_contact, take
from lykta.anonymous.actions.ending import end_due
from lykta.anonymous.actions.team_keys import change_key, declare_lost, make_key
from lykta.anonymous.actions.writing import answer_hand_over, begin, come_back, delete, write
from lykta.anonymous.counts import counts
from lykta.anonymous.queries.inbox import (
    ThreadRow,
    ThreadText,
    duties,
    has_key,
    inbox,
    thread,
)
from lykta.anonymous.queries.installation import DEMO_CODE, decided
from lykta.anonymous.terms import Counted, Kind

__all__ = [
    "DEMO_CODE",
    "Counted",
    "Kind",
    "ThreadRow",
    "ThreadText",
    "answer",
    "answer_hand_over",
    "ask_hand_over",
    "begin",
    "change_key",
    "come_back",
    "counts",
    "decided",
    "declare_lost",
    "delete",
    "duties",
    "end_due",
    "has_key",
    "inbox",
    "make_key",
    "note_contact",
    "take",
    "thread",
    "write",
]
