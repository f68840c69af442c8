"""Recomputes the chain from its beginning and compares it with the anchors outside."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from lykta.audit.actions.sealing import anchor_file, anchor_key
from lykta.audit.rules import anchors
from lykta.audit.rules.anchors import Anchor
from lykta.audit.rules.chain import Row, Walk

BATCH = 5000
COLUMNS = (
    "seq, id, at, actor, assignment, unit, authority, event, about, about_unit, guarded, outcome,"
    " detail::text, link"
)


@dataclass
class Report:
    """What was checked, what is wrong, and what is worth knowing."""

    events: int = 0
    head: str = ""
    anchors: int = 0
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Head:
    chain: UUID
    seq: int
    link: bytes
    at: datetime
    unsealed: int


def verify(*, strict: bool) -> Report:
    """Check every sealed event, the head and the anchors; name the first bad row.

    With `strict` (production) a chain that no anchor knows is a fault: that is what a log that
    was emptied and begun anew looks like. Needs the deploy login.
    """
    report = Report()
    with transaction.atomic(using="deploy"), connections["deploy"].cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SET LOCAL ROLE lykta_policy")
        head = _read_head(cursor)
        known, bad_lines = _read_anchors()
        ours = {one.seq: one for one in known if one.chain == head.chain}
        walk = Walk(head.chain)
        for rows in _batches(cursor):
            walk.follow(rows)
            report.faults += _differing(rows, ours)
    _conclude(report, walk, head, ours)
    report.faults += [f"Anchor line {number} is not signed by us." for number in bad_lines]
    _about_other_chains(report, known, ours, head, strict=strict)
    return report


def _read_head(cursor: CursorWrapper) -> _Head:
    cursor.execute(
        "SELECT h.chain, h.seq, h.link, clock_timestamp(),"
        " (SELECT count(*) FROM audit.event WHERE seq IS NULL) FROM audit.head h"
    )
    chain, seq, link, at, unsealed = cursor.fetchone()
    return _Head(chain, seq, bytes(link), at, unsealed)


def _read_anchors() -> tuple[list[Anchor], list[int]]:
    path = anchor_file()
    if not path.exists():
        return [], []
    with path.open(encoding="utf-8", errors="replace") as file:
        return anchors.read(file, anchors.public_key(anchor_key()))


def _batches(cursor: CursorWrapper) -> Iterator[list[Row]]:
    after = 0
    while True:
        cursor.execute(
            f"SELECT {COLUMNS} FROM audit.event WHERE seq > %s ORDER BY seq LIMIT {BATCH}", [after]
        )
        rows = [Row(*row) for row in cursor.fetchall()]
        if not rows:
            return
        after = rows[-1].seq
        yield rows


def _differing(rows: list[Row], ours: dict[int, Anchor]) -> list[str]:
    return [
        f"Event {row.id} (place {row.seq} in the chain) is not what the anchor of "
        f"{ours[row.seq].at} says."
        for row in rows
        if row.seq in ours and ours[row.seq].link != row.link.hex()
    ]


def _conclude(report: Report, walk: Walk, head: _Head, ours: dict[int, Anchor]) -> None:
    report.events, report.anchors = walk.seq, len(ours)
    if walk.fault is not None:
        row = f"event {walk.fault.event_id} (place {walk.fault.seq} in the chain)"
        report.faults.insert(0, f"The chain breaks at {row}: {walk.fault.what}.")
        return
    if (walk.seq, walk.link) != (head.seq, head.link):
        report.faults.append(f"The chain ends at place {walk.seq}, its head says {head.seq}.")
    later = [one for one in ours.values() if one.seq > walk.seq]
    if later:
        last = max(later, key=lambda one: one.seq)
        report.faults.append(
            f"The end is cut: an anchor of {last.at} saw {last.seq} events, {walk.seq} are here."
        )
    digest = head.link.hex()[:32]
    grouped = " ".join(digest[n : n + 4] for n in range(0, len(digest), 4))
    report.head = f"{head.at:%Y-%m-%d %H:%M} · {head.seq} events · {grouped}"
    if head.unsealed:
        report.notes.append(f"{head.unsealed} event(s) wait to be sealed.")


def _about_other_chains(
    report: Report, known: list[Anchor], ours: dict[int, Anchor], head: _Head, *, strict: bool
) -> None:
    others = len(known) - sum(one.chain == head.chain for one in known)
    if others and not ours:
        text = f"No anchor knows this chain, but {others} know another: was the log begun anew?"
        (report.faults if strict else report.notes).append(text)
    elif not known and head.seq:
        text = "There are no anchors: a cut end of the log could not be seen."
        (report.faults if strict else report.notes).append(text)
