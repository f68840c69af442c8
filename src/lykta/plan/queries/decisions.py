"""Reads of the decisions register and of reports back: constant in queries, however many."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from lykta.kernel.party import Party
from lykta.kernel.period import Period
from lykta.kernel.problems import Unknown
from lykta.plan.models import (
    Asking,
    Covered,
    Decision,
    ProgrammeEvent,
    ReportBack,
    ReportBackAnswer,
)
from lykta.plan.rules import deciding, standing
from lykta.plan.rules.deciding import (
    AnswerSeen,
    Covers,
    DecisionSeen,
    DecisionText,
    Link,
    ReportBackSeen,
    ReportBackText,
)
from lykta.plan.rules.showing import swedish
from lykta.plan.terms import DecisionKind, EventKind, VersionOf


def decisions(
    *, municipality: str, today: date, kind: str = "", body: str = ""
) -> tuple[DecisionSeen, ...]:
    """Return the register, newest first; a decision whose time nobody has said comes last."""
    where = Q(programme__municipality=municipality)
    if kind:
        where &= Q(kind=kind)
    if body:
        where &= Q(body__code=body) | Q(body__code="", body__name=body)
    return _seen(where, today)


def decision(decision_id: UUID, *, today: date) -> DecisionSeen:
    """Return one decision. Raises Unknown."""
    found = _seen(Q(id=decision_id), today)
    if not found:
        raise Unknown()
    return found[0]


def bodies(*, municipality: str) -> tuple[Party, ...]:
    """Return the bodies that have decided something, by name."""
    rows = Decision.objects.filter(programme__municipality=municipality)
    found = rows.order_by("body__name").values_list("body__name", "body__code").distinct()
    return tuple(Party(name, code) for name, code in found)


def _seen(where: Q, today: date) -> tuple[DecisionSeen, ...]:
    rows = list(Decision.objects.filter(where).select_related("body").order_by("title", "id"))
    rows.sort(key=lambda row: row.first_on or date.min, reverse=True)
    keys = [row.id for row in rows]
    covers, reports = _covers(keys), defaultdict(list)
    for one in _report_backs(Q(decision__in=keys), today):
        reports[one.decision_id].append(one)
    return tuple(_decision(row, covers[row.id], reports[row.id]) for row in rows)


def _decision(row: Decision, covers: list[Link], reports: list[ReportBackSeen]) -> DecisionSeen:
    kind = DecisionKind(row.kind)
    return DecisionSeen(
        id=row.id,
        body=Party(row.body.name, row.body.code),
        kind=kind.swedish,
        kind_code=kind.value,
        title=row.title,
        decided=swedish(row.decided),
        decided_on=_day(row.decided),
        paragraph=row.paragraph,
        case_number=row.case_number,
        text=row.text,
        covers=tuple(covers),
        report_backs=tuple(reports),
    )


def _day(period: str) -> date | None:
    """Return the day when the source names one, None for a month or a year."""
    found = Period.parse(period) if period else None
    return found.first_day if found and found.first_day == found.last_day else None


def _covers(keys: list[UUID]) -> dict[UUID, list[Link]]:
    found: dict[UUID, list[Link]] = defaultdict(list)
    rows = Covered.objects.filter(decision_id__in=keys)
    for row in rows.select_related("version", "ongoing", "measure").order_by("id"):
        found[row.decision_id].append(_covered(row))
    events = ProgrammeEvent.objects.filter(decision_id__in=keys).order_by("first_on", "id")
    for event in events:
        title = f"{EventKind(event.kind).swedish} {swedish(event.period)}"
        found[event.decision_id].append(Link(title))  # type: ignore[index]  # filtered above
    return found


def _covered(row: Covered) -> Link:
    if row.version is not None:
        title = standing.named(VersionOf(row.version.of), row.version.number)
        return Link(title, reverse("plan:version", args=[row.version_id]))
    if row.ongoing is not None:
        return Link(row.ongoing.title, reverse("plan:ongoing_work", args=[row.ongoing_id]))
    title = row.measure.title if row.measure else ""  # the database holds that it is one of three
    return Link(title, reverse("plan:measure", args=[row.measure_id]))


def report_backs(*, municipality: str, today: date) -> tuple[ReportBackSeen, ...]:
    """Return every assignment to report back, by the day it is due."""
    return _report_backs(Q(decision__programme__municipality=municipality), today)


def works_asked_about(*, municipality: str) -> frozenset[str]:
    """Return the keys, as text, of the works that somebody has still to report back about."""
    rows = ReportBack.objects.filter(
        decision__programme__municipality=municipality,
        closed_at__isnull=True,
        ongoing__isnull=False,
    )
    return frozenset(str(key) for key in rows.values_list("ongoing_id", flat=True))


def report_back(report_back_id: UUID, *, today: date) -> ReportBackSeen:
    """Return one assignment to report back. Raises Unknown."""
    found = _report_backs(Q(id=report_back_id), today)
    if not found:
        raise Unknown()
    return found[0]


def report_back_of(work_id: UUID, *, today: date) -> ReportBackSeen | None:
    """Return the open assignment to report back about a work, if there is one."""
    found = _report_backs(Q(ongoing_id=work_id, closed_at__isnull=True), today)
    return found[0] if found else None


def _report_backs(where: Q, today: date) -> tuple[ReportBackSeen, ...]:
    rows = ReportBack.objects.filter(where).select_related(
        "to", "ongoing", "decision__body", "noted_by__body"
    )
    found = list(rows.order_by("due", "what", "id"))
    keys = [row.id for row in found]
    asked = {
        one.report_back_id: one
        for one in Asking.objects.filter(report_back__in=keys).order_by("asked_at")
    }
    answers = defaultdict(list)
    for one in ReportBackAnswer.objects.filter(report_back__in=keys).order_by("-answered_at"):
        seen = AnswerSeen(one.text, one.changes, one.answered_by_name, one.answered_at)
        answers[one.report_back_id].append(seen)
    return tuple(
        _report_back(row, asked.get(row.id), tuple(answers[row.id]), today) for row in found
    )


def _report_back(
    row: ReportBack, asked: Asking | None, answers: tuple[AnswerSeen, ...], today: date
) -> ReportBackSeen:
    return ReportBackSeen(
        id=row.id,
        to=Party(row.to.name, row.to.code),
        what=row.what,
        due=swedish(row.due),
        due_on=Period.parse(row.due).last_day,
        step=deciding.step(
            due=row.due,
            today=today,
            asked=asked is not None,
            answered=bool(answers),
            noted=row.noted_by_id is not None,
            closed=row.closed_at is not None,
        ),
        work=_work(row),
        work_id=row.ongoing_id,
        decision_id=row.decision_id,
        decision=row.decision.title,
        noted_by=_named(row.noted_by),
        noted_by_id=row.noted_by_id,
        outcome=row.outcome,
        closed_at=row.closed_at,
        asked_at=asked.asked_at if asked else None,
        answer_by=asked.answer_by if asked else None,
        by_link=asked.by_link if asked else False,
        answers=answers,
    )


def _work(row: ReportBack) -> Link | None:
    if row.ongoing is None:
        return None
    return Link(row.ongoing.title, reverse("plan:ongoing_work", args=[row.ongoing_id]))


def _named(row: Decision | None) -> str:
    return _decision(row, [], []).named if row else ""


def undecided(*, municipality: str) -> tuple[tuple[UUID, str], ...]:
    """Return events of the history that must have a decision behind them that nobody has told."""
    rows = ProgrammeEvent.objects.filter(
        programme__municipality=municipality, decision__isnull=True
    ).exclude(kind=EventKind.NO_RELEVANCE_REVIEW.value)
    return tuple(
        (row.id, f"{EventKind(row.kind).swedish}, {swedish(row.period)}")
        for row in rows.order_by("first_on", "id")
    )


def event_named(event_id: UUID) -> str:
    """Return an event of the history in words. Raises Unknown."""
    row = ProgrammeEvent.objects.filter(id=event_id).first()
    if row is None:
        raise Unknown()
    return f"{EventKind(row.kind).swedish}, {swedish(row.period)}"


def decision_text(decision_id: UUID) -> DecisionText:
    """Return what is told about one decision itself. Raises Unknown."""
    row = Decision.objects.filter(id=decision_id).select_related("body").first()
    if row is None:
        raise Unknown()
    return DecisionText(
        body=Party(row.body.name, row.body.code),
        kind=row.kind,
        title=row.title,
        decided=row.decided,
        paragraph=row.paragraph,
        case_number=row.case_number,
        text=row.text,
        code=row.code,
    )


def described_decisions(*, municipality: str) -> tuple[DecisionText, ...]:
    """Return the decisions as descriptions, for an export; what was answered is not in a file."""
    rows = Decision.objects.filter(programme__municipality=municipality).select_related("body")
    works, behind, reports = defaultdict(list), defaultdict(list), defaultdict(list)
    ours = Q(decision__programme__municipality=municipality)
    covered = Covered.objects.filter(ours, ongoing__isnull=False).order_by("ongoing__place", "id")
    for key, code in covered.values_list("decision_id", "ongoing__code"):
        works[key].append(code)
    for event in ProgrammeEvent.objects.filter(ours).order_by("first_on", "kind", "id"):
        behind[event.decision_id].append(f"{event.kind} {event.period}")
    found = ReportBack.objects.filter(ours).select_related("to", "ongoing").order_by("due", "id")
    for one in found:
        reports[one.decision_id].append(_described(one))
    return tuple(
        DecisionText(
            body=Party(row.body.name, row.body.code),
            kind=row.kind,
            title=row.title,
            decided=row.decided,
            paragraph=row.paragraph,
            case_number=row.case_number,
            text=row.text,
            code=row.code,
            works=tuple(works[row.id]),
            behind=tuple(behind[row.id]),
            covers=Covers(),
            report_backs=tuple(reports[row.id]),
        )
        for row in rows.order_by("code", "id")
    )


def _described(row: ReportBack) -> ReportBackText:
    work = row.ongoing.code if row.ongoing else ""
    return ReportBackText(Party(row.to.name, row.to.code), row.what, row.due, work, row.outcome)
