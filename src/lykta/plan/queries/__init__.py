"""Reads of the plan: a page in a constant number of queries, however many measures there are."""

from lykta.plan.queries.pages import (
    answers_for,
    area_title,
    decisions_of,
    described,
    facts,
    indicators_seen,
    measure_seen,
    measure_titles,
    measures_count,
    measures_seen,
    open_tasks,
    parties,
    plan_seen,
    published,
    work_seen,
    works_seen,
)

__all__ = [
    "answers_for",
    "area_title",
    "decisions_of",
    "described",
    "facts",
    "indicators_seen",
    "measure_seen",
    "measure_titles",
    "measures_count",
    "measures_seen",
    "open_tasks",
    "parties",
    "plan_seen",
    "published",
    "work_seen",
    "works_seen",
]
