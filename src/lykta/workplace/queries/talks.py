"""Reads of the anonymous talks: bands, and only to those who oversee."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from lykta.kernel.problems import Unknown
from lykta.organisation import api as organisation
from lykta.workplace.models import TalkBand, TalkYear
from lykta.workplace.rules.talks_bands import NOT_TOLD, YearTold


def told() -> list[YearTold]:
    """Return the closed years that are told, the newest first. One query."""
    years: dict[int, dict[str, int]] = defaultdict(dict)
    for row in _bands():
        years[row.year.year][row.administration_name] = _holds(row)
    return [YearTold(year, bands) for year, bands in years.items()]


def _bands() -> QuerySet[TalkBand]:
    rows = TalkBand.objects.select_related("year", "correction")
    return rows.order_by("-year__year", "administration_name")


def _holds(row: TalkBand) -> int:
    """Return the band as put right. The one that was wrong is shown nowhere."""
    return row.correction.band if hasattr(row, "correction") else row.band


def correctable() -> list[tuple[str, str]]:
    """Return (year and code, words) of every band that can be put right: told, and not before."""
    return [
        (
            f"{row.year.year} {row.administration_code}",
            f"{row.year.year}, {row.administration_name}",
        )
        for row in _bands()
        if row.band != NOT_TOLD and not hasattr(row, "correction")
    ]


def waiting() -> list[int]:
    """Return the years that the provider is asked about and has not told. One query."""
    rows = TalkYear.objects.filter(bands__isnull=True).order_by("year")
    return list(rows.values_list("year", flat=True))


def year_of(year_id: UUID) -> int:
    """Return the year a link is about. Raises Unknown."""
    row = TalkYear.objects.filter(id=year_id).first()
    if row is None:
        raise Unknown()
    return row.year


def administrations(*, today: date) -> list[tuple[str, str]]:
    """Return (code, name) of every administration where somebody works, by name."""
    found = {
        (one.administration.code, one.administration.name)
        for one in organisation.units(today=today)
        if one.administration
    }
    return sorted(found, key=lambda one: one[1])
