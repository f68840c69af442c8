"""How the plan is governed, as it is told in a file: mandate, goals, text, decisions, pages."""

from __future__ import annotations

from dataclasses import dataclass

from lykta.plan.rules.deciding import DecisionText
from lykta.plan.rules.texts import ChapterText, GoalText, MandateText, PageText


@dataclass(frozen=True)
class Governed:
    """All that is told about how one municipality's programme and plan are governed."""

    goal_areas: tuple[str, ...] = ()
    goals: tuple[GoalText, ...] = ()
    review_every_months: int | None = None
    mandate: MandateText | None = None
    chapters: tuple[ChapterText, ...] = ()
    decisions: tuple[DecisionText, ...] = ()
    pages: tuple[PageText, ...] = ()
