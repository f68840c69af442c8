"""A page that asks for something and then goes back to where one came from."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from lykta.pages.answers import attempt, see_other, show
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request


def asked(
    request: Request,
    form: PageForm,
    act: Callable[..., Any],
    *,
    above: str,
    back: tuple[str, UUID | None],
    said: str,
) -> HttpResponse:
    """Show the form under a name, or do it and go back. `back`: a view's name and its key."""
    view, key = back
    keys = () if key is None else (key,)
    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, view, *keys, said=said)
    return show(
        request, "projects/form.html", form=form, above=above, back=reverse(view, args=keys)
    )
