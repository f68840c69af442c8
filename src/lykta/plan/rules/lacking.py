"""What measures lack, counted and in order of weight, each with the page where it is mended.

It accuses nobody: a measure may well be true without it. The order is Lykta's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lykta.plan.rules.seen import IndicatorSeen, MeasureSeen


@dataclass(frozen=True)
class Question:
    """One thing a measure should tell, and on which page (a view's name) it is told."""

    title: str
    why: str
    page: str
    lacks: Callable[[MeasureSeen], bool]


@dataclass(frozen=True)
class Lack:
    """One thing that some measures lack: which, and where it is mended."""

    title: str
    why: str
    page: str
    measures: tuple[MeasureSeen, ...]

    @property
    def number(self) -> int:
        """Return how many lack it."""
        return len(self.measures)


def _no_split(one: IndicatorSeen) -> bool:
    return bool(one.values) and not one.is_split and not one.unsplit_why


QUESTIONS = (
    Question(
        "Vem leder?",
        "Utan den som leder finns ingen som rapporterar.",
        "plan:change_measure",
        lambda one: not one.leads,
    ),
    Question(
        "Varför behövs den?",
        "Den som beslutar behöver veta skälet.",
        "plan:change_measure",
        lambda one: not one.why,
    ),
    Question(
        "Vad ska den förändra, och för vem?",
        "Annars går det bara att berätta vad som gjordes.",
        "plan:change_measure",
        lambda one: not one.effect,
    ),
    Question(
        "Vilket område hör den till?",
        "Då syns den på kartan.",
        "plan:change_measure",
        lambda one: not one.areas,
    ),
    Question(
        "Vad upphör när pengarna är slut?",
        "Det ska sägas innan det händer.",
        "plan:measure",
        lambda one: any(each.last_day and not each.what_stops for each in one.money),
    ),
    Question(
        "Vad räknas?",
        "Ett tal visar om den gör nytta.",
        "plan:new_indicator",
        lambda one: not one.indicators,
    ),
    Question(
        "Vilket är målet?",
        "Ett tal utan mål säger inte om det räcker.",
        "plan:measure",
        lambda one: bool(one.indicators) and all(each.target is None for each in one.indicators),
    ),
    Question(
        "Hur fördelar det sig mellan könen?",
        "Tal om människor delas efter kön, om inte ett skäl säger annat.",
        "plan:measure",
        lambda one: any(_no_split(each) for each in one.indicators),
    ),
    Question(
        "Vad ska göras, av vem och när?",
        "Uppgifter gör det lätt att se nästa steg.",
        "plan:new_task",
        lambda one: not one.tasks,
    ),
    Question(
        "Varifrån kommer pengarna?",
        "Också egna medel är ett svar.",
        "plan:new_money",
        lambda one: not one.money,
    ),
)


def lacking(found: Iterable[MeasureSeen]) -> tuple[Lack, ...]:
    """Return what measures that go on lack, weightiest first; what nobody lacks is left out."""
    going_on = [one for one in found if not one.ended]
    lacks = (
        Lack(each.title, each.why, each.page, tuple(one for one in going_on if each.lacks(one)))
        for each in QUESTIONS
    )
    return tuple(one for one in lacks if one.measures)


def whole(found: Iterable[MeasureSeen]) -> int:
    """Return how many of the measures that go on lack nothing."""
    return sum(
        1 for one in found if not one.ended and not any(each.lacks(one) for each in QUESTIONS)
    )
