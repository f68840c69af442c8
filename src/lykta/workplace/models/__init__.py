"""What the employer's follow-up keeps. Never a word about an employee."""

from lykta.workplace.models.round import (
    FollowUpNoted,
    Promise,
    SignedFollowUp,
    UnitAnswer,
    UnitAsked,
    YearRound,
)
from lykta.workplace.models.setup import Question, Regulation, Setup

__all__ = [
    "FollowUpNoted",
    "Promise",
    "Question",
    "Regulation",
    "Setup",
    "SignedFollowUp",
    "UnitAnswer",
    "UnitAsked",
    "YearRound",
]
