"""What everybody may read of how the plan is governed: goals, text, decisions, reports back.

Named fact by fact, as in `public`. Left out: questions asked and answers given (they have names),
the decision's own text, and the plan's running text until a body has adopted the plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from lykta.plan.rules.deciding import DecisionSeen, ReportBackSeen
from lykta.plan.rules.public import Document
from lykta.plan.rules.texts import ChapterText, GoalText
from lykta.plan.terms import DecisionKind

# A measure that a board has only read of in a report is not decided by that.
DECIDING = frozenset(
    one.value
    for one in (DecisionKind.ADOPT, DecisionKind.REVISE, DecisionKind.REPEAL, DecisionKind.ASSIGN)
)


@dataclass(frozen=True)
class Governing:
    """What is told beside the plan itself; `behind` has decisions by the thing they cover."""

    goal_areas: tuple[str, ...] = ()
    goals: tuple[GoalText, ...] = ()
    chapters: tuple[ChapterText, ...] = ()
    decisions: tuple[DecisionSeen, ...] = ()
    behind: Mapping[UUID, tuple[UUID, ...]] | None = None


def governed(document: Document, told: Governing, *, adopted: bool) -> Document:
    """Return a public document with goals, decisions and, once adopted, the plan's text."""
    named = {one.id: one.named for one in told.decisions if one.kind_code in DECIDING}
    behind = {
        str(key): [named[one] for one in keys if one in named]
        for key, keys in (told.behind or {}).items()
    }
    return {
        **document,
        "programme": {**document["programme"], "goals": _goals(told)},
        "plan": {**document["plan"], "text": _text(told.chapters) if adopted else []},
        "decisions": [_decision(one) for one in told.decisions],
        "ongoing": [_with(each, behind) for each in document["ongoing"]],
        "measures": [_with(each, behind) for each in document["measures"]],
    }


def _with(thing: Document, behind: Mapping[str, list[str]]) -> Document:
    return {**thing, "decisions": behind.get(thing["id"], [])}


def _goals(told: Governing) -> list[Document]:
    """Return the goals area by area; one under no area comes last."""
    areas = (*told.goal_areas, "")
    return [
        {"area": area, "title": one.title, "text": one.text}
        for area in areas
        for one in told.goals
        if one.goal_area == area
    ]


def _text(chapters: Iterable[ChapterText]) -> list[Document]:
    return [{"title": one.title, "text": one.text} for one in chapters]


def _decision(one: DecisionSeen) -> Document:
    return {
        "id": str(one.id),
        "body": one.body.name,
        "kind": one.kind,
        "title": one.title,
        "decided": one.decided,
        "paragraph": one.paragraph,
        "case_number": one.case_number,
        "covers": [link.title for link in one.covers],
        "report_backs": [_report_back(each) for each in one.report_backs],
    }


def _report_back(one: ReportBackSeen) -> Document:
    """Return an assignment to report back; `outcome` "" is told of as *uppgift saknas* (F21)."""
    return {
        "to": one.to.name,
        "what": one.what,
        "due": one.due,
        "due_on": one.due_on.isoformat(),
        "noted_by": one.noted_by,
        "outcome": one.outcome,
    }
