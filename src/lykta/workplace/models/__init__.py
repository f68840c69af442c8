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
from lykta.workplace.models.sharing import EarlierYear, PlanSuggestion, ThemeNamed, ThemePlaced

__all__ = [
    "EarlierYear",
    "FollowUpNoted",
    "PlanSuggestion",
    "Promise",
    "Question",
    "Regulation",
    "Setup",
    "SignedFollowUp",
    "ThemeNamed",
    "ThemePlaced",
    "UnitAnswer",
    "UnitAsked",
    "YearRound",
]
