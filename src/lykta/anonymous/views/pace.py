"""How fast one network may try codes here. In this process's memory only; a restart forgets it."""

from ipaddress import ip_network
from threading import Lock
from time import monotonic

from django.conf import settings
from django.http import HttpRequest

from lykta.anonymous.rules.buckets import Buckets, Pace

# Ten tries at once and then one each half minute; everybody together 600 an hour and no more.
TRIES = Buckets(each=Pace(10, 30.0), all=Pace(300, 6.0))
# What may rest while one waits or mends a text: more, but not without end.
RESTS = Buckets(each=Pace(40, 5.0), all=Pace(2000, 1.0))
_lock = Lock()


def may_try(request: HttpRequest) -> bool:
    """Take one try of a code for the visitor's network."""
    return _take(TRIES, request)


def may_rest(request: HttpRequest) -> bool:
    """Take one place for a text to rest in."""
    return _take(RESTS, request)


def _take(buckets: Buckets, request: HttpRequest) -> bool:
    with _lock:
        return buckets.may(_address(request), at=monotonic())


def _address(request: HttpRequest) -> str:
    """Return where the visitor is, only to count it; a proxy passes a network instead."""
    header = settings.VISITOR_NETWORK_HEADER
    if not header:
        return str(request.META.get("REMOTE_ADDR", ""))
    try:
        return str(ip_network(request.headers.get(header, ""), strict=False).network_address)
    except ValueError:
        return ""
