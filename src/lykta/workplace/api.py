"""The employer's front door. Everything else in the app is private."""

from lykta.workplace.actions.onward import decline, suggest, taken_up, write_earlier
from lykta.workplace.actions.rounds import answer, note, open_round, sign
from lykta.workplace.actions.setups import describe, describe_regulation
from lykta.workplace.queries import SetupSeen, regulations, setup
from lykta.workplace.queries.duties import duties, year_events
from lykta.workplace.queries.municipality import closed_years
from lykta.workplace.queries.municipality import counts as counts_for_the_plan
from lykta.workplace.queries.rounds import counts, rounds, signed, units
from lykta.workplace.queries.sharing import suggestion, suggestions
from lykta.workplace.rules.facts import AnswerText, Promised, Round, Signed, Suggestion, Unit
from lykta.workplace.rules.regulations import Regulation, in_force
from lykta.workplace.terms import Done, Lens, NotedBy, Routine, SafetyPart, Theme, Who

__all__ = [
    "AnswerText",
    "Done",
    "Lens",
    "NotedBy",
    "Promised",
    "Regulation",
    "Round",
    "Routine",
    "SafetyPart",
    "SetupSeen",
    "Signed",
    "Suggestion",
    "Theme",
    "Unit",
    "Who",
    "answer",
    "closed_years",
    "counts",
    "counts_for_the_plan",
    "decline",
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
    "suggest",
    "suggestion",
    "suggestions",
    "taken_up",
    "units",
    "write_earlier",
    "year_events",
]
