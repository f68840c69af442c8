"""Threads end by themselves after the board's days. Run by the worker, once a day."""

from datetime import datetime, timedelta

from django.db import connections

from lykta.anonymous.queries import installation
from lykta.vault import api as vault


def end_due(*, now: datetime) -> int:
    """Erase what has come to its end, and keys that nothing is sealed to. Returns how many ended.

    Uses the erasure login. Doing it again the same day changes nothing.
    """
    today = now.date()
    silent_since = today - timedelta(days=installation.decided().ends_after)
    with connections["erasure"].cursor() as cursor:
        cursor.execute("SELECT secrecy.end_threads(%s, %s)", [today, silent_since])
        ended = int(cursor.fetchone()[0])
        cursor.execute("SELECT secrecy.drop_retired_thread_keys()")
        keys = [row[0] for row in cursor.fetchall()]
    for key in keys:
        vault.destroy_key(key)
    return ended
