"""When a call is open, and what a late applicant is told."""

from __future__ import annotations

from datetime import date, datetime

from lykta.kernel.calendar import day_in_words, stockholm


def is_open(*, opens_on: date, closes_on: date, today: date) -> bool:
    """Tell whether an application can be handed in this day; the last day counts whole."""
    return opens_on <= today <= closes_on


def came_late(*, closes_on: date, came_at: datetime) -> bool:
    """Tell whether an application came after the last day, Swedish time."""
    return stockholm(came_at).date() > closes_on


def too_late(*, closes_on: date) -> str:
    """Return what someone who applies after the last day is told."""
    return (
        f"Sista dag att ansöka var {day_in_words(closes_on)}. Vi kan inte ta emot ansökan nu, men "
        "allt du har skrivit står kvar här. Spara det gärna till nästa gång."
    )


def too_early(*, opens_on: date) -> str:
    """Return what someone who applies before the first day is told."""
    return f"Det går att ansöka från och med {day_in_words(opens_on)}."
