"""How the plan is governed, as the file's sections: goals, mandate, decisions, pages."""

from typing import Any

from lykta.exchange.rules.writing import ref, row
from lykta.plan.rules.deciding import DecisionText
from lykta.plan.rules.governing import Governed
from lykta.plan.rules.texts import GoalText, MandateText


def sections(found: Governed) -> dict[str, Any]:
    """Return the decisions and the watched pages."""
    return {
        "decisions": [_decision(one) for one in found.decisions],
        "pages": [
            row(
                title=one.title,
                names=ref(one.names),
                says=one.says,
                seen=one.seen,
                corrected=one.corrected,
            )
            for one in found.pages
        ],
    }


def goal(one: GoalText) -> dict[str, Any]:
    """Return a goal."""
    return row(
        title=one.title, text=one.text, goal_area=one.goal_area, subject_area=one.subject_area
    )


def mandate(one: MandateText | None) -> dict[str, Any] | None:
    """Return the mandate, None while nobody has told it."""
    if one is None:
        return None
    return row(given_by=ref(one.given_by), given=one.given, due=one.due, note=one.note)


def _decision(one: DecisionText) -> dict[str, Any]:
    return row(
        id=one.code,
        body=ref(one.body),
        kind=one.kind,
        title=one.title,
        decided=one.decided,
        paragraph=one.paragraph,
        case_number=one.case_number,
        text=one.text,
        works=list(one.works),
        behind=list(one.behind),
        report_backs=[
            row(to=ref(each.to), what=each.what, due=each.due, work=each.work, outcome=each.outcome)
            for each in one.report_backs
        ],
    )
