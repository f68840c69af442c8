"""Reads for the coverage map: names, leads, areas and groups alone, in five queries."""

from collections import defaultdict
from uuid import UUID

from django.db.models import Q

from lykta.kernel.party import Party
from lykta.kernel.vulnerable_groups import VulnerableGroup
from lykta.plan.models import AreaCovered, Measure, OngoingWork, Participation
from lykta.plan.rules.covering import Thing, Weight
from lykta.plan.terms import Part, Stage


def things(*, municipality: str) -> tuple[Thing, ...]:
    """Return what the map is made of: measures that go on, and works that are no measures yet."""
    theirs = Q(ongoing__programme__municipality=municipality) | Q(
        measure__plan__programme__municipality=municipality
    )
    leads, areas = _leads(theirs), _areas(theirs)

    def thing(key: UUID, title: str, groups: list[str], weight: Weight) -> Thing:
        chosen = tuple(each for each in VulnerableGroup if each.value in groups)
        return Thing(title, weight, tuple(leads[key]), tuple(areas[key]), chosen)

    measures = Measure.objects.filter(plan__programme__municipality=municipality)
    going_on = measures.exclude(stage=Stage.ENDED.value).order_by("place", "id")
    works = OngoingWork.objects.filter(programme__municipality=municipality, became=None)
    return (
        *(
            thing(key, title, groups, _weight(stage))
            for key, title, groups, stage in going_on.values_list("id", "title", "groups", "stage")
        ),
        *(
            thing(key, title, groups, Weight.ONGOING)
            for key, title, groups in works.order_by("place", "id").values_list(
                "id", "title", "groups"
            )
        ),
    )


def _weight(stage: str) -> Weight:
    return Weight.DECIDED if stage == Stage.ADOPTED.value else Weight.PROPOSED


def _leads(theirs: Q) -> dict[UUID, list[Party]]:
    rows = Participation.objects.filter(theirs, part=Part.LEAD.value).order_by("place", "id")
    found = defaultdict(list)
    for measure, ongoing, name, code in rows.values_list(
        "measure_id", "ongoing_id", "party__name", "party__code"
    ):
        found[measure or ongoing].append(Party(name, code))
    return found


def _areas(theirs: Q) -> dict[UUID, list[str]]:
    rows = AreaCovered.objects.filter(theirs).order_by("area__place", "id")
    found = defaultdict(list)
    for measure, ongoing, title in rows.values_list("measure_id", "ongoing_id", "area__title"):
        found[measure or ongoing].append(title)
    return found
