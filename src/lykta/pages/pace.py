"""How fast one network may do something on the public pages. In this process's memory only."""

from ipaddress import ip_network
from threading import Lock
from time import monotonic

from django.conf import settings
from django.http import HttpRequest

from lykta.kernel.buckets import Buckets

_lock = Lock()


def take(buckets: Buckets, request: HttpRequest) -> bool:
    """Take one try for the visitor's network; False when it, or everybody, has none left."""
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
