"""Relevance reviews year by year, and when the next is due by the municipality's own setting.

The source states neither a duty nor an interval (F02), so Lykta has none of its own. A year
without a review stays visible as a plain fact.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lykta.kernel.calendar import add_months
from lykta.kernel.period import Period
from lykta.plan.rules.texts import EventText
from lykta.plan.terms import EventKind, Verdict


@dataclass(frozen=True)
class ReviewYear:
    """One year: what is said about a review then. `told` False: nobody has said anything."""

    year: int
    words: str
    note: str = ""
    verdict: str = ""
    decision: str = ""
    told: bool = True
    lacks: bool = False  # a review whose outcome nobody has told


def years(events: Iterable[EventText], *, today: date) -> tuple[ReviewYear, ...]:
    """Return the years from the first thing known about the programme until now, newest first."""
    rows = list(events)
    if not rows:
        return ()
    first = min(Period.parse(one.period).first_day.year for one in rows)
    found = {_year(one): one for one in rows if one.kind == EventKind.REVISED.value}
    found |= {_year(one): one for one in rows if one.kind == EventKind.NO_RELEVANCE_REVIEW.value}
    found |= {_year(one): one for one in rows if one.kind == EventKind.RELEVANCE_REVIEW.value}
    return tuple(_told(year, found.get(year), today) for year in range(today.year, first - 1, -1))


def _year(event: EventText) -> int:
    return Period.parse(event.period).first_day.year


def _told(year: int, event: EventText | None, today: date) -> ReviewYear:
    if event is None:
        words = "Året pågår" if year == today.year else "Uppgift saknas"
        return ReviewYear(year, words, told=False)
    if event.kind == EventKind.NO_RELEVANCE_REVIEW.value:
        return ReviewYear(year, EventKind.NO_RELEVANCE_REVIEW.swedish, event.note)
    if event.kind == EventKind.REVISED.value:
        return ReviewYear(year, EventKind.REVISED.swedish, event.note)
    verdict = Verdict(event.verdict).swedish if event.verdict else "Utfallet är inte angivet"
    return ReviewYear(
        year=year,
        words=EventKind.RELEVANCE_REVIEW.swedish,
        note=event.note,
        verdict=verdict,
        decision=_decision(event),
        lacks=not event.verdict,
    )


def _decision(event: EventText) -> str:
    if event.decided_by is None:
        return ""
    if event.decided:
        return f"{event.decided_by}, {Period.parse(event.decided).swedish}"
    if event.decision_expected:
        expected = Period.parse(event.decision_expected).swedish
        return f"{event.decided_by}, väntades {expected}; uppgift saknas"
    return f"{event.decided_by}; uppgift saknas om dagen"


def next_due(events: Iterable[EventText], *, every_months: int | None) -> date | None:
    """Return the day the next review is due; None without an interval or an earlier review."""
    reviewed = [
        Period.parse(one.decided or one.period).last_day
        for one in events
        if one.kind == EventKind.RELEVANCE_REVIEW.value
    ]
    if not reviewed or not every_months:
        return None
    return add_months(max(reviewed), every_months)
