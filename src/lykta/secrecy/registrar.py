"""Thin Python names for the registrar's database functions (`sql/20_registrar.sql`).

The database checks the signed context, so these need no actor: the person who signed acts.
Each raises `Unknown` when the database refuses: a hidden matter and a missing one answer alike.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, ProgrammingError, connection, transaction
from psycopg.errors import InsufficientPrivilege

from lykta.kernel.problems import NotNow, Unknown


@dataclass(frozen=True)
class HandlerRow:
    """Who has a matter, and for whom they stand in."""

    matter: UUID
    person: UUID
    stands_in_for: UUID | None
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class GlassRow:
    """One opening of break-glass, as the opener and the unit's head see it."""

    id: UUID
    person: UUID
    matter: UUID
    number: str
    need_to_know: bool
    opened_at: datetime
    closes_at: datetime
    approved_by: UUID | None


@contextmanager
def refusals() -> Iterator[None]:
    """Turn the database's refusals into problems, leaving the transaction usable."""
    try:
        with transaction.atomic():
            yield
    except ProgrammingError as error:
        if isinstance(error.__cause__, InsufficientPrivilege):
            raise Unknown() from None
        raise


def _call(sql: str, *arguments: Any) -> list[tuple[Any, ...]]:
    with refusals(), connection.cursor() as cursor:
        cursor.execute(sql, arguments)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def register_matter(
    *, matter: UUID, unit: UUID, kind: str, need_to_know: bool, opened_on: date, assign: bool
) -> str:
    """Register a matter in one of the caller's units and return its case number."""
    sql = "SELECT secrecy.register_matter(%s, %s, %s, %s, %s, %s)"
    return str(_call(sql, matter, unit, kind, need_to_know, opened_on, assign)[0][0])


def file_child_matter(
    *, matter: UUID, link: UUID, raised_from: UUID, unit: UUID, need_to_know: bool, opened_on: date
) -> str:
    """File a child's own matter at the child unit; the caller does not come to see it."""
    sql = "SELECT secrecy.file_child_matter(%s, %s, %s, %s, %s, %s)"
    return str(_call(sql, matter, link, raised_from, unit, need_to_know, opened_on)[0][0])


def assign(
    *,
    matter: UUID,
    person: UUID,
    first_day: date,
    last_day: date | None = None,
    stands_in_for: UUID | None = None,
) -> None:
    """Give the matter to a person of its unit. Raises `NotNow` when they may not have it."""
    sql = "SELECT secrecy.assign(%s, %s, %s, %s, %s)"
    try:
        _call(sql, matter, person, first_day, last_day, stands_in_for)
    except IntegrityError:
        raise NotNow(
            "Personen kan inte få ärendet. Välj någon som arbetar i enheten och inte är spärrad."
        ) from None


def unassign(*, matter: UUID, person: UUID, last_day: date) -> None:
    """End the person's assignment; the last one out puts the matter back on the queue."""
    _call("SELECT secrecy.unassign(%s, %s, %s)", matter, person, last_day)


def handlers(matters: list[UUID]) -> list[HandlerRow]:
    """Return who has each of the matters today, for those that the caller may see."""
    return [HandlerRow(*row) for row in _call("SELECT * FROM secrecy.handlers(%s)", matters)]


def my_matters() -> list[UUID]:
    """Return the matters that the caller is assigned to today."""
    return list(_call("SELECT secrecy.my_matters()")[0][0])


def move_matter(*, matter: UUID, unit: UUID) -> None:
    """Move the matter and all its rows to another unit of the authority, into its queue."""
    _call("SELECT secrecy.move_matter(%s, %s)", matter, unit)


def set_need_to_know(*, matter: UUID, value: bool) -> None:
    """Let only the assigned see the matter, or (the unit's head) end that."""
    _call("SELECT secrecy.set_need_to_know(%s, %s)", matter, value)


def deny(*, matter: UUID, person: UUID) -> None:
    """Put a named person on the matter's deny list."""
    _call("SELECT secrecy.deny(%s, %s)", matter, person)


def undeny(*, matter: UUID, person: UUID) -> None:
    """Take a person off the deny list (the unit's head, never the person)."""
    _call("SELECT secrecy.undeny(%s, %s)", matter, person)


def denied_people(matter: UUID) -> list[UUID]:
    """Return who is on the matter's deny list, for those who work in it."""
    return [row[0] for row in _call("SELECT * FROM secrecy.denied_people(%s)", matter)]


def find_for_glass(number: str) -> UUID | None:
    """Return the matter with this case number for someone about to break glass, else None."""
    return (
        UUID(str(found))
        if (found := _call("SELECT secrecy.find_for_glass(%s)", number)[0][0])
        else None
    )


def open_glass(*, matter: UUID, reason_sealed: bytes, reason_length: int, minutes: int) -> UUID:
    """Open break-glass. Raises `NotNow` for a short reason or more than four hours."""
    key = uuid4()
    sql = "SELECT secrecy.open_glass(%s, %s, %s, %s, %s)"
    try:
        _call(sql, key, matter, reason_sealed, reason_length, minutes)
    except IntegrityError:
        raise NotNow("Skriv skälet med minst 20 tecken och välj högst fyra timmar.") from None
    return key


def approve_glass(key: UUID) -> None:
    """Approve another person's break-glass on a need-to-know matter of one's unit."""
    _call("SELECT secrecy.approve_glass(%s)", key)


def glass_seen() -> list[GlassRow]:
    """Return the openings that concern the caller: one's own, and those in one's unit."""
    return [GlassRow(*row) for row in _call("SELECT * FROM secrecy.glass_seen()")]


def glass_reason(key: UUID) -> bytes:
    """Return the sealed reason of an opening that concerns the caller."""
    rows = _call("SELECT secrecy.glass_reason(%s)", key)
    if not rows or rows[0][0] is None:
        raise Unknown()
    return bytes(rows[0][0])
