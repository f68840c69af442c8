"""Reads about all works and measures at once, however many a page shows."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from lykta.kernel.party import Party
from lykta.pages import put_once
from lykta.plan.models import (
    Indicator,
    IndicatorValue,
    Measure,
    OngoingWork,
    Participation,
    Programme,
)
from lykta.plan.queries.programmes import Parties, Rows
from lykta.plan.rules.missing import Named
from lykta.plan.terms import Part, WorkKind


def leads(programme: Programme, known: Parties) -> tuple[Party, ...]:
    return tuple(known[key] for (key,) in put_once.rows(_leads, programme.id))


def _ours(programme: UUID) -> Q:
    return Q(ongoing__programme_id=programme) | Q(measure__plan__programme_id=programme)


def _leads(programme: UUID) -> Rows:
    rows = Participation.objects.filter(_ours(programme), part=Part.LEAD.value)
    return rows.order_by("party_id").values_list("party_id").distinct()


def kinds(programme: Programme) -> tuple[WorkKind, ...]:
    return tuple(WorkKind(code) for (code,) in put_once.rows(_kinds, programme.id))


def _kinds(programme: UUID) -> Rows:
    works = OngoingWork.objects.filter(programme_id=programme).order_by("kind").values_list("kind")
    measures = Measure.objects.filter(plan__programme_id=programme).order_by("kind")
    return works.union(measures.values_list("kind")).order_by("kind")


def without_lead(programme: Programme) -> tuple[Named, ...]:
    found = put_once.rows(_without_lead, programme.id)
    return tuple(Named(str(key), title) for key, title in found)


def _without_lead(programme: UUID) -> Rows:
    led = Participation.objects.filter(part=Part.LEAD.value, measure=OuterRef("pk"))
    rows = Measure.objects.filter(Q(plan__programme_id=programme) & ~Exists(led))
    return rows.order_by("place", "title", "id").values_list("id", "title")


def without_value(programme: Programme) -> tuple[Named, ...]:
    found = put_once.rows(_without_value, programme.id)
    return tuple(Named(str(key), name) for key, name in found)


def _without_value(programme: UUID) -> Rows:
    valued = IndicatorValue.objects.filter(indicator=OuterRef("pk"))
    rows = Indicator.objects.filter(_ours(programme) & ~Exists(valued))
    return rows.order_by("place", "name", "id").values_list("id", "name")
