"""The room where codes are tried: few at once, so that nobody can use up the machine (AN-09).

Two tries at a time in a process (two processes: four, 256 MiB) and one that waits. Whoever comes
when it is full is told at once, and the thread that answers pages is free again.
"""

from threading import BoundedSemaphore

from lykta.anonymous.rules import keys
from lykta.anonymous.rules.keys import Strength

AT_ONCE = 2
IN_ALL = 3
WAIT_SECONDS = 5.0

_working = BoundedSemaphore(AT_ONCE)
_inside = BoundedSemaphore(IN_ALL)


class Full(Exception):
    """Many try at the same moment."""


def is_full() -> bool:
    """Tell whether whoever came now would be told that many are writing."""
    if not _inside.acquire(blocking=False):
        return True
    _inside.release()
    return False


def slow(secret: str, salt: bytes, strength: Strength) -> bytes:
    """Return the slow key of a secret. Raises `Full` when the room is."""
    if not _inside.acquire(blocking=False):
        raise Full
    try:
        if not _working.acquire(timeout=WAIT_SECONDS):
            raise Full
        try:
            return keys.slow(secret, salt, strength)
        finally:
            _working.release()
    finally:
        _inside.release()
