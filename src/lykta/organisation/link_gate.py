"""The gate of pages that are reached by a one-time link instead of an account."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from lykta.organisation import queries
from lykta.organisation.queries.links import LinkFacts, open_link
from lykta.pages import clock
from lykta.pages.gates import READING, Gate, Request, View, run


class LinkRequest(Request):
    """A request from somebody who came by a link; `actor` is the machine that acts for them."""

    link: LinkFacts


def by_link(purpose: str) -> Callable[[View], View]:
    """Mark a page behind a one-time link to one thing; its address ends with `<str:token>`.

    The view gets `request.link` and shows that one thing only. A link that is wrong, used,
    closed or too old meets the same kind page.
    """

    def mark(view: View) -> View:
        @wraps(view)
        def gated(request: Any, token: str, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in (*READING, "POST"):
                return HttpResponseNotAllowed((*READING, "POST"))
            found = open_link(token=token, purpose=purpose, today=clock.today())
            if found is None:
                return _over(request)
            _enter(request, found)
            return run(gate, view, request, args, {**kwargs, "token": token})

        gate = Gate("by_link")
        gated.gate = gate  # type: ignore[attr-defined]
        return gated

    return mark


def _enter(request: LinkRequest, found: LinkFacts) -> None:
    request.link = found
    request.actor = queries.machine(
        authority_id=found.authority_id, role="machine_link", today=clock.today()
    )


def _over(request: HttpRequest) -> HttpResponse:
    return render(request, "organisation/link_over.html", status=404)
