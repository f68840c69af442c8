"""From stored facts to what pages show: the words, lights and order."""

from __future__ import annotations

from datetime import date

from lykta.kernel.period import Period
from lykta.kernel.violence_kinds import ViolenceKind
from lykta.kernel.vulnerable_groups import VulnerableGroup
from lykta.plan.rules import freshness, history, status
from lykta.plan.rules import money as moneys
from lykta.plan.rules import tasks as duties
from lykta.plan.rules.facts import (
    ByHandFact,
    HoldingFact,
    IndicatorFact,
    MeasureFact,
    PlanFacts,
    ReportFact,
    WorkFact,
)
from lykta.plan.rules.knowing import known
from lykta.plan.rules.missing import gaps
from lykta.plan.rules.seen import (
    AreaSeen,
    ByHandSeen,
    IndicatorSeen,
    MeasureSeen,
    PlanSeen,
    PointSeen,
    ReportSeen,
    ValueSeen,
    WorkSeen,
)
from lykta.plan.rules.texts import MeasureText, WorkText
from lykta.plan.terms import Duty, Money, National, PlanStatus, PointKind, WorkKind

ADOPTED = (PlanStatus.ADOPTED.value, PlanStatus.REVISED.value)


def plan(facts: PlanFacts, *, today: date) -> PlanSeen:
    """Return the whole plan as a page shows it."""
    if facts.programme is None:
        return PlanSeen(municipality=facts.municipality)
    return PlanSeen(
        title=facts.programme.title,
        municipality=facts.municipality,
        areas=tuple(_held(one.title, facts.holding(area=one.id)) for one in facts.areas),
        duties=tuple(_held(one.swedish, facts.holding(duty=one.value)) for one in Duty),
        history=tuple(history.told(one.text, today=today) for one in facts.events),
        working_group=facts.programme.working_group,
        reference_group=facts.programme.reference_group,
        plan_title=facts.plan.title if facts.plan else "",
        plan_status=PlanStatus(facts.plan.status).swedish if facts.plan else "",
        plan_lead=facts.plan.lead if facts.plan else None,
        works=tuple(work(one, today=today) for one in facts.works),
        measures=tuple(measure(one, today=today) for one in facts.measures),
        leads=facts.leads,
        kinds=facts.kinds,
        gaps=gaps(known=known(facts), today=today),
        adopted=facts.plan is not None and facts.plan.status in ADOPTED,
    )


def _held(title: str, held: HoldingFact | None) -> AreaSeen:
    if held is None:
        return AreaSeen(title)
    return AreaSeen(title, held.holder, held.unit, swedish(held.since))


def swedish(period: str) -> str:
    """Return a stored period in Swedish; "" stays ""."""
    return Period.parse(period).swedish if period else ""


def indicator(one: IndicatorFact) -> IndicatorSeen:
    """Return an indicator as a page shows it."""
    return IndicatorSeen(
        id=one.id,
        name=one.text.name,
        unit=one.text.unit,
        counted=bool(one.text.count),
        target=one.text.target,
        values=tuple(
            ValueSeen(swedish(each.period), each.value, each.period, each.parts)
            for each in one.values
        ),
        guarded=one.text.guarded,
        unsplit_why=one.text.unsplit_why,
        national=National(one.text.national) if one.text.national else None,
    )


def work(one: WorkFact, *, today: date) -> WorkSeen:
    """Return an ongoing work as its page shows it."""
    text = one.text
    kind = WorkKind(text.kind)
    return WorkSeen(
        id=one.id,
        title=text.title,
        kind=kind.swedish,
        kind_code=kind.value,
        leads=text.leads,
        partners=text.partners,
        consulted=text.consulted,
        recipients=text.recipients,
        unit=text.unit,
        decided_by=text.decided_by,
        funding=_sources(text),
        note=history.sentence(text.note),
        years=text.years,
        evaluation=_evaluation(text, today),
        evaluation_due=swedish(text.evaluation_due),
        evaluation_text=text.evaluation,
        points=_points(text),
        indicators=tuple(indicator(each) for each in one.indicators),
        money=tuple(moneys.money(each, today=today) for each in one.money),
        areas=text.areas,
        groups=_groups(text.groups),
        violence=_violence(text.violence),
        became=one.became,
        code=text.code,
    )


def _evaluation(text: WorkText, today: date) -> status.Light | None:
    if not text.evaluation_due:
        return None
    due = Period.parse(text.evaluation_due)
    is_past = due.last_day < today
    return status.evaluation(is_past=is_past, outcome=text.evaluation)


def _points(text: WorkText) -> tuple[PointSeen, ...]:
    found = []
    for kind in PointKind:
        lines = tuple(
            history.sentence(point.text) for point in text.points if point.kind == kind.value
        )
        if lines:
            found.append(PointSeen(kind.swedish, lines))
    return tuple(found)


def _sources(text: WorkText | MeasureText) -> tuple[str, ...]:
    """Return where the money comes from, each source once."""
    codes = dict.fromkeys([*text.funding, *(each.source for each in text.money)])
    return tuple(Money(code).swedish for code in codes)


def _groups(codes: tuple[str, ...]) -> tuple[VulnerableGroup, ...]:
    return tuple(each for each in VulnerableGroup if each.value in codes)


def _violence(codes: tuple[str, ...]) -> tuple[ViolenceKind, ...]:
    return tuple(each for each in ViolenceKind if each.value in codes)


def measure(one: MeasureFact, *, today: date) -> MeasureSeen:
    """Return a measure as its page shows it, with status and freshness apart."""
    text, report = one.text, one.report
    kind = WorkKind(text.kind)
    return MeasureSeen(
        id=one.id,
        title=text.title,
        kind=kind.swedish,
        kind_code=kind.value,
        stage=one.stage.swedish,
        example=text.example,
        why=text.why,
        status=_status(one, today),
        freshness=freshness.freshness(
            reported_on=report.at.date() if report else None, today=today
        ),
        leads=text.leads,
        partners=text.partners,
        funding=_sources(text),
        indicators=tuple(indicator(each) for each in one.indicators),
        report=_report(report),
        code=text.code,
        stage_code=one.stage,
        what=text.what,
        effect=text.effect,
        money=tuple(moneys.money(each, today=today) for each in one.money),
        tasks=tuple(duties.task(each, today=today) for each in one.tasks),
        areas=text.areas,
        groups=_groups(text.groups),
        violence=_violence(text.violence),
        by_hand=_by_hand(one.by_hand),
        came_from=one.came_from,
        goal=one.goal,
        ended_on=one.ended_on,
        ended_note=one.ended_note,
        lead_codes=one.lead_codes,
    )


def _status(one: MeasureFact, today: date) -> status.Light:
    return status.status(
        stage=one.stage,
        last_answer=one.report.how if one.report else None,
        late_tasks=duties.late(one.tasks, today=today),
        by_hand=one.by_hand.status if one.by_hand else None,
    )


def _by_hand(one: ByHandFact | None) -> ByHandSeen | None:
    return None if one is None else ByHandSeen(one.why, one.by, one.at)


def _report(report: ReportFact | None) -> ReportSeen | None:
    if report is None:
        return None
    return ReportSeen(
        report.how.swedish, report.happened, report.by, report.at, report.effect, report.how
    )
