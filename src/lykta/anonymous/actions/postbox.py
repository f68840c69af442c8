"""Thin Python names for what the anonymous login may do (`sql/70_threads.sql`), and nothing more.

This side can put in and, with a code, take out what was sealed to the writer. It cannot list,
search or open what was sealed to a team.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connections

from lykta.anonymous.rules.keys import Opened


@dataclass(frozen=True)
class TeamDoor:
    """A unit that one can write to, with the public half of its key."""

    unit: UUID
    code: str
    name: str
    key: UUID
    public: bytes
    lost: bool


@dataclass(frozen=True)
class Held:
    """A thread as its writer's code finds it."""

    thread: UUID
    unit: UUID
    writer_private: bytes = field(repr=False)
    writer_public: bytes = field(repr=False)
    opened_on: date = field(repr=False)
    last_on: date = field(repr=False)
    waiting_since: date | None = field(repr=False)
    asked: str
    identified: bool
    became_contact: bool


@dataclass(frozen=True)
class Sealed:
    """A message as the writer's side gets it."""

    id: UUID
    ordinal: int
    kind: str
    written_on: date
    for_writer: bytes = field(repr=False)


@dataclass(frozen=True)
class Lock:
    """What a new thread is locked with."""

    opened: Opened
    salt: bytes = field(repr=False)
    strength: str
    writer_public: bytes = field(repr=False)
    writer_private: bytes = field(repr=False)


@dataclass(frozen=True)
class Envelope:
    """One message, sealed both ways."""

    id: UUID
    for_team: bytes = field(repr=False)
    for_writer: bytes = field(repr=False)


def _call(sql: str, *arguments: Any) -> list[tuple[Any, ...]]:
    with connections["anon"].cursor() as cursor:
        cursor.execute(sql, arguments)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def teams(*, municipality: str, codes: tuple[str, ...]) -> list[TeamDoor]:
    """Return the units that have a key, in no order."""
    rows = _call(
        "SELECT unit, code, name, key, public, lost FROM secrecy.thread_teams(%s, %s)",
        municipality,
        list(codes),
    )
    return [TeamDoor(u, c, n, k, bytes(p), lost) for u, c, n, k, p, lost in rows]


def salt(locator: bytes) -> bytes | None:
    """Return the salt of a locator, or None for one that nobody has."""
    found = _call("SELECT secrecy.thread_salt(%s)", locator)[0][0]
    return None if found is None else bytes(found)


def open_thread(
    *, thread: UUID, key: UUID, language: str, day: date, lock: Lock, first: Envelope
) -> bool:
    """Put in a new thread. False when its locator is taken or the key is not in use."""
    return bool(
        _call(
            "SELECT secrecy.thread_open(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            *(thread, key, language, day),
            *(lock.opened.locator, lock.salt, lock.strength, lock.opened.verifier),
            *(lock.writer_public, lock.writer_private),
            *(first.id, first.for_team, first.for_writer),
        )[0][0]
    )


def read(opened: Opened) -> Held | None:
    """Return the thread that the code opens, or None."""
    rows = _call(
        "SELECT thread, unit, writer_private, writer_public, opened_on, last_on, waiting_since,"
        " asked, identified, became_contact FROM secrecy.thread_read(%s, %s)",
        opened.locator,
        opened.verifier,
    )
    if not rows:
        return None
    thread, unit, private, public, *rest = rows[0]
    return Held(thread, unit, bytes(private), bytes(public), *rest)


def messages(opened: Opened) -> list[Sealed]:
    """Return the thread's messages in their order."""
    rows = _call(
        "SELECT id, ordinal, kind, written_on, for_writer FROM secrecy.thread_messages(%s, %s)",
        opened.locator,
        opened.verifier,
    )
    return [Sealed(i, o, k, d, bytes(sealed)) for i, o, k, d, sealed in rows]


def write(opened: Opened, *, kind: str, day: date, key: UUID, envelope: Envelope) -> bool:
    """Put in one more message. False when the thread is gone or the key is not in use."""
    return bool(
        _call(
            "SELECT secrecy.thread_write(%s, %s, %s, %s, %s, %s, %s, %s)",
            *(opened.locator, opened.verifier, envelope.id, kind, day, key),
            *(envelope.for_team, envelope.for_writer),
        )[0][0]
    )


def hand_over(
    opened: Opened, *, yes: bool, day: date, key: UUID | None, sealed: dict[UUID, bytes]
) -> bool:
    """Say yes (with every message sealed anew) or no to the unit that asked."""
    return bool(
        _call(
            "SELECT secrecy.thread_hand_over(%s, %s, %s, %s, %s, %s::uuid[], %s::bytea[])",
            *(opened.locator, opened.verifier, yes, day, key),
            *(list(sealed), list(sealed.values())),
        )[0][0]
    )


def delete(opened: Opened, *, day: date, keep_until: date | None) -> bool:
    """Delete the thread, all of it or the writer's side. False when it is gone already."""
    return bool(
        _call(
            "SELECT secrecy.thread_delete(%s, %s, %s, %s)",
            *(opened.locator, opened.verifier, day, keep_until),
        )[0][0]
    )


def keep_writing(token: bytes, *, turn: int, sealed: bytes) -> None:
    """Let something rest under a cookie's hashed token."""
    _call("SELECT secrecy.writing_keep(%s, %s, %s)", token, turn, sealed)


def get_writing(token: bytes, *, turn: int) -> bytes | None:
    """Return what rests there, or None."""
    found = _call("SELECT secrecy.writing_get(%s, %s)", token, turn)[0][0]
    return None if found is None else bytes(found)


def drop_writing(token: bytes) -> None:
    """Forget what rests there."""
    _call("SELECT secrecy.writing_drop(%s)", token)
