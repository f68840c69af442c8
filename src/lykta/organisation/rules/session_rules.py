"""When a session ends by itself: 15 minutes without use, ten hours in all (security §3.6)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from lykta.organisation.terms import Ended


@dataclass(frozen=True)
class Limits:
    """How long a session may rest and how old it may get."""

    idle: timedelta
    absolute: timedelta
    warning: timedelta


def why_ended(
    *, created_at: datetime, last_seen_at: datetime, now: datetime, limits: Limits
) -> Ended | None:
    """Return why the session is over, or None while it lasts."""
    if now - created_at >= limits.absolute:
        return Ended.TOO_OLD
    if now - last_seen_at >= limits.idle:
        return Ended.IDLE
    return None


def seconds_left(
    *, created_at: datetime, last_seen_at: datetime, now: datetime, limits: Limits
) -> int:
    """Return the whole seconds until the session ends unless it is used; 0 when it has ended."""
    ends = min(last_seen_at + limits.idle, created_at + limits.absolute)
    return max(0, int((ends - now).total_seconds()))
