"""Steps for how the plan is governed: goals, mandate, text, decisions, watched pages."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from lykta.exchange.actions.steps import Names, Step
from lykta.exchange.rules.shapes import Row
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.plan import api as plan


def goals(programme: Row, names: Names) -> Iterator[Step]:
    """Yield the steps for the interval of reviews, the areas of goals, and the goals."""
    if programme["review_every_months"]:
        yield Step("programme", programme.line, partial(_interval, programme, names))
    if programme["goal_areas"]:
        yield Step("programme", programme.line, partial(_goal_areas, programme, names))
    for row in programme["goals"]:
        yield Step("programme", row.line, partial(_goal, row, names))


def _interval(row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    return plan.set_review_interval(
        municipality=names.municipality, months=row["review_every_months"], actor=actor, now=now
    )


def _goal_areas(row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    return plan.describe_goal_areas(
        municipality=names.municipality, titles=row["goal_areas"], actor=actor, now=now
    )


def _goal(row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    text = plan.GoalText(row["title"], row["text"], row["goal_area"], row["subject_area"])
    return plan.describe_goal(municipality=names.municipality, text=text, actor=actor, now=now)


def mandate_and_text(row: Row, names: Names) -> Iterator[Step]:
    """Yield the steps for the mandate and the plan's running text."""
    if row["mandate"]:
        yield Step("plan", row["mandate"].line, partial(_mandate, row["mandate"], names))
    for chapter in row["text"]:
        yield Step("plan", chapter.line, partial(_chapter, chapter, names))


def _mandate(row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    text = plan.MandateText(
        given_by=names.maybe(row["given_by"]), given=row["given"], due=row["due"], note=row["note"]
    )
    return plan.give_mandate(municipality=names.municipality, text=text, actor=actor, now=now)


def _chapter(row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    text = plan.ChapterText(row["title"], row["text"])
    return plan.write_chapter(municipality=names.municipality, text=text, actor=actor, now=now)


def decisions_and_pages(file: Row, names: Names) -> Iterator[Step]:
    """Yield the steps for the decisions and the pages that are watched."""
    for row in file["decisions"]:
        yield Step("decisions", row.line, partial(_decision, row, names))
    for row in file["pages"]:
        yield Step("pages", row.line, partial(_page, row, names))


def _decision(row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    text = plan.DecisionText(
        body=names.party(row["body"]),
        kind=row["kind"],
        title=row["title"],
        decided=row["decided"],
        paragraph=row["paragraph"],
        case_number=row["case_number"],
        text=row["text"],
        code=row["id"],
        works=row["works"],
        behind=row["behind"],
        report_backs=tuple(_report_back(each, names) for each in row["report_backs"]),
    )
    return plan.describe_decision(municipality=names.municipality, text=text, actor=actor, now=now)


def _report_back(row: Row, names: Names) -> plan.ReportBackText:
    return plan.ReportBackText(
        to=names.party(row["to"]),
        what=row["what"],
        due=row["due"],
        work=row["work"],
        outcome=row["outcome"],
    )


def _page(row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    text = plan.PageText(
        title=row["title"],
        names=names.party(row["names"]),
        says=row["says"],
        seen=row["seen"],
        corrected=row["corrected"],
    )
    return plan.describe_page(municipality=names.municipality, text=text, actor=actor, now=now)
