"""How sign-in slows down after wrong passwords, without shutting the right person out.

Counts fade by half every ten minutes. The wait is short and has a ceiling: somebody who guesses
at full speed gets one guess a second; the real user waits a second (WSTG-ATHN-03).
"""

from datetime import datetime, timedelta

FREE_PER_NAME = 5
FREE_IN_ALL = 20
HALF_LIFE = timedelta(minutes=10)
LONGEST = timedelta(seconds=1)
SHORTEST = timedelta(milliseconds=100)


def faded(count: int, *, last_at: datetime, now: datetime) -> int:
    """Return what is left of a count after the time that has passed."""
    halves = max(0, int((now - last_at) / HALF_LIFE))
    return count >> min(halves, 60)


def wait(*, for_name: int, in_all: int) -> timedelta:
    """Return how long to wait before looking at the next attempt."""
    return max(_curve(for_name - FREE_PER_NAME), _curve(in_all - FREE_IN_ALL))


def _curve(over: int) -> timedelta:
    if over <= 0:
        return timedelta()
    return min(LONGEST, SHORTEST * int(2 ** min(over, 10)))
