"""Named reads of numbers: live counts for staff, the latest release for everybody."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from lykta.casework import api as casework
from lykta.housing import api as housing
from lykta.kernel.duty import Duty
from lykta.kernel.permissions import Permission
from lykta.organisation import api as organisation
from lykta.statistics.models import Release
from lykta.statistics.rules import years
from lykta.statistics.terms import Count


@dataclass(frozen=True)
class Year:
    """A year as it is counted now, for staff: the four counts of the units that do casework."""

    year: int
    totals: dict[Count, int]


@dataclass(frozen=True)
class Released:
    """The latest release of a year, as anybody may read it."""

    id: UUID
    municipality: str
    year: int
    number: int
    released_at: datetime
    totals: dict[str, int]


def counted_units() -> set[UUID]:
    """Return the units whose work the four counts are about: those for adults alone (Nexus, F35).

    Linked child matters count at the child unit; the out-of-hours unit has numbers of its own.
    """
    rows = organisation.units().filter(
        does_casework=True, serves_adults=True, serves_children=False
    )
    return set(rows.values_list("id", flat=True))


def live(year: int) -> Year:
    """Count the year now. Needs `statistics.read`; the database counts, no row is read."""
    units = counted_units()
    totals = dict.fromkeys(Count, 0)
    for row in casework.counts.of_year(year):
        if row.unit_id in units:
            totals[Count.REFERRALS] += row.referrals
            totals[Count.INQUIRIES_OPENED] += row.inquiries_opened
            totals[Count.OUTPATIENT_SERVICES] += row.outpatient_services
    for placed in housing.counts.of_year(year):
        if placed.unit in units:
            totals[Count.SHELTER_PLACEMENTS] += placed.number
    return Year(year, totals)


def by_month(year: int) -> dict[Count, list[int]]:
    """Return each count's twelve months, for those who release numbers: a month can be few."""
    units = counted_units()
    months = {count: [0] * 12 for count in Count}
    seen: Counter[tuple[Count, int]] = Counter()
    for group in casework.counts.breakdown(year):
        if group.unit_id in units:
            seen[Count(group.count), group.month] += group.number
    for placed in housing.counts.of_year(year):
        if placed.unit in units:
            seen[Count.SHELTER_PLACEMENTS, placed.month] += placed.number
    for (count, month), number in seen.items():
        months[count][month - 1] += number
    return months


def latest(*, municipality: str, year: int, using: str = "public") -> Released | None:
    """Return the year's latest release, or None when there is none."""
    row = (
        Release.objects.using(using)
        .filter(municipality=municipality, year=year)
        .order_by("-number")
        .first()
    )
    if row is None:
        return None
    return Released(
        row.id, row.municipality, row.year, row.number, row.released_at, row.document["totals"]
    )


def released_years(*, municipality: str, using: str = "public") -> list[int]:
    """Return the years that have a release, newest first."""
    rows = Release.objects.using(using).filter(municipality=municipality)
    return sorted(set(rows.values_list("year", flat=True)), reverse=True)


def duties(*, today: date) -> list[Duty]:
    """Return the closed years, after the newest released one, that have no release. One query."""
    done = released_years(municipality=settings.MUNICIPALITY, using="default")
    missing = years.unreleased(done, today=today)
    if not missing:
        return []
    said = " och ".join(str(year) for year in missing)
    return [
        Duty(
            title=f"Siffrorna för {said} är inte släppta",
            due_on=None,
            path=f"/statistik/?ar={missing[-1]}",
            needs=Permission.STATISTICS_RELEASE,
            why=f"Planen och den öppna statistiken står kvar på {max(done)}.",
        )
    ]
