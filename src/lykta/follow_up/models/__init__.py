"""The stored rows of follow-up. None is about a person helped."""

from lykta.follow_up.models.answer import Answer, AnswerQuestion, QuestionReply
from lykta.follow_up.models.report import (
    BoardReport,
    IssuedReport,
    ReportStep,
    ReportText,
    WordTemplate,
)
from lykta.follow_up.models.round import (
    Answerer,
    FrozenRound,
    Round,
    RoundMeasure,
    Template,
)

__all__ = [
    "Answer",
    "AnswerQuestion",
    "Answerer",
    "BoardReport",
    "FrozenRound",
    "IssuedReport",
    "QuestionReply",
    "ReportStep",
    "ReportText",
    "Round",
    "RoundMeasure",
    "Template",
    "WordTemplate",
]
