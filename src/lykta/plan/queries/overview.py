"""Reads about all works and measures at once, however many a page shows."""

from django.db.models import Exists, OuterRef, Q

from lykta.kernel.party import Party
from lykta.plan.models import (
    Indicator,
    IndicatorValue,
    Measure,
    OngoingWork,
    Participation,
    Programme,
)
from lykta.plan.queries.programmes import Parties
from lykta.plan.rules.missing import Named
from lykta.plan.terms import Part, WorkKind


def leads(programme: Programme, known: Parties) -> tuple[Party, ...]:
    ours = Q(ongoing__programme=programme) | Q(measure__plan__programme=programme)
    rows = Participation.objects.filter(ours, part=Part.LEAD.value).order_by("party_id")
    return tuple(known[key] for key in rows.values_list("party_id", flat=True).distinct())


def kinds(programme: Programme) -> tuple[WorkKind, ...]:
    works = OngoingWork.objects.filter(programme=programme).order_by("kind").values_list("kind")
    measures = Measure.objects.filter(plan__programme=programme).order_by("kind")
    found = works.union(measures.values_list("kind"))
    return tuple(WorkKind(code) for (code,) in found.order_by("kind"))


def without_lead(ours: Q) -> tuple[Named, ...]:
    led = Participation.objects.filter(part=Part.LEAD.value, measure=OuterRef("pk"))
    rows = Measure.objects.filter(ours & ~Exists(led)).order_by("place", "title", "id")
    return tuple(Named(str(key), title) for key, title in rows.values_list("id", "title"))


def without_value(programme: Programme) -> tuple[Named, ...]:
    ours = Q(ongoing__programme=programme) | Q(measure__plan__programme=programme)
    valued = IndicatorValue.objects.filter(indicator=OuterRef("pk"))
    rows = Indicator.objects.filter(ours & ~Exists(valued)).order_by("place", "name", "id")
    return tuple(Named(str(key), name) for key, name in rows.values_list("id", "name"))
