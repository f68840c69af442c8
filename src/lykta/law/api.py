"""What other apps use of the law. Pure code imports from `lykta.law.rules` and `terms` instead."""

from lykta.law.book import current, load
from lykta.law.rules.clock import Clock, ClockState, Level, due, extend, state
from lykta.law.rules.law_book import LawBook, UnknownRule
from lykta.law.rules.nodes import LawFileFault
from lykta.law.rules.rule import Extension, Length, Rule, Source
from lykta.law.rules.words import Phrase, phrase, words
from lykta.law.terms import Certainty, Decider, Event, Kind, Roll

__all__ = [
    "Certainty",
    "Clock",
    "ClockState",
    "Decider",
    "Event",
    "Extension",
    "Kind",
    "LawBook",
    "LawFileFault",
    "Length",
    "Level",
    "Phrase",
    "Roll",
    "Rule",
    "Source",
    "UnknownRule",
    "current",
    "due",
    "extend",
    "load",
    "phrase",
    "state",
    "words",
]
