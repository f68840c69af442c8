"""A measure's tasks by their day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from lykta.plan.rules.facts import TaskFact
from lykta.plan.rules.seen import TaskSeen
from lykta.plan.rules.status import Light

SOON: Final = timedelta(days=14)


def task(one: TaskFact, *, today: date) -> TaskSeen:
    """Return a task as a page shows it."""
    return TaskSeen(one.id, one.title, one.party, one.due_on, one.done_on, light(one, today=today))


def light(one: TaskFact, *, today: date) -> Light:
    """Tell whether a task is done, late, near or calm; one without a day has no clock."""
    if one.done_on is not None:
        return Light("done", "Klar")
    if one.due_on is None:
        return Light("none", "Ingen dag är satt")
    if one.due_on < today:
        return Light("late", "Försenad")
    return Light("soon", "Snart") if one.due_on <= today + SOON else Light("calm", "Att göra")


def late(tasks: Iterable[TaskFact], *, today: date) -> int:
    """Return how many tasks are late."""
    return sum(1 for one in tasks if light(one, today=today).level == "late")
