"""Disclosure control: what of a table may leave the house (law §8, security §1.14).

Totals of a closed year are exact. Parts are rounded to five and parts under five are not told
apart from none. The exact total can narrow a hidden part by subtraction, so a table whose hidden
parts would be narrower than five values is not shown at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass

THRESHOLD = 5
BASE = 5
NARROWEST = 5  # a hidden part must be able to be at least this many different values


@dataclass(frozen=True)
class Part:
    """One part as it may be shown: a number rounded to five, or None for "färre än 5"."""

    label: str
    shown: int | None


def released(parts: Mapping[str, int], *, total: int) -> tuple[Part, ...]:
    """Return the parts of an exact total as they may be shown; empty when none may.

    `parts` count each thing once (they add up to the total).
    """
    if sum(parts.values()) != total:
        raise ValueError("the parts do not add up to the total")
    made = tuple(Part(label, rounded(number)) for label, number in parts.items())
    return made if narrowest(made, total=total) >= NARROWEST else ()


def released_overlapping(parts: Mapping[str, int]) -> tuple[Part, ...]:
    """Return parts that may count one thing several times (kinds of violence): no total follows."""
    return tuple(Part(label, rounded(number)) for label, number in parts.items())


def rounded(number: int) -> int | None:
    """Round to the nearest five; under five it is hidden, none included."""
    if number < 0:
        raise ValueError("a count is never negative")
    if number < THRESHOLD:
        return None
    return (number + BASE // 2) // BASE * BASE


def bounds(part: Part) -> tuple[int, int]:
    """Return the lowest and highest number a shown part can stand for, as any reader knows."""
    if part.shown is None:
        return 0, THRESHOLD - 1
    return max(THRESHOLD, part.shown - BASE // 2), part.shown + BASE // 2


def narrowest(parts: tuple[Part, ...], *, total: int) -> int:
    """Return how many values the most exposed hidden part can take, given the exact total."""
    limits = [bounds(part) for part in parts]
    low, high = sum(one for one, _ in limits), sum(one for _, one in limits)
    widths = []
    for part, (least, most) in zip(parts, limits, strict=True):
        if part.shown is None:
            bottom = max(least, total - (high - most))
            top = min(most, total - (low - least))
            widths.append(top - bottom + 1)
    return min(widths, default=NARROWEST)
