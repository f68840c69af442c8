"""Reads for the coverage map: names, leads, areas and groups alone, in five queries."""

from collections import defaultdict
from functools import lru_cache
from uuid import UUID

from django.db.models import Q

from lykta.kernel.party import Party
from lykta.kernel.vulnerable_groups import VulnerableGroup
from lykta.pages import put_once
from lykta.plan.models import AreaCovered, Measure, OngoingWork, Participation
from lykta.plan.queries.programmes import Rows
from lykta.plan.rules.covering import Thing, Weight
from lykta.plan.terms import Part, Stage


def things(*, municipality: str) -> tuple[Thing, ...]:
    """Return what the map is made of: measures that go on, and works that are no measures yet."""
    leads: defaultdict[UUID, list[Party]] = defaultdict(list)
    for measure, ongoing, name, code in put_once.rows(_leads, municipality):
        leads[measure or ongoing].append(_party(name, code))
    areas: defaultdict[UUID, list[str]] = defaultdict(list)
    for measure, ongoing, title in put_once.rows(_areas, municipality):
        areas[measure or ongoing].append(title)

    def thing(key: UUID, title: str, groups: list[str], weight: Weight) -> Thing:
        return Thing(title, weight, tuple(leads[key]), tuple(areas[key]), _groups(tuple(groups)))

    measures, works = (put_once.rows(each, municipality) for each in (_measures, _works))
    return (
        *(thing(key, title, groups, _weight(stage)) for key, title, groups, stage in measures),
        *(thing(key, title, groups, Weight.ONGOING) for key, title, groups in works),
    )


@lru_cache(maxsize=1024)
def _party(name: str, code: str) -> Party:
    """Return a party: the same few lead most measures."""
    return Party(name, code)


@lru_cache(maxsize=1024)
def _groups(codes: tuple[str, ...]) -> tuple[VulnerableGroup, ...]:
    """Return the groups of these codes, in the order of the term: few measures differ."""
    return tuple(each for each in VulnerableGroup if each.value in codes)


def _measures(municipality: str) -> Rows:
    rows = Measure.objects.filter(plan__programme__municipality=municipality)
    going_on = rows.exclude(stage=Stage.ENDED.value).order_by("place", "id")
    return going_on.values_list("id", "title", "groups", "stage")


def _works(municipality: str) -> Rows:
    rows = OngoingWork.objects.filter(programme__municipality=municipality, became=None)
    return rows.order_by("place", "id").values_list("id", "title", "groups")


def _theirs(municipality: str) -> Q:
    return Q(ongoing__programme__municipality=municipality) | Q(
        measure__plan__programme__municipality=municipality
    )


def _leads(municipality: str) -> Rows:
    rows = Participation.objects.filter(_theirs(municipality), part=Part.LEAD.value)
    told = ("measure_id", "ongoing_id", "party__name", "party__code")
    return rows.order_by("place", "id").values_list(*told)


def _areas(municipality: str) -> Rows:
    rows = AreaCovered.objects.filter(_theirs(municipality)).order_by("area__place", "id")
    return rows.values_list("measure_id", "ongoing_id", "area__title")


def _weight(stage: str) -> Weight:
    return Weight.DECIDED if stage == Stage.ADOPTED.value else Weight.PROPOSED
