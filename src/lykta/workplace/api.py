"""The employer's front door. Everything else in the app is private."""

from lykta.workplace.actions.rounds import answer, note, open_round, sign
from lykta.workplace.actions.setups import describe, describe_regulation
from lykta.workplace.queries import SetupSeen, regulations, setup
from lykta.workplace.queries.duties import duties, year_events
from lykta.workplace.queries.rounds import counts, rounds, signed, units
from lykta.workplace.rules.facts import AnswerText, Promised, Round, Signed, Unit
from lykta.workplace.rules.regulations import Regulation, in_force
from lykta.workplace.terms import Done, Lens, Routine, SafetyPart, Theme, Who

__all__ = [
    "AnswerText",
    "Done",
    "Lens",
    "Promised",
    "Regulation",
    "Round",
    "Routine",
    "SafetyPart",
    "SetupSeen",
    "Signed",
    "Theme",
    "Unit",
    "Who",
    "answer",
    "counts",
    "describe",
    "describe_regulation",
    "duties",
    "in_force",
    "note",
    "open_round",
    "regulations",
    "rounds",
    "setup",
    "sign",
    "signed",
    "units",
    "year_events",
]
