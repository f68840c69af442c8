"""The chain: each event's link covers the event and the link before it. Pure.

`canonical` makes the same text as `audit.canonical` in the database, from the columns' values,
so that verifying does not trust the database's own functions.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID


@dataclass(frozen=True)
class Row:
    """One sealed event as it is stored; `detail` is the column's own text."""

    seq: int
    id: int
    at: datetime
    actor: UUID | None
    assignment: UUID | None
    unit: UUID | None
    authority: UUID | None
    event: str
    about: UUID | None
    about_unit: UUID | None
    guarded: bool
    outcome: str
    detail: str
    link: bytes


@dataclass(frozen=True)
class Fault:
    """The first thing that is wrong, and where."""

    seq: int
    event_id: int | None
    what: str


def genesis(chain: UUID) -> bytes:
    """Return the link before the first event."""
    return hashlib.sha256(f"lykta|{chain}".encode()).digest()


def canonical(row: Row) -> str:
    """Return what the row's link covers, beside the link before."""
    ids = (row.actor, row.assignment, row.unit, row.authority)
    parts: list[object] = ["v1", row.seq, row.id, f"{row.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}"]
    parts += [one or "" for one in ids]
    parts += [row.event, row.about or "", row.about_unit or ""]
    parts += ["true" if row.guarded else "false", row.outcome, row.detail]
    return "|".join(map(str, parts))


class Walk:
    """Follows the chain from its beginning; stops at the first fault."""

    def __init__(self, chain: UUID) -> None:
        self.seq = 0
        self.link = genesis(chain)
        self.fault: Fault | None = None

    def follow(self, rows: Iterable[Row]) -> None:
        """Check rows in order of `seq`, going on from where the last call stopped."""
        for row in rows:
            if self.fault is not None:
                return
            self._step(row)

    def _step(self, row: Row) -> None:
        if row.seq != self.seq + 1:
            what = f"{row.seq - self.seq - 1} event(s) are missing before it"
            self.fault = Fault(self.seq + 1, row.id, what)
            return
        made = hashlib.sha256(self.link + canonical(row).encode()).digest()
        if made != row.link:
            self.fault = Fault(row.seq, row.id, "its content is not what was sealed")
            return
        self.seq, self.link = row.seq, row.link
