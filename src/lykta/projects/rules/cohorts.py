"""Counts of people in a project, as they may be shown: never so small that one can be told.

Groups of boys 16-24 (F17) or of parents (F16) are few: small numbers are withheld (law §8).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lykta.kernel import disclosure

FEW = "färre än 5"


@dataclass(frozen=True)
class Shown:
    """A group as it may be shown: exact when it started, the parts rounded or withheld.

    `started` and `completed` are words; `started_number` is what a picture may draw.
    """

    started: str
    started_number: int | None
    completed: str
    completed_number: int | None


def shown(*, started: int, completed: int | None) -> Shown:
    """Return a group's counts as words. Under five is withheld; so is what tells it by subtraction.

    `completed` is None until somebody has told.
    """
    if started < disclosure.THRESHOLD:
        return Shown(FEW, None, "" if completed is None else "visas inte", None)
    if completed is None:
        return Shown(str(started), started, "inte rapporterat än", None)
    parts = disclosure.released({"kept": completed, "left": started - completed}, total=started)
    if not parts:
        return Shown(str(started), started, "visas inte", None)
    kept = parts[0].shown
    return Shown(str(started), started, FEW if kept is None else f"omkring {kept}", kept)


def inflow(counts: Mapping[str, int | None]) -> tuple[tuple[str, int | None, str], ...]:
    """Return (source, number or None, note) for a picture of where people come from (F16)."""
    known = {source: number for source, number in counts.items() if number is not None}
    parts = disclosure.released_overlapping(known)
    shown_now = {part.label: part.shown for part in parts}
    return tuple(
        (source, shown_now.get(source), "" if source in known else "inte rapporterat")
        for source in counts
    )
