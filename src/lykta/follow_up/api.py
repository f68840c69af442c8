"""What other apps may use of follow-up; everything else here is private.

`web` shows the duties and the year; the demo prepares rounds through the same actions as pages.
"""

from lykta.follow_up.actions.answers import Told, answer, answer_by_link, ask, link_for, reply
from lykta.follow_up.actions.letters import (
    begin,
    hand_on,
    keep_word_template,
    note_meeting,
    register,
    rewrite,
)
from lykta.follow_up.actions.rounds import (
    TemplateText,
    freeze_round,
    keep_template,
    open_round,
    prepare,
)
from lykta.follow_up.queries.duties import duties, year_events
from lykta.follow_up.queries.files import round_workbook
from lykta.follow_up.queries.rounds import answerers, asked, frozen, mine, round_of, rounds
from lykta.follow_up.rules.asking import Asks, RoundText
from lykta.follow_up.rules.reporting import Words
from lykta.follow_up.rules.ways import Held
from lykta.follow_up.terms import Goes, Outcome, RoundKind, Step, Way

__all__ = [
    "Asks",
    "Goes",
    "Held",
    "Outcome",
    "RoundKind",
    "RoundText",
    "Step",
    "TemplateText",
    "Told",
    "Way",
    "Words",
    "answer",
    "answer_by_link",
    "answerers",
    "ask",
    "asked",
    "begin",
    "duties",
    "freeze_round",
    "frozen",
    "hand_on",
    "keep_template",
    "keep_word_template",
    "link_for",
    "mine",
    "note_meeting",
    "open_round",
    "prepare",
    "register",
    "reply",
    "rewrite",
    "round_of",
    "round_workbook",
    "rounds",
    "year_events",
]
