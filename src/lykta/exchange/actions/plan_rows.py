"""Steps for the programme, its history, the plan, ongoing works and proposed measures."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from lykta.exchange.actions import governing_rows
from lykta.exchange.actions.steps import Names, Step
from lykta.exchange.rules.shapes import Row
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.plan import api as plan

UNKNOWN = "unknown"  # an evaluation nobody has told about
POINTS = {
    "because": "reason",
    "inflow": "inflow",
    "material": "material",
    "target": "target",
    "result": "result",
    "decisions": "decision",
}


def steps(file: Row, names: Names) -> Iterator[Step]:
    """Yield the steps in the plan's order: programme, history, plan, holders, works, measures."""
    programme: Row | None = file["programme"]
    if programme is None:
        return
    yield Step("programme", programme.line, partial(_programme, programme, names))
    for row in programme["history"]:
        yield Step("programme", row.line, partial(_event, row, names))
    yield from governing_rows.goals(programme, names)
    if file["plan"]:
        yield Step("plan", file["plan"].line, partial(_plan, file["plan"], names))
        yield from governing_rows.mandate_and_text(file["plan"], names)
    yield from _holders(file, names)
    for row in file["ongoing"]:
        yield Step("ongoing", row.line, partial(_work, row, names))
    for row in file["proposed"]:
        yield Step("proposed", row.line, partial(_measure, row, names))
    yield from governing_rows.decisions_and_pages(file, names)


def publish(names: Names, actor: Actor, now: datetime) -> None:
    """Give the public a fresh copy of the plan."""
    plan.publish(municipality=names.municipality, actor=actor, now=now)


def _holders(file: Row, names: Names) -> Iterator[Step]:
    for row in file["holders"]:
        yield Step("holders", row.line, partial(_holder, row, names))


def _holder(row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    return plan.name_holder(
        municipality=names.municipality,
        holder=names.party(row["holder"]),
        area=row["area"],
        duty=row["duty"],
        since=row["since"],
        actor=actor,
        now=now,
    )


def _programme(row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    text = plan.ProgrammeText(
        municipality=names.municipality,
        title=row["title"],
        areas=row["subject_areas"],
        working_group=names.parties(row["working_group"]),
        reference_group=row["reference_group"],
    )
    return plan.describe_programme(text=text, actor=actor, now=now)


def _event(row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    event = plan.EventText(
        period=row["period"],
        kind=row["event"],
        note=row["note"],
        areas=row["areas"],
        from_=names.maybe(row["from"]),
        to=names.maybe(row["to"]),
        unit=names.maybe(row["unit"]),
        decided_by=names.maybe(row["decided_by"]),
        decision_expected=row["decision_expected"],
        decided=row["decided"],
        verdict=row["verdict"],
    )
    return plan.note_event(municipality=names.municipality, event=event, actor=actor, now=now)


def _plan(row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    text = plan.PlanText(title=row["title"], status=row["status"], lead=names.maybe(row["lead"]))
    return plan.describe_plan(municipality=names.municipality, text=text, actor=actor, now=now)


def _work(row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    text = plan.WorkText(
        code=row["id"],
        title=row["title"],
        kind=row["kind"],
        leads=names.parties(row["leads"]),
        partners=names.parties(row["partners"]),
        consulted=names.parties(row["consulted"]),
        recipients=names.parties(row["recipients"]),
        unit=names.maybe(row["unit"]),
        decided_by=names.maybe(row["decided_by"]),
        funding=row["funding"],
        note=row["note"],
        years=row["years"],
        evaluation_due=row["evaluation_due"],
        evaluation="" if row["evaluation"] == UNKNOWN else row["evaluation"],
        points=tuple(
            plan.PointText(kind, text) for field, kind in POINTS.items() for text in row[field]
        ),
        indicators=_indicators(row),
        **_about(row),
    )
    return plan.describe_ongoing_work(
        municipality=names.municipality, text=text, actor=actor, now=now
    )


def _measure(row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    text = plan.MeasureText(
        code=row["id"],
        title=row["title"],
        kind=row["kind"],
        leads=names.parties(row["leads"]),
        partners=names.parties(row["partners"]),
        funding=row["funding"],
        example=row["example"],
        why=row["why"],
        what=row["what"],
        effect=row["effect"],
        indicators=_indicators(row),
        **_about(row),
    )
    return plan.propose_measure(municipality=names.municipality, text=text, actor=actor, now=now)


def _about(row: Row) -> dict[str, Any]:
    """Return what a work or a measure is about, and its money."""
    fields = ("source", "funder", "amount", "ends", "what_stops")
    return {
        "money": tuple(
            plan.MoneyText(**{name: each[name] for name in fields}) for each in row["money"]
        ),
        "areas": row["areas"],
        "groups": row["groups"],
        "violence": row["violence"],
    }


def _indicators(row: Row) -> tuple[plan.IndicatorText, ...]:
    return tuple(
        plan.IndicatorText(
            name=each["name"],
            unit=each["unit"],
            count=each["count"],
            target=each["target"],
            guarded=each["guarded"],
            unsplit_why=each["unsplit_why"],
            national=each["national"],
            values=tuple(plan.ValueText(v["period"], v["value"]) for v in each["values"]),
        )
        for each in row["indicators"]
    )
