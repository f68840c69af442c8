"""What of a number may be kept in the plan, where everybody can read it (law §8).

The four yearly counts are exact totals of a closed year. A guarded number counts people who are
helped: fewer than five is never stored, and a split by sex only where it narrows nobody down.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lykta.kernel.disclosure import THRESHOLD, released
from lykta.plan.terms import Count

SEXES: Final = ("women", "men", "others")
EXACT: Final = frozenset(
    {
        Count.REFERRALS,
        Count.INQUIRIES_OPENED,
        Count.OUTPATIENT_SERVICES,
        Count.SHELTER_PLACEMENTS,
    }
)
GUARDED: Final = frozenset({*EXACT, Count.GOALS_REACHED})


@dataclass(frozen=True)
class Kept:
    """A number as it may be stored: None is fewer than five."""

    value: int | None
    is_split: bool = False
    women: int | None = None
    men: int | None = None
    others: int | None = None


def kept(
    value: int, *, split: Mapping[str, int] | None = None, guarded: bool, exact: bool = False
) -> Kept:
    """Return what of a number may be stored. `split` counts each once and adds up to the value.

    `exact` leaves a guarded total as it is; its parts are rounded still. Raises ValueError for
    parts that do not add up.
    """
    total = None if guarded and not exact and value < THRESHOLD else value
    if not split:
        return Kept(total)
    parts = {sex: split.get(sex, 0) for sex in SEXES}
    if sum(parts.values()) != value:
        raise ValueError("the parts do not add up to the value")
    if not guarded:
        return Kept(total, is_split=True, **parts)
    shown = released(parts, total=value) if total is not None else ()
    if not shown:
        return Kept(total)
    return Kept(total, is_split=True, **{one.label: one.shown for one in shown})
