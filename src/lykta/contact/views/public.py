"""Pages that anybody may read: no cookie, nothing kept in the browser, a neutral title."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from lykta.contact import printing, shelf
from lykta.contact.handing_out import hand_out
from lykta.contact.rules.tongues import SOURCE
from lykta.kernel.problems import Unknown
from lykta.pages import clock
from lykta.pages.gates import public


@public
def front(request: HttpRequest) -> HttpResponse:
    """Show the neutral front page: help now, the plan, the way in for staff."""
    return hand_out(request, shelf.start_page(now=clock.now()))


@public
def help_page(request: HttpRequest, code: str = SOURCE, page: str = "") -> HttpResponse:
    """Hand out a help page, made beforehand for its language and for what is open now.

    Raises Unknown when there is no such language or page (the same 404 for both).
    """
    if not printing.exists(code, page):
        raise Unknown()
    return hand_out(request, shelf.page(code, page, now=clock.now()))


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement that the law asks for."""
    with translation.override("sv"):  # one language on a page; other languages have their own
        return render(request, "contact/accessibility.html")
