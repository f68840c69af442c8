"""How fresh the latest report on a measure is, apart from how the measure goes.

The limits are Lykta's own, no law: a part-year round comes every four months.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from lykta.plan.rules.status import Light

FRESH_DAYS: Final = 130
OLD_DAYS: Final = 370

NEVER = Light("none", "Aldrig rapporterad")
FRESH = Light("calm", "Färsk rapport")
AGEING = Light("soon", "Rapporten åldras")
OLD = Light("late", "Gammal rapport")


def freshness(*, reported_on: date | None, today: date) -> Light:
    """Tell how fresh the last report is; the page says the date beside."""
    if reported_on is None:
        return NEVER
    days = (today - reported_on).days
    if days <= FRESH_DAYS:
        return FRESH
    return AGEING if days <= OLD_DAYS else OLD
