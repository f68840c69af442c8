"""Who in which unit lacks what training."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from lykta.networks.queries import courses, ombuds
from lykta.networks.queries.courses import CourseSeen
from lykta.networks.queries.ombuds import OmbudSeen
from lykta.networks.rules.cover import Place, in_order
from lykta.networks.terms import Need, Refreshing


def untrained(*, today: date) -> list[OmbudSeen]:
    """Return today's ombuds without basic training, or whose repetition is overdue."""
    return [
        one
        for one in ombuds.ombuds(today=today)
        if one.active and one.standing in (Refreshing.UNTRAINED, Refreshing.DUE)
    ]


@dataclass(frozen=True)
class Lacking:
    """A training that somebody in each unit is to have, and the units where nobody has."""

    course: CourseSeen
    asked: int
    units: tuple[Place, ...]
    counted: int  # how many came to times where nobody's name was taken

    @property
    def done(self) -> int:
        """In how many units somebody has it."""
        return self.asked - len(self.units)

    @property
    def share(self) -> int:
        """In how many of a hundred units somebody has it."""
        return round(100 * self.done / self.asked) if self.asked else 0


def units_without(*, today: date) -> list[Lacking]:
    """Return each training that units are to have, with the units that lack it."""
    asked = [one for one in courses.courses() if one.need_code == Need.UNITS.value]
    if not asked:
        return []
    had = courses.units_that_had([one.id for one in asked])
    unnamed = courses.sessions(where=Q(came_count__isnull=False))
    areas = ombuds.cover_map(today=today)
    made = []
    for one in asked:
        units = [
            unit.place
            for area in areas
            if not one.given_to or area.code in one.given_to
            for unit in area.units
        ]
        without = tuple(unit for unit in units if unit.id not in had.get(one.id, frozenset()))
        counted = sum(each.came or 0 for each in unnamed if each.course.id == one.id)
        by_name = tuple(sorted(without, key=lambda place: in_order(place.name)))
        made.append(Lacking(one, len(units), by_name, counted))
    return made
