"""A page that asks for something and then goes back to where one came from."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from lykta.pages.answers import attempt, see_other, show
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request

ASKED = "web/asked.html"  # a form with its heading, its one button and the way back


def asked(
    request: Request,
    form: PageForm,
    act: Callable[..., Any],
    *,
    back: tuple[str, UUID | None],
    said: str,
    above: str = "",
    leads_to: str = "",
) -> HttpResponse:
    """Show the form under a name, or do it and go on.

    `back`: a view's name and its key, to go back to. `leads_to`: the view that shows what was made
    instead, by the key of what the action gave.
    """
    view, key = back
    keys = () if key is None else (key,)
    done = attempt(request, form, act) if request.method == "POST" else None
    if done and leads_to:
        return see_other(request, leads_to, done.value.id, said=said)
    if done:
        return see_other(request, view, *keys, said=said)
    address = reverse(view, args=keys)
    return show(request, ASKED, form=form, above=above, back=address)
