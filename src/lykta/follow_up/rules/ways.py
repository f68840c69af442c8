"""A report's way to a decision, step by step. Sources: KL 5:1 and 6:1, F04."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from lykta.follow_up.terms import Outcome, Step, Way

STEPS: Final = {
    Way.COUNCIL: (Step.DRAFT, Step.PREPARATION, Step.EXECUTIVE, Step.COUNCIL),
    Way.EXECUTIVE: (Step.DRAFT, Step.PREPARATION, Step.EXECUTIVE),
    Way.BOARD: (Step.DRAFT, Step.PREPARATION, Step.BOARD),
    Way.COMPANY: (Step.DRAFT, Step.COMPANY),
}
WHOLE = (Way.COUNCIL, Way.EXECUTIVE)  # these read of every measure, others of their own


@dataclass(frozen=True)
class Held:
    """A meeting that treated the report."""

    step: Step
    held_on: date
    paragraph: str
    outcome: Outcome
    note: str = ""


@dataclass(frozen=True)
class Stop:
    """A step as the page shows it: been, here, or still to come."""

    step: Step
    here: bool
    passed: bool = False
    held: Held | None = None


def after(way: Way, step: Step, outcome: Outcome) -> Step | None:
    """Return where a report goes from a step; None: it is decided. A returned one is a draft."""
    if outcome is Outcome.RETURNED:
        return Step.DRAFT
    steps = STEPS[way]
    place = steps.index(step) + 1
    return steps[place] if place < len(steps) else None


def stops(way: Way, step: Step, held: tuple[Held, ...], *, decided: bool) -> tuple[Stop, ...]:
    """Return every step of the way with the newest meeting that treated the report there."""
    newest = {each.step: each for each in held}
    steps = STEPS[way]
    place = len(steps) if decided else steps.index(step)
    return tuple(
        Stop(each, here=number == place, passed=number < place, held=newest.get(each))
        for number, each in enumerate(steps)
    )
