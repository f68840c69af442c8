"""What the employer's follow-up keeps. Never a word about an employee."""

from lykta.workplace.models.dialogue import UnitDialogue
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
from lykta.workplace.models.support import SupportContact
from lykta.workplace.models.talks import TalkBand, TalkCorrection, TalkYear
from lykta.workplace.models.threats import ThreatCount

__all__ = [
    "EarlierYear",
    "FollowUpNoted",
    "PlanSuggestion",
    "Promise",
    "Question",
    "Regulation",
    "Setup",
    "SignedFollowUp",
    "SupportContact",
    "TalkBand",
    "TalkCorrection",
    "TalkYear",
    "ThemeNamed",
    "ThemePlaced",
    "ThreatCount",
    "UnitAnswer",
    "UnitAsked",
    "UnitDialogue",
    "YearRound",
]
