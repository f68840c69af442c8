"""The year as a calendar that telephones and mail programs read (iCalendar, RFC 5545)."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from lykta.kernel import case_guard
from lykta.kernel.wheel import YearEvent


def calendar(*, name: str, events: Iterable[YearEvent], today: date, address: str) -> bytes:
    """Return the events as whole days. No place and no person: a calendar shows on locked screens.

    `address` is where Lykta is opened; the text of an event that looks like a case is left out.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415 - only feeds need it

    made = Calendar()
    made.add("prodid", "-//Lykta//sv")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", name)
    for event in events:
        one = Event()
        one.add("uid", _key(event))
        one.add("dtstamp", datetime.combine(today, time(0), tzinfo=UTC))
        one.add("dtstart", event.on)
        one.add("dtend", (event.until or event.on) + timedelta(days=1))
        one.add("summary", event.kind if case_guard.traces(event.title) else event.title)
        one.add("categories", [event.kind])
        one.add("transp", "TRANSPARENT")
        if event.path:
            one.add("url", f"{address}{event.path}")
        made.add_component(one)
    return bytes(made.to_ical())


def _key(event: YearEvent) -> str:
    """The same event keeps its key from day to day, so that a calendar does not double it."""
    told = f"{event.path}|{event.kind}|{event.title}|{'' if event.path else event.on}"
    return f"{hashlib.sha256(told.encode()).hexdigest()[:32]}@lykta"
