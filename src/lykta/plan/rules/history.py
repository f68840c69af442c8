"""The programme's history in plain Swedish. A year without a review stays visible (F02)."""

from __future__ import annotations

from datetime import date

from lykta.kernel.period import Period
from lykta.plan.rules.seen import EventSeen
from lykta.plan.rules.texts import EventText
from lykta.plan.terms import EventKind


def told(event: EventText, *, today: date) -> EventSeen:
    """Tell one event in words: when, what, and who moved or decided what."""
    when = Period.parse(event.period)
    kind = EventKind(event.kind)
    with_year = kind in (EventKind.NO_RELEVANCE_REVIEW, EventKind.RELEVANCE_REVIEW)
    title = f"{kind.swedish} {when.swedish}" if with_year else kind.swedish
    lines = [*_moved(event), sentence(event.note), *_decided(event, today)]
    return EventSeen(when.swedish, title, tuple(line for line in lines if line))


def sentence(text: str) -> str:
    """Return a note with a capital letter and a full stop."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def _moved(event: EventText) -> list[str]:
    if event.to is None:
        return []
    areas = " och ".join(event.areas)
    to = f"{event.to}, {event.unit}" if event.unit else str(event.to)
    start = f"Från {event.from_} till {to}" if event.from_ else f"Till {to}"
    return [sentence(f"{start}: {areas}")]


def _decided(event: EventText, today: date) -> list[str]:
    if event.decided_by is None:
        return []
    if event.decided:
        return [f"Beslutad av {event.decided_by}, {Period.parse(event.decided).swedish}."]
    if not event.decision_expected:
        return [f"Beslutad av {event.decided_by}."]
    expected = Period.parse(event.decision_expected)
    if expected.last_day >= today:
        return [f"Beslut av {event.decided_by} väntas {expected.swedish}."]
    return [f"Beslut av {event.decided_by} väntades {expected.swedish}. Uppgift saknas."]
