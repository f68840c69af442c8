"""Numbers of a year, made in the database: no row, key or name leaves it. F35.

Only with `statistics.read`; without it there is nothing to count. These are inside numbers: what
is published goes through the release's disclosure control in `statistics`.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count

from lykta.casework.models import Advice
from lykta.casework.terms import AdviceKind, Channel


@dataclass(frozen=True)
class YearCount:
    """What one unit did in a year. Four counts of different things: no flow between them."""

    authority_id: UUID
    unit_id: UUID
    year: int
    referrals: int
    inquiries_opened: int
    outpatient_services: int


@dataclass(frozen=True)
class PartCount:
    """A part of a count: which count, month 1-12, kind, area of the programme, gender."""

    unit_id: UUID
    count: str
    month: int
    kind: str
    area: str
    gender: str
    number: int


@dataclass(frozen=True)
class ResultCount:
    """How many services of a kind ended in a year with a result."""

    unit_id: UUID
    kind: str
    result: str
    number: int


@dataclass(frozen=True)
class AdviceCount:
    """How often anonymous advice was given."""

    unit_id: UUID
    channel: Channel
    kind: AdviceKind
    number: int


def of_year(year: int) -> list[YearCount]:
    """Return each unit's counts of the year."""
    rows = _rows("SELECT * FROM secrecy.casework_count_year(%s)", year)
    return [YearCount(row[0], row[1], year, *row[2:]) for row in rows]


def breakdown(year: int) -> list[PartCount]:
    """Return the year's counts by month, kind, area and gender."""
    rows = _rows("SELECT * FROM secrecy.casework_count_parts(%s)", year)
    return [PartCount(*row) for row in rows]


def results(year: int) -> list[ResultCount]:
    """Return what the services that ended in the year led to."""
    rows = _rows("SELECT * FROM secrecy.casework_count_results(%s)", year)
    return [ResultCount(*row) for row in rows]


def advice(year: int) -> list[AdviceCount]:
    """Return how much anonymous advice each unit gave in the year."""
    rows = (
        Advice.objects.filter(given_on__year=year)
        .values("unit_id", "channel", "kind")
        .annotate(number=Count("id"))
        .order_by("unit_id", "channel", "kind")
    )
    return [
        AdviceCount(row["unit_id"], Channel(row["channel"]), AdviceKind(row["kind"]), row["number"])
        for row in rows
    ]


def _rows(sql: str, year: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [year])
        return list(cursor.fetchall())
