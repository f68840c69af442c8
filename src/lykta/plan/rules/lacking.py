"""What measures lack, counted and in order of weight, each with the page where it is mended.

It accuses nobody: a measure may well be true without it. The order is Lykta's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a measure that goes on tells, as yes and no.

    `end_untold`: money ends and nobody has said what stops then. `unsplit`: a number about people
    is not split by sex, and no reason says why.
    """

    id: UUID
    title: str
    led: bool
    why: bool
    effect: bool
    has_area: bool
    end_untold: bool
    counted: bool
    has_target: bool
    unsplit: bool
    has_task: bool
    has_money: bool


@dataclass(frozen=True)
class Question:
    """One thing a measure should tell, and on which page (a view's name) it is told."""

    code: str
    title: str
    why: str
    page: str
    lacks: Callable[[Told], bool]


@dataclass(frozen=True)
class Lack:
    """One thing that some measures lack: which, and where it is mended."""

    code: str
    title: str
    why: str
    page: str
    measures: tuple[Told, ...]

    @property
    def number(self) -> int:
        """Return how many lack it."""
        return len(self.measures)


QUESTIONS = (
    Question(
        "leder",
        "Vem leder?",
        "Utan den som leder finns ingen som rapporterar.",
        "plan:change_measure",
        lambda one: not one.led,
    ),
    Question(
        "varfor",
        "Varför behövs den?",
        "Den som beslutar behöver veta skälet.",
        "plan:change_measure",
        lambda one: not one.why,
    ),
    Question(
        "effekt",
        "Vad ska den förändra, och för vem?",
        "Annars går det bara att berätta vad som gjordes.",
        "plan:change_measure",
        lambda one: not one.effect,
    ),
    Question(
        "omrade",
        "Vilket område hör den till?",
        "Då syns den på kartan.",
        "plan:change_measure",
        lambda one: not one.has_area,
    ),
    Question(
        "upphor",
        "Vad upphör när pengarna är slut?",
        "Det ska sägas innan det händer.",
        "plan:measure",
        lambda one: one.end_untold,
    ),
    Question(
        "indikator",
        "Vad räknas?",
        "Ett tal visar om den gör nytta.",
        "plan:new_indicator",
        lambda one: not one.counted,
    ),
    Question(
        "mal",
        "Vilket är målet?",
        "Ett tal utan mål säger inte om det räcker.",
        "plan:measure",
        lambda one: one.counted and not one.has_target,
    ),
    Question(
        "kon",
        "Hur fördelar det sig mellan könen?",
        "Tal om människor delas efter kön, om inte ett skäl säger annat.",
        "plan:measure",
        lambda one: one.unsplit,
    ),
    Question(
        "uppgift",
        "Vad ska göras, av vem och när?",
        "Uppgifter gör det lätt att se nästa steg.",
        "plan:new_task",
        lambda one: not one.has_task,
    ),
    Question(
        "pengar",
        "Varifrån kommer pengarna?",
        "Också egna medel är ett svar.",
        "plan:new_money",
        lambda one: not one.has_money,
    ),
)


def lacking(found: Iterable[Told]) -> tuple[Lack, ...]:
    """Return what the measures lack, weightiest first; what nobody lacks is left out."""
    measures = tuple(found)
    lacks = (
        Lack(
            each.code,
            each.title,
            each.why,
            each.page,
            tuple(one for one in measures if each.lacks(one)),
        )
        for each in QUESTIONS
    )
    return tuple(one for one in lacks if one.measures)


def whole(found: Iterable[Told]) -> int:
    """Return how many of the measures lack nothing."""
    return sum(1 for one in found if not any(each.lacks(one) for each in QUESTIONS))
