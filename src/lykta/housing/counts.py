"""Counts of placements: numbers for statistics, never rows."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection


@dataclass(frozen=True)
class PlacementCount:
    """Placements in sheltered housing that began in a month (0: in the year), by unit (F35)."""

    authority: UUID
    unit: UUID
    month: int
    number: int


def of_year(year: int) -> list[PlacementCount]:
    """Return the year's placements for someone with `statistics.read`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM secrecy.count_placements(%s)", [year])
        return [PlacementCount(*row) for row in cursor.fetchall()]
