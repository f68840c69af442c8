"""What nobody has told yet, found by rule in the facts and put as questions, weightiest first.

A gap is an open task for the strategist. It accuses nobody, and is gone when the fact is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from uuid import UUID, uuid5

from lykta.kernel.period import Period

QUESTIONS = UUID("7a1d7b64-61c5-4f0e-9a40-5d7a3c1f2be0")


class Weight(IntEnum):
    """How much a missing fact matters; the smallest number comes first."""

    AREA_WITHOUT_HOLDER = 1
    DUTY_WITHOUT_HOLDER = 2
    EVALUATION_UNKNOWN = 3
    DECISION_UNKNOWN = 4
    WORK_WITHOUT_LEAD = 5
    MEASURE_WITHOUT_LEAD = 6
    INDICATOR_WITHOUT_VALUE = 7


@dataclass(frozen=True)
class Gap:
    """One question: what is asked, why it is asked, and the key of what it is about."""

    weight: Weight
    title: str
    why: str
    about: str

    @property
    def id(self) -> UUID:
        """Return a key of the question that stays the same while it is open."""
        return uuid5(QUESTIONS, f"{self.weight.name}:{self.about}")


@dataclass(frozen=True)
class Named:
    """Something by its key and name; `told` says whether the asked fact is there."""

    key: str
    name: str
    told: bool = False


@dataclass(frozen=True)
class Promise:
    """Something promised for a period; `outcome` is "" while nobody has told it."""

    key: str
    name: str
    period: str
    outcome: str


@dataclass(frozen=True)
class Known:
    """The facts in which gaps are looked for."""

    areas: tuple[Named, ...] = ()
    duties: tuple[Named, ...] = ()
    works: tuple[Named, ...] = ()
    measures: tuple[Named, ...] = ()
    indicators: tuple[Named, ...] = ()
    evaluations: tuple[Promise, ...] = ()
    decisions: tuple[Promise, ...] = ()


def gaps(*, known: Known, today: date) -> tuple[Gap, ...]:
    """Return what is missing, in order of weight and then as the facts came."""
    found = [
        *_areas(known),
        *_duties(known),
        *_evaluations(known, today),
        *_decisions(known, today),
        *_leads(known),
        *_indicators(known),
    ]
    return tuple(sorted(found, key=lambda gap: gap.weight))


def _is_past(period: str, today: date) -> bool:
    """Tell whether the whole period is over, whatever day was meant."""
    return Period.parse(period).last_day < today


def _areas(known: Known) -> list[Gap]:
    why = "Källan säger inte vem som har det strategiska ansvaret."
    return [
        Gap(Weight.AREA_WITHOUT_HOLDER, f"Vem ansvarar för {one.name}?", why, one.key)
        for one in known.areas
        if not one.told
    ]


def _duties(known: Known) -> list[Gap]:
    why = "Kommunen ska erbjuda stödet. Källan säger inte vilken enhet som gör det."
    return [
        Gap(Weight.DUTY_WITHOUT_HOLDER, f"Vem har uppdraget: {one.name.lower()}?", why, one.key)
        for one in known.duties
        if not one.told
    ]


def _evaluations(known: Known, today: date) -> list[Gap]:
    return [
        Gap(
            Weight.EVALUATION_UNKNOWN,
            f"Vad visade utvärderingen av {one.name}?",
            f"Den skulle komma {Period.parse(one.period).swedish}. Uppgift saknas.",
            one.key,
        )
        for one in known.evaluations
        if not one.outcome and _is_past(one.period, today)
    ]


def _decisions(known: Known, today: date) -> list[Gap]:
    return [
        Gap(
            Weight.DECISION_UNKNOWN,
            f"Vad blev beslutet om {one.name}?",
            f"Det väntades {Period.parse(one.period).swedish}. Uppgift saknas.",
            one.key,
        )
        for one in known.decisions
        if not one.outcome and _is_past(one.period, today)
    ]


def _leads(known: Known) -> list[Gap]:
    why = "Källan säger inte vem som leder."
    both = ((Weight.WORK_WITHOUT_LEAD, known.works), (Weight.MEASURE_WITHOUT_LEAD, known.measures))
    return [
        Gap(weight, f"Vem leder {one.name}?", why, one.key)
        for weight, rows in both
        for one in rows
        if not one.told
    ]


def _indicators(known: Known) -> list[Gap]:
    why = "Indikatorn har ännu inget värde."
    return [
        Gap(Weight.INDICATOR_WITHOUT_VALUE, f"Hur många: {one.name}?", why, one.key)
        for one in known.indicators
        if not one.told
    ]
