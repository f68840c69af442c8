"""The employer's front door. Everything else in the app is private."""

from lykta.workplace.actions.dialogue import plan_event, tick_off
from lykta.workplace.actions.onward import decline, suggest, taken_up, write_earlier
from lykta.workplace.actions.rounds import answer, note, open_round, sign
from lykta.workplace.actions.setups import describe, describe_regulation
from lykta.workplace.actions.support import set_contact
from lykta.workplace.actions.talks import ask_provider, correct_band, tell_bands
from lykta.workplace.actions.threats import count_note
from lykta.workplace.queries import SetupSeen, regulations, setup
from lykta.workplace.queries.duties import duties, year_events
from lykta.workplace.queries.municipality import closed_years
from lykta.workplace.queries.municipality import counts as counts_for_the_plan
from lykta.workplace.queries.rounds import counts, rounds, signed, units
from lykta.workplace.queries.sharing import suggestion, suggestions
from lykta.workplace.queries.support import contacts
from lykta.workplace.queries.support_duties import duties as support_duties
from lykta.workplace.queries.support_duties import year_events as support_year_events
from lykta.workplace.queries.talks import administrations
from lykta.workplace.queries.talks import told as talks_told
from lykta.workplace.rules.dialogue import Event
from lykta.workplace.rules.facts import AnswerText, Promised, Round, Signed, Suggestion, Unit
from lykta.workplace.rules.regulations import Regulation, in_force
from lykta.workplace.rules.support import Line
from lykta.workplace.rules.threats import Note
from lykta.workplace.terms import Done, Lens, NotedBy, Routine, SafetyPart, Theme, Who

__all__ = [
    "AnswerText",
    "Done",
    "Event",
    "Lens",
    "Line",
    "Note",
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
    "administrations",
    "answer",
    "ask_provider",
    "closed_years",
    "contacts",
    "correct_band",
    "count_note",
    "counts",
    "counts_for_the_plan",
    "decline",
    "describe",
    "describe_regulation",
    "duties",
    "in_force",
    "note",
    "open_round",
    "plan_event",
    "regulations",
    "rounds",
    "set_contact",
    "setup",
    "sign",
    "signed",
    "suggest",
    "suggestion",
    "suggestions",
    "support_duties",
    "support_year_events",
    "taken_up",
    "talks_told",
    "tell_bands",
    "tick_off",
    "units",
    "write_earlier",
    "year_events",
]
