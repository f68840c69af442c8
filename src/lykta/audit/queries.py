"""Reading the log for review: the auditor's login, under row-level security.

The caller opens the reader's signed context on alias `auditor` first
(`secrecy.context.opened(actor, now=now, using="auditor")`): then the database shows a unit's
head their unit, an authority's reviewer the authority, and anybody else nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connections

from lykta.audit.terms import in_swedish

PAGE = 50
ZONE = "Europe/Stockholm"
_COLUMNS = "id, at, actor, unit, event, about, about_unit, guarded, outcome, detail"
_WHERE = (
    "(%(since)s::date IS NULL OR at >= (%(since)s::date)::timestamp AT TIME ZONE %(zone)s)"
    " AND (%(until)s::date IS NULL OR at < (%(until)s::date + 1)::timestamp AT TIME ZONE %(zone)s)"
    " AND (%(person)s::uuid IS NULL OR actor = %(person)s::uuid)"
    " AND (%(matter)s::uuid IS NULL OR about = %(matter)s::uuid)"
    " AND (%(event)s::text = '' OR event = %(event)s::text)"
    " AND (%(outcome)s::text = '' OR outcome = %(outcome)s::text)"
)
# One in ten of what concerns need-to-know matters and lifted masks; the same ones every time.
_SAMPLE = "get_byte(sha256(convert_to(id::text, 'UTF8')), 0) < 26"


@dataclass(frozen=True)
class Filters:
    """What the reviewer asks for; days are Swedish days, both ends included."""

    since: date | None = None
    until: date | None = None
    person: UUID | None = None
    matter: UUID | None = None
    event: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class Entry:
    """One event. People, units and matters are keys; the page looks up the words."""

    id: int
    at: datetime
    actor: UUID | None
    unit: UUID | None
    event: str
    about: UUID | None
    about_unit: UUID | None
    guarded: bool
    outcome: str
    detail: dict[str, Any]

    @property
    def swedish(self) -> str:
        """Return the event in words."""
        return in_swedish(self.event)


@dataclass(frozen=True)
class Page:
    """Some events, newest first; `older` goes on where this page ends, None at the end."""

    entries: list[Entry]
    older: int | None


@dataclass(frozen=True)
class PersonSummary:
    """How one person's events ended in the period; `matters` counts different matters."""

    actor: UUID | None
    done: int
    read: int
    revealed: int
    denied: int
    failed: int
    glass: int
    matters: int


@dataclass(frozen=True)
class Review:
    """A review that was signed."""

    id: UUID
    at: datetime
    person: UUID
    unit: UUID
    period_from: date
    period_to: date
    remark: str
    events: int
    sampled: int


def events(*, filters: Filters, before: int | None = None) -> Page:
    """Return one page of the events the reader may see, newest first."""
    rows = _rows(
        f"SELECT {_COLUMNS} FROM audit.event WHERE {_WHERE}"
        f" AND (%(before)s::bigint IS NULL OR id < %(before)s::bigint)"
        f" ORDER BY id DESC LIMIT {PAGE + 1}",
        filters,
        before=before,
    )
    found = [Entry(*row) for row in rows]
    more = len(found) > PAGE
    return Page(found[:PAGE], found[PAGE - 1].id if more else None)


def summary(*, filters: Filters) -> list[PersonSummary]:
    """Return who did and saw how much, those with most denials and reveals first."""
    rows = _rows(
        "SELECT actor, count(*) FILTER (WHERE outcome = 'done'),"
        " count(*) FILTER (WHERE outcome = 'read'), count(*) FILTER (WHERE outcome = 'revealed'),"
        " count(*) FILTER (WHERE outcome = 'denied'), count(*) FILTER (WHERE outcome = 'failed'),"
        " count(*) FILTER (WHERE event LIKE 'glass.%%'),"
        " count(DISTINCT about) FILTER (WHERE about_unit IS NOT NULL)"
        f" FROM audit.event WHERE {_WHERE} GROUP BY actor"
        " ORDER BY 5 DESC, 4 DESC, 7 DESC, 3 DESC, actor",
        filters,
    )
    return [PersonSummary(*row) for row in rows]


def to_look_at(*, filters: Filters) -> list[Entry]:
    """Return what a review always looks at: denials, failures, break-glass, and the sample.

    The sample is a tenth of the reveals and of what concerns need-to-know matters; the newest 200.
    """
    rows = _rows(
        f"SELECT {_COLUMNS} FROM audit.event WHERE {_WHERE}"
        " AND (outcome IN ('denied', 'failed') OR event LIKE 'glass.%%'"
        f" OR ((guarded OR outcome = 'revealed') AND {_SAMPLE})) ORDER BY id DESC LIMIT 200",
        filters,
    )
    return [Entry(*row) for row in rows]


def count(*, filters: Filters) -> int:
    """Return how many events the reader may see."""
    return int(_rows(f"SELECT count(*) FROM audit.event WHERE {_WHERE}", filters)[0][0])


def reviews() -> list[Review]:
    """Return the signed reviews the reader may see, newest first."""
    rows = _rows(
        "SELECT id, at, person, unit, period_from, period_to, remark, events, sampled"
        " FROM audit.review ORDER BY at DESC, id LIMIT 100",
        Filters(),
    )
    return [Review(*row) for row in rows]


def _rows(statement: str, filters: Filters, **more: Any) -> list[Any]:
    reader = connections["auditor"]
    if not reader.in_atomic_block:
        raise RuntimeError("Open the reader's context on `auditor` first.")
    with reader.cursor() as cursor:
        cursor.execute(statement, {**vars(filters), "zone": ZONE, **more})
        rows: list[Any] = cursor.fetchall()
    return rows
