"""The published plan as another machine reads it: what stands in it, field by field (OpenAPI).

Everything here is public; no field holds a person's name, mail or telephone.
"""

from typing import Any

from ninja import Schema


class Area(Schema):
    """A subject area, and who holds it; empty: the source does not say."""

    title: str
    holder: str = ""
    unit: str = ""
    since: str = ""


class Happened(Schema):
    """One line of the programme's history."""

    when: str
    title: str
    lines: list[str] = []


class PublicGoal(Schema):
    """A goal of the programme; `area` "" when it stands under none."""

    area: str = ""
    title: str
    text: str = ""


class PublicProgramme(Schema):
    """The programme, its areas, goals and history. A year without a review stays in it."""

    title: str
    areas: list[Area] = []
    goals: list[PublicGoal] = []
    history: list[Happened] = []
    working_group: list[str] = []
    reference_group: str = ""


class PublicChapter(Schema):
    """One piece of the plan's text."""

    title: str
    text: str


class PublicDocument(Schema):
    """The action plan as a document. `text` is empty until a body has adopted the plan."""

    title: str
    status: str
    lead: str = ""
    text: list[PublicChapter] = []


class PublicReportBack(Schema):
    """Who is to come back with what, by when. No `outcome`: nobody has told what came of it."""

    to: str
    what: str
    due: str
    due_on: str
    noted_by: str = ""
    outcome: str = ""


class PublicDecision(Schema):
    """What a body decided. `decided` "": the source does not say when."""

    id: str
    body: str
    kind: str
    title: str
    decided: str = ""
    paragraph: str = ""
    case_number: str = ""
    covers: list[str] = []
    report_backs: list[PublicReportBack] = []


class Value(Schema):
    """A value for a period. `value` null: fewer than five. Parts only where it is split by sex."""

    period: str
    value: int | None = None
    women: int | None = None
    men: int | None = None
    others: int | None = None


class PublicIndicator(Schema):
    """What is counted, with its target and the national follow-up it answers to."""

    id: str
    name: str
    unit: str = ""
    target: int | None = None
    unsplit_why: str = ""
    national: str = ""
    values: list[Value] = []


class PublicMoney(Schema):
    """Where money comes from, whole kronor in all, when it ends, what stops then."""

    source: str
    funder: str = ""
    amount: int | None = None
    ends: str = ""
    what_stops: str = ""


class PublicTask(Schema):
    """A task: by which organisation, by which day, done which day."""

    title: str
    by: str = ""
    due_on: str = ""
    done_on: str = ""


class PublicThing(Schema):
    """What a measure and an ongoing work have in common."""

    id: str
    title: str
    kind: str
    leads: list[str] = []
    partners: list[str] = []
    funding: list[str] = []
    areas: list[str] = []
    groups: list[str] = []
    violence: list[str] = []
    money: list[PublicMoney] = []
    indicators: list[PublicIndicator] = []
    decisions: list[str] = []


class PublicMeasure(PublicThing):
    """A measure: proposed until a body has decided it. `example`: made to show, not decided."""

    stage: str
    example: bool = False
    why: str = ""
    what: str = ""
    effect: str = ""
    status: str = ""
    goal: str = ""
    came_from: str = ""
    ended_on: str = ""
    ended_note: str = ""
    tasks: list[PublicTask] = []


class PublicWork(PublicThing):
    """An ongoing work: something that is done, not a measure that anybody decided."""

    consulted: list[str] = []
    recipients: list[str] = []
    unit: str = ""
    decided_by: str = ""
    years: int | None = None
    note: str = ""
    points: list[dict[str, Any]] = []
    evaluation_due: str = ""
    evaluation: str = ""


class PublicPlan(Schema):
    """The programme and plan as they were last published."""

    municipality: str
    programme: PublicProgramme
    plan: PublicDocument
    decisions: list[PublicDecision] = []
    ongoing: list[PublicWork] = []
    measures: list[PublicMeasure] = []
