"""Pages that anybody may read: no cookie, nothing kept in the browser, a neutral title."""

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from lykta.contact import queries
from lykta.contact.queries import PlaceText
from lykta.contact.rules import numbers
from lykta.contact.rules.opening import opening, week
from lykta.pages import clock
from lykta.pages.gates import public


@public
def front(request: HttpRequest) -> HttpResponse:
    """Show the neutral front page: help now, the plan, the way in for staff."""
    shown = [number for number in _numbers() if number.front]
    return _page(request, "contact/front.html", {"numbers": shown})


@public
def help_page(request: HttpRequest) -> HttpResponse:
    """Show where help is: numbers first, then the places with their hours (F23-F28).

    The numbers come from a file: they are shown even when the database cannot be reached.
    """
    found = _numbers()
    shown = {
        "urgent": [number for number in found if number.urgent],
        "numbers": [number for number in found if not number.urgent],
        "places": _places(),
    }
    return _page(request, "contact/help.html", shown)


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """Show the accessibility statement that the law asks for."""
    return _page(request, "contact/accessibility.html", {})


def _numbers() -> tuple[numbers.HelpNumber, ...]:
    return numbers.load(settings.DATA_DIR / "help_numbers.yaml")


def _places() -> list[dict[str, object]]:
    try:
        places = queries.published()
    except DatabaseError:
        return []
    return [_shown(place) for place in places]


def _shown(place: PlaceText) -> dict[str, object]:
    return {
        "place": place,
        "opening": opening(place.hours, now=clock.now()),
        "week": week(place.hours),
        "dial": place.telephone.replace("-", "").replace(" ", ""),
    }


def _page(request: HttpRequest, template: str, shown: dict[str, object]) -> HttpResponse:
    with translation.override("sv"):  # one language on a page; other languages have their own
        response = render(request, template, shown)
    response["Cache-Control"] = "no-store"
    return response
