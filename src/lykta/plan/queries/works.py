"""Reads of ongoing works and measures with all that hangs on them: one query for each kind."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from lykta.kernel.party import Party
from lykta.plan.models import Measure, OngoingWork, Participation, Point
from lykta.plan.queries import hanging
from lykta.plan.queries.hanging import Parts
from lykta.plan.queries.programmes import Parties
from lykta.plan.rules.choosing import Wanted, Window
from lykta.plan.rules.facts import ByHandFact, MeasureFact, ReportFact, TaskFact, WorkFact
from lykta.plan.rules.missing import Named
from lykta.plan.rules.texts import MeasureText, PointText, WorkText
from lykta.plan.terms import Part, Stage


def works(where: Q, known: Parties) -> tuple[WorkFact, ...]:
    """Return the ongoing works that fit."""
    found = OngoingWork.objects.filter(where).select_related("became")
    rows = list(found.order_by("place", "title", "id"))
    keys = [row.id for row in rows]
    parts = hanging.parts("ongoing_id", keys, known)
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
    measure = getattr(row, "became", None)
    money = tuple(parts.money.get(row.id, ()))
    return WorkFact(row.id, text, indicators, money, measure.id if measure else None)


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
    if window is not None:
        where &= fitting(window.wanted)
    found = Measure.objects.filter(where).select_related("came_from", "goal")
    found = found.order_by("place", "title", "id")
    rows = list(found[window.first : window.first + window.number] if window else found)
    keys = [row.id for row in rows]
    parts = hanging.parts("measure_id", keys, known)
    own = OfMeasures(
        hanging.reports(keys),
        hanging.tasks(keys, known),
        hanging.by_hand(keys),
        hanging.administrations(party.code for each in parts.parties.values() for party in each),
    )
    return tuple(_measure(row, parts, own) for row in rows)


def _measure(row: Measure, parts: Parts, own: OfMeasures) -> MeasureFact:
    text = _text(row, parts)
    came_from = row.came_from
    return MeasureFact(
        id=row.id,
        text=text,
        stage=Stage(row.stage),
        indicators=tuple(parts.indicators.get(row.id, ())),
        report=own.reports.get(row.id),
        money=tuple(parts.money.get(row.id, ())),
        tasks=tuple(own.tasks.get(row.id, ())),
        by_hand=own.by_hand.get(row.id),
        came_from=Named(str(came_from.id), came_from.title) if came_from else None,
        goal=row.goal.title if row.goal else "",
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
