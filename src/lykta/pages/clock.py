"""The only place that reads the clock. LYKTA_NOW sets it in the demo and in tests."""

import time
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@cache
def _offset() -> timedelta:
    """How far LYKTA_NOW is from the real clock; fixed at start, so that time ticks on."""
    if settings.NOW is None:
        return timedelta()
    wanted = settings.NOW
    aware = wanted if wanted.tzinfo else wanted.replace(tzinfo=STOCKHOLM)
    return aware - datetime.fromtimestamp(time.time(), tz=STOCKHOLM)


def now() -> datetime:
    """Return the moment, in Swedish time."""
    return datetime.fromtimestamp(time.time(), tz=STOCKHOLM) + _offset()


def today() -> date:
    """Return the day, in Swedish time."""
    return now().date()
