"""How fast one network may try codes here."""

from django.http import HttpRequest

from lykta.kernel.buckets import Buckets, Pace
from lykta.pages.pace import take

# Ten tries at once and then one each half minute; everybody together 600 an hour and no more.
TRIES = Buckets(each=Pace(10, 30.0), all=Pace(300, 6.0))
# What may rest while one waits or mends a text: more, but not without end.
RESTS = Buckets(each=Pace(40, 5.0), all=Pace(2000, 1.0))


def may_try(request: HttpRequest) -> bool:
    """Take one try of a code for the visitor's network."""
    return take(TRIES, request)


def may_rest(request: HttpRequest) -> bool:
    """Take one place for a text to rest in."""
    return take(RESTS, request)
