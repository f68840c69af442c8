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


def freshness(*, reported_on: date | None, today: date) -> Light:
    """Tell how fresh the last report is, in a word and how long ago."""
    if reported_on is None:
        return NEVER
    days = (today - reported_on).days
    if days <= FRESH_DAYS:
        return Light("calm", f"Färsk rapport, {ago(days)}")
    if days <= OLD_DAYS:
        return Light("soon", f"Rapporten åldras, {ago(days)}")
    return Light("late", f"Gammal rapport, {ago(days)}")


def ago(days: int) -> str:
    """Say how long ago in Swedish, as people say it."""
    if days <= 0:
        return "i dag"
    if days == 1:
        return "i går"
    if days < 14:
        return f"för {days} dagar sedan"
    if days < 60:
        return f"för {days // 7} veckor sedan"
    if days < 730:
        return f"för {days // 30} månader sedan"
    return f"för {days // 365} år sedan"
