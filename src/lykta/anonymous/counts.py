"""What stays of threads: how many, never which."""

from collections.abc import Mapping
from uuid import UUID

from lykta.anonymous.models import ThreadCount
from lykta.anonymous.terms import Counted


def counts(year: int) -> Mapping[UUID, Mapping[Counted, int]]:
    """Return {unit: {what: number}} of a year. Small numbers are for staff; statistics rounds."""
    found: dict[UUID, dict[Counted, int]] = {}
    for row in ThreadCount.objects.filter(year=year):
        found.setdefault(row.unit_id, {})[Counted(row.what)] = row.number
    return found
