"""Whether the centre has started, in words."""

from datetime import date


def has_started(*, starts_on: date, today: date) -> bool:
    """Tell whether the centre is open by today (F37: it starts 2025-01-21)."""
    return starts_on <= today
