"""Reads of the plan: a page in a constant number of queries, however many measures there are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from lykta.kernel.party import Party
from lykta.kernel.problems import Unknown
from lykta.plan.models import (
    Funding,
    GroupMember,
    Indicator,
    IndicatorValue,
    KnownParty,
    Measure,
    OngoingWork,
    Participation,
    Plan,
    Point,
    Programme,
    ProgrammeEvent,
    PublishedPlan,
    Report,
    Responsibility,
    SubjectArea,
)
from lykta.plan.rules import describing, showing
from lykta.plan.rules.facts import (
    AreaFact,
    EventFact,
    HoldingFact,
    IndicatorFact,
    MeasureFact,
    PlanFacts,
    ReportFact,
    WorkFact,
)
from lykta.plan.rules.missing import Gap
from lykta.plan.rules.seen import IndicatorSeen, MeasureSeen, PlanSeen, WorkSeen
from lykta.plan.rules.texts import (
    Described,
    EventText,
    IndicatorText,
    MeasureText,
    PlanText,
    PointText,
    ProgrammeText,
    ValueText,
    WorkText,
)
from lykta.plan.terms import HowItGoes, Origin, Part, Stage


class Parties(dict[UUID, Party]):
    """The parties that the plan knows, by key."""

    def of(self, key: UUID | None) -> Party | None:
        """Return the party, or None where none is said."""
        return None if key is None else self[key]


@dataclass(frozen=True)
class Parts:
    """What hangs on ongoing works or measures, by their key: one query for each kind."""

    parties: dict[tuple[UUID, str], list[Party]]
    funding: dict[UUID, list[str]]
    indicators: dict[UUID, list[IndicatorFact]]

    def of(self, key: UUID, part: Part) -> tuple[Party, ...]:
        """Return the parties that take this part, in order."""
        return tuple(self.parties.get((key, part.value), ()))


def plan_seen(*, municipality: str, today: date) -> PlanSeen:
    """Return the plan as a page shows it; an empty one before a programme is described."""
    return showing.plan(facts(municipality=municipality), today=today)


def open_tasks(*, municipality: str, today: date) -> tuple[Gap, ...]:
    """Return what nobody has told yet, as questions to the strategist, weightiest first."""
    return plan_seen(municipality=municipality, today=today).gaps


def described(*, municipality: str) -> Described:
    """Return the plan as descriptions, for an export."""
    return describing.described(facts(municipality=municipality))


def work_seen(work_id: UUID, *, today: date) -> WorkSeen:
    """Return one ongoing work. Raises Unknown."""
    found = _works(Q(id=work_id), _parties())
    if not found:
        raise Unknown()
    return showing.work(found[0], today=today)


def measure_seen(measure_id: UUID, *, today: date) -> MeasureSeen:
    """Return one measure. Raises Unknown."""
    found = _measures(Q(id=measure_id), _parties())
    if not found:
        raise Unknown()
    return showing.measure(found[0], today=today)


def indicators_seen(*, municipality: str) -> list[IndicatorSeen]:
    """Return every indicator of the plan with its values."""
    ours = Q(ongoing__programme__municipality=municipality) | Q(
        measure__plan__programme__municipality=municipality
    )
    rows = Indicator.objects.filter(ours).order_by("place", "id")
    return [showing.indicator(one) for _, one in _indicators(rows)]


def published(*, municipality: str) -> dict[str, Any] | None:
    """Return the newest published plan, read as the public login; None before there is one."""
    rows = PublishedPlan.objects.using("public").filter(municipality=municipality)
    found = rows.order_by("-version").values_list("document", flat=True).first()
    return dict(found) if found is not None else None


def area_title(area_id: UUID) -> str:
    """Return a subject area's title. Raises Unknown."""
    title = SubjectArea.objects.filter(id=area_id).values_list("title", flat=True).first()
    if title is None:
        raise Unknown()
    return title


def parties() -> list[Party]:
    """Return every party the plan knows, by name."""
    rows = KnownParty.objects.order_by("name", "id").values_list("name", "code")
    return [Party(name=name, code=code) for name, code in rows]


def facts(*, municipality: str) -> PlanFacts:
    """Return everything stored about the municipality's programme and plan."""
    programme = Programme.objects.filter(municipality=municipality).first()
    if programme is None:
        return PlanFacts(municipality)
    known = _parties()
    areas = _areas(programme)
    holdings = _holdings(programme, known)
    return PlanFacts(
        municipality=municipality,
        programme=_programme(programme, areas, known),
        areas=areas,
        events=_events(programme, areas, holdings, known),
        holdings=holdings,
        plan=_plan(programme, known),
        works=_works(Q(programme=programme), known),
        measures=_measures(Q(plan__programme=programme), known),
    )


def _parties() -> Parties:
    rows = KnownParty.objects.order_by("id").values_list("id", "name", "code")
    return Parties({key: Party(name=name, code=code) for key, name, code in rows})


def _areas(programme: Programme) -> tuple[AreaFact, ...]:
    rows = SubjectArea.objects.filter(programme=programme).order_by("place", "id")
    return tuple(AreaFact(*row) for row in rows.values_list("id", "title"))


def _programme(row: Programme, areas: tuple[AreaFact, ...], known: Parties) -> ProgrammeText:
    group = GroupMember.objects.filter(programme=row).order_by("place", "id")
    return ProgrammeText(
        municipality=row.municipality,
        title=row.title,
        areas=tuple(area.title for area in areas),
        working_group=tuple(known[key] for key in group.values_list("party_id", flat=True)),
        reference_group=row.reference_group,
    )


def _holdings(programme: Programme, known: Parties) -> tuple[HoldingFact, ...]:
    rows = Responsibility.objects.filter(programme=programme).order_by("area__place", "id")
    return tuple(
        HoldingFact(
            holder=known[row.holder_id],
            unit=known.of(row.unit_id),
            area=row.area_id,
            duty=row.duty,
            since=row.since,
            until=row.until,
            begun_by=row.begun_by_id,
            ended_by=row.ended_by_id,
        )
        for row in rows
    )


def _events(
    programme: Programme,
    areas: tuple[AreaFact, ...],
    holdings: tuple[HoldingFact, ...],
    known: Parties,
) -> tuple[EventFact, ...]:
    rows = ProgrammeEvent.objects.filter(programme=programme).order_by("first_on", "kind", "id")
    return tuple(EventFact(row.id, _event(row, areas, holdings, known)) for row in rows)


def _event(
    row: ProgrammeEvent,
    areas: tuple[AreaFact, ...],
    holdings: tuple[HoldingFact, ...],
    known: Parties,
) -> EventText:
    begun = [one for one in holdings if one.begun_by == row.id]
    ended = [one for one in holdings if one.ended_by == row.id]
    moved = {one.area for one in begun}
    return EventText(
        period=row.period,
        kind=row.kind,
        note=row.note,
        areas=tuple(area.title for area in areas if area.id in moved),
        from_=ended[0].holder if ended else None,
        to=begun[0].holder if begun else None,
        unit=begun[0].unit if begun else None,
        decided_by=known.of(row.decided_by_id),
        decision_expected=row.decision_expected,
        decided=row.decided,
    )


def _plan(programme: Programme, known: Parties) -> PlanText | None:
    row = Plan.objects.filter(programme=programme).first()
    return PlanText(row.title, row.status, known.of(row.lead_id)) if row else None


def _works(where: Q, known: Parties) -> tuple[WorkFact, ...]:
    rows = list(OngoingWork.objects.filter(where).order_by("place", "title", "id"))
    keys = [row.id for row in rows]
    parts = _parts("ongoing_id", keys, known)
    points = defaultdict(list)
    lines = Point.objects.filter(ongoing_id__in=keys).order_by("place", "id")
    for key, kind, text in lines.values_list("ongoing_id", "kind", "text"):
        points[key].append(PointText(kind, text))
    return tuple(_work(row, parts, tuple(points[row.id]), known) for row in rows)


def _work(
    row: OngoingWork, parts: Parts, points: tuple[PointText, ...], known: Parties
) -> WorkFact:
    indicators = tuple(parts.indicators.get(row.id, ()))
    text = WorkText(
        code=row.code,
        title=row.title,
        kind=row.kind,
        leads=parts.of(row.id, Part.LEAD),
        partners=parts.of(row.id, Part.PARTNER),
        consulted=parts.of(row.id, Part.CONSULTED),
        recipients=parts.of(row.id, Part.RECIPIENT),
        unit=known.of(row.unit_id),
        decided_by=known.of(row.decided_by_id),
        funding=tuple(parts.funding.get(row.id, ())),
        note=row.note,
        years=row.years,
        evaluation_due=row.evaluation_due,
        evaluation=row.evaluation,
        points=points,
        indicators=tuple(one.text for one in indicators),
    )
    return WorkFact(row.id, text, indicators)


def _measures(where: Q, known: Parties) -> tuple[MeasureFact, ...]:
    rows = list(Measure.objects.filter(where).order_by("place", "title", "id"))
    keys = [row.id for row in rows]
    parts = _parts("measure_id", keys, known)
    reports = _reports(keys)
    return tuple(_measure(row, parts, reports.get(row.id)) for row in rows)


def _measure(row: Measure, parts: Parts, report: ReportFact | None) -> MeasureFact:
    indicators = tuple(parts.indicators.get(row.id, ()))
    text = MeasureText(
        code=row.code,
        title=row.title,
        kind=row.kind,
        leads=parts.of(row.id, Part.LEAD),
        partners=parts.of(row.id, Part.PARTNER),
        funding=tuple(parts.funding.get(row.id, ())),
        example=row.example,
        why=row.why,
        indicators=tuple(one.text for one in indicators),
    )
    return MeasureFact(row.id, text, Stage(row.stage), indicators, report)


def _reports(keys: list[UUID]) -> dict[UUID, ReportFact]:
    rows = Report.objects.filter(measure_id__in=keys).order_by("measure", "-reported_at", "id")
    return {
        row.measure_id: ReportFact(
            HowItGoes(row.how_it_goes), row.happened, row.reported_by_name, row.reported_at
        )
        for row in rows.distinct("measure")
    }


def _parts(owner: str, keys: list[UUID], known: Parties) -> Parts:
    mine = {f"{owner}__in": keys}
    parties, funding, indicators = defaultdict(list), defaultdict(list), defaultdict(list)
    taken = Participation.objects.filter(**mine).order_by("place", "id")
    for key, part, party in taken.values_list(owner, "part", "party_id"):
        parties[key, part].append(known[party])
    for key, source in (
        Funding.objects.filter(**mine).order_by("place", "id").values_list(owner, "source")
    ):
        funding[key].append(source)
    rows = Indicator.objects.filter(**mine).order_by("place", "id")
    for row, one in _indicators(rows):
        indicators[getattr(row, owner)].append(one)
    return Parts(parties, funding, indicators)


def _indicators(rows: Iterable[Indicator]) -> list[tuple[Indicator, IndicatorFact]]:
    found = list(rows)
    values, written = defaultdict(list), defaultdict(list)
    kept = IndicatorValue.objects.filter(indicator__in=[row.id for row in found])
    for key, period, value, origin in kept.order_by("first_on", "id").values_list(
        "indicator_id", "period", "value", "origin"
    ):
        values[key].append(ValueText(period, value))
        if origin == Origin.BY_HAND.value:
            written[key].append(ValueText(period, value))
    return [(row, _indicator(row, values[row.id], written[row.id])) for row in found]


def _indicator(row: Indicator, values: list[ValueText], written: list[ValueText]) -> IndicatorFact:
    text = IndicatorText(row.name, row.unit, row.fed_by, row.target, tuple(written))
    return IndicatorFact(row.id, text, tuple(values))
