"""Hands out the help pages before anything else is asked: who one is, which session is theirs.

A page made beforehand is the same for everybody. So it needs none of the middleware below, is there
when the database is not (also for somebody with a session), and costs less than hello world.
"""

from collections.abc import Callable
from functools import cache

from django.http import HttpRequest, HttpResponse

from lykta.contact import printing, shelf
from lykta.contact.shelf import Made
from lykta.pages import clock

Answer = Callable[[HttpRequest], HttpResponse]


class HelpPagesMiddleware:
    """Answers a GET for a help page; everything else goes on. Headers are set by those outside."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the bytes, or pass on."""
        known = addresses().get(request.path_info) if request.method == "GET" else None
        if known is None:
            return self.get_response(request)
        return hand_out(request, shelf.page(*known, now=clock.now()))


@cache
def addresses() -> dict[str, tuple[str, str]]:
    """Return every help page's address with its language and page."""
    pages = (printing.FRONT, *printing.plan()["pages"], printing.WORK)
    return {
        f"/hjalp/{one.path}{page}/" if page else f"/hjalp/{one.path}": (one.code, page)
        for one in printing.tongues()
        for page in pages
        if printing.exists(one.code, page)
    }


def hand_out(request: HttpRequest, made: Made) -> HttpResponse:
    """Answer with a page's bytes, packed for whoever can unpack them."""
    packed = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    response = HttpResponse(made.packed if packed else made.plain)
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    return response
