"""Reads of ongoing works and measures with all that hangs on them: one query for each kind."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from lykta.kernel.party import Party
from lykta.plan.models import (
    Funding,
    Indicator,
    IndicatorValue,
    Measure,
    OngoingWork,
    Participation,
    Point,
    Report,
)
from lykta.plan.queries.programmes import Parties
from lykta.plan.rules.choosing import Wanted, Window
from lykta.plan.rules.facts import (
    IndicatorFact,
    MeasureFact,
    ReportFact,
    WorkFact,
)
from lykta.plan.rules.texts import (
    IndicatorText,
    MeasureText,
    PointText,
    ValueText,
    WorkText,
)
from lykta.plan.terms import HowItGoes, Origin, Part, Stage


@dataclass(frozen=True)
class Parts:
    """What hangs on ongoing works or measures, by their key: one query for each kind."""

    parties: dict[tuple[UUID, str], list[Party]]
    funding: dict[UUID, list[str]]
    indicators: dict[UUID, list[IndicatorFact]]

    def of(self, key: UUID, part: Part) -> tuple[Party, ...]:
        """Return the parties that take this part, in order."""
        return tuple(self.parties.get((key, part.value), ()))


def works(where: Q, known: Parties) -> tuple[WorkFact, ...]:
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


def measures(where: Q, known: Parties, window: Window | None = None) -> tuple[MeasureFact, ...]:
    if window is not None:
        where &= fitting(window.wanted)
    found = Measure.objects.filter(where).order_by("place", "title", "id")
    rows = list(found[window.first : window.first + window.number] if window else found)
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


def fitting(wanted: Wanted) -> Q:
    fits = Q(kind=wanted.kind) if wanted.kind else Q()
    if wanted.lead:
        who = Q(party__code=wanted.lead) | Q(party__code="", party__name=wanted.lead)
        led = Participation.objects.filter(who, part=Part.LEAD.value, measure__isnull=False)
        fits &= Q(id__in=led.values("measure_id"))
    return fits


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
    for row, one in indicators_of(rows):
        indicators[getattr(row, owner)].append(one)
    return Parts(parties, funding, indicators)


def indicators_of(rows: Iterable[Indicator]) -> list[tuple[Indicator, IndicatorFact]]:
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
