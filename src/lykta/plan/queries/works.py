"""Reads of ongoing works and measures with all that hangs on them: one query for each kind."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q

from lykta.kernel.party import Party
from lykta.pages import put_once
from lykta.plan.models import Measure, OngoingWork, Participation, Point, Programme
from lykta.plan.queries import hanging
from lykta.plan.queries.hanging import Owners, Parts
from lykta.plan.queries.programmes import Parties, Rows
from lykta.plan.rules.choosing import Wanted, Window
from lykta.plan.rules.facts import ByHandFact, MeasureFact, ReportFact, TaskFact, WorkFact
from lykta.plan.rules.missing import Named
from lykta.plan.rules.texts import MeasureText, PointText, WorkText
from lykta.plan.terms import Part, Stage


def works(where: Q, known: Parties) -> tuple[WorkFact, ...]:
    """Return the ongoing works that fit."""
    rows = _works(where)
    keys = tuple(row.id for row in rows)
    return _told(rows, hanging.parts(Owners(works=keys), known), _points(keys), known)


def outlines(where: Q, known: Parties) -> tuple[WorkFact, ...]:
    """Return the ongoing works that fit with their own words and who takes part, no more."""
    rows = _works(where)
    taken = hanging.taken_part(Owners(works=tuple(row.id for row in rows)), known)
    return _told(rows, Parts(taken, {}, {}, {}), {}, known)


def together(
    ours: Programme, known: Parties, window: Window | None
) -> tuple[tuple[WorkFact, ...], tuple[MeasureFact, ...]]:
    """Return a programme's ongoing works and measures, all that hangs on both read at once.

    Past the first window nobody looks at the works: they come in outline.
    """
    if window is not None and not window.starts:
        return (
            outlines(Q(programme=ours), known),
            measures(Q(plan__programme=ours), known, window),
        )
    rows = _works(Q(programme=ours))
    found = _measures(Q(plan__programme=ours), window)
    keys = Owners(tuple(row.id for row in found), tuple(row.id for row in rows))
    parts = hanging.parts(keys, known)
    return (
        _told(rows, parts, _points(keys.works), known),
        _measures_told(found, parts, known),
    )


def _works(where: Q) -> list[OngoingWork]:
    found = OngoingWork.objects.filter(where).annotate(became_id=F("became__id"))
    return list(found.order_by("place", "title", "id"))


def _points(keys: tuple[UUID, ...]) -> dict[UUID, list[PointText]]:
    points = defaultdict(list)
    for key, kind, text in put_once.rows(_lines, keys):
        points[key].append(PointText(kind, text))
    return points


def _lines(keys: tuple[UUID, ...]) -> Rows:
    rows = Point.objects.filter(ongoing_id__in=keys).order_by("place", "id")
    return rows.values_list("ongoing_id", "kind", "text")


def _told(
    rows: list[OngoingWork], parts: Parts, points: dict[UUID, list[PointText]], known: Parties
) -> tuple[WorkFact, ...]:
    return tuple(_work(row, parts, tuple(points.get(row.id, ())), known) for row in rows)


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
        funding=parts.sources(row.id),
        note=row.note,
        years=row.years,
        evaluation_due=row.evaluation_due,
        evaluation=row.evaluation,
        points=points,
        indicators=tuple(one.text for one in indicators),
        money=parts.told(row.id),
        areas=tuple(parts.areas.get(row.id, ())),
        groups=tuple(row.groups),
        violence=tuple(row.violence),
    )
    became: UUID | None = getattr(row, "became_id")  # noqa: B009  # annotated by _works
    return WorkFact(row.id, text, indicators, tuple(parts.money.get(row.id, ())), became)


@dataclass(frozen=True)
class OfMeasures:
    """What hangs on measures and on nothing else."""

    reports: dict[UUID, ReportFact]
    tasks: dict[UUID, list[TaskFact]]
    by_hand: dict[UUID, ByHandFact]
    administrations: dict[str, str]

    def lead_codes(self, leads: tuple[Party, ...]) -> frozenset[str]:
        """Return the codes of those who answer: the leads, and the administrations of units."""
        codes = {party.code for party in leads if party.code}
        above = {self.administrations[code] for code in codes if code in self.administrations}
        return frozenset(codes | above)


def measures(where: Q, known: Parties, window: Window | None = None) -> tuple[MeasureFact, ...]:
    """Return the measures that fit; with a window only those in it."""
    rows = _measures(where, window)
    keys = Owners(measures=tuple(row.id for row in rows))
    return _measures_told(rows, hanging.parts(keys, known), known)


def _measures(where: Q, window: Window | None) -> list[Measure]:
    if window is not None and window.number == 0:
        return []
    if window is not None:
        where &= fitting(window.wanted)
    found = Measure.objects.filter(where).order_by("place", "title", "id")
    found = found.annotate(goal_title=F("goal__title"), came_from_title=F("came_from__title"))
    return list(found[window.first : window.first + window.number] if window else found)


def _measures_told(rows: list[Measure], parts: Parts, known: Parties) -> tuple[MeasureFact, ...]:
    keys = tuple(row.id for row in rows)
    own = OfMeasures(
        hanging.reports(keys),
        hanging.tasks(keys, known),
        hanging.by_hand(keys),
        hanging.all_administrations(),
    )
    return tuple(_measure(row, parts, own) for row in rows)


def _measure(row: Measure, parts: Parts, own: OfMeasures) -> MeasureFact:
    text = _text(row, parts)
    came_from = getattr(row, "came_from_title")  # noqa: B009  # annotated by _measures
    return MeasureFact(
        id=row.id,
        text=text,
        stage=Stage(row.stage),
        indicators=tuple(parts.indicators.get(row.id, ())),
        report=own.reports.get(row.id),
        money=tuple(parts.money.get(row.id, ())),
        tasks=tuple(own.tasks.get(row.id, ())),
        by_hand=own.by_hand.get(row.id),
        came_from=Named(str(row.came_from_id), came_from) if came_from else None,
        goal=getattr(row, "goal_title") or "",  # noqa: B009
        ended_on=row.ended_on,
        ended_note=row.ended_note,
        lead_codes=own.lead_codes(text.leads),
    )


def _text(row: Measure, parts: Parts) -> MeasureText:
    return MeasureText(
        code=row.code,
        title=row.title,
        kind=row.kind,
        leads=parts.of(row.id, Part.LEAD),
        partners=parts.of(row.id, Part.PARTNER),
        funding=parts.sources(row.id),
        example=row.example,
        why=row.why,
        indicators=tuple(one.text for one in parts.indicators.get(row.id, ())),
        what=row.what,
        effect=row.effect,
        money=parts.told(row.id),
        areas=tuple(parts.areas.get(row.id, ())),
        groups=tuple(row.groups),
        violence=tuple(row.violence),
    )


def fitting(wanted: Wanted) -> Q:
    """Return what a measure must be to fit what is asked for."""
    fits = Q(kind=wanted.kind) if wanted.kind else Q()
    if wanted.lead:
        who = Q(party__code=wanted.lead) | Q(party__code="", party__name=wanted.lead)
        led = Participation.objects.filter(who, part=Part.LEAD.value, measure__isnull=False)
        fits &= Q(id__in=led.values("measure_id"))
    if wanted.group:
        fits &= Q(groups__contains=[wanted.group])
    if wanted.area:
        fits &= Q(areas__area__title=wanted.area)
    return fits
