"""Money that ends, and what stops then. How early it is said is Lykta's own choice, no law."""

from __future__ import annotations

from datetime import date
from typing import Final

from lykta.kernel.period import Period
from lykta.plan.rules.facts import MoneyFact
from lykta.plan.rules.seen import MoneySeen
from lykta.plan.rules.status import Light
from lykta.plan.terms import Money

SOON_DAYS: Final = 270  # a new application or a budget decision takes most of a year


def money(one: MoneyFact, *, today: date) -> MoneySeen:
    """Return money as a page shows it, with a light when its end is near or past."""
    text = one.text
    ends = Period.parse(text.ends) if text.ends else None
    source = Money(text.source)
    return MoneySeen(
        id=one.id,
        source=source.swedish,
        source_code=source.value,
        funder=text.funder,
        amount=text.amount,
        ends=ends.swedish if ends else "",
        ends_text=text.ends,
        last_day=ends.last_day if ends else None,
        what_stops=text.what_stops,
        light=ending(ends.last_day if ends else None, today=today),
    )


def ending(last_day: date | None, *, today: date) -> Light | None:
    """Tell how near the end of money is; None while it is far off or there is no end."""
    if last_day is None or (last_day - today).days > SOON_DAYS:
        return None
    if last_day < today:
        return Light("late", "Pengarna är slut")
    return Light("soon", "Pengarna tar snart slut")
