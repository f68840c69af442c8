"""A page that asks for something and then goes back to where one came from."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request

HOME, MEETING = "council:council", "council:meeting"


def asked(
    request: Request,
    form: PageForm,
    act: Callable[..., Any],
    *,
    meeting_id: UUID | None,
    said: str,
    above: str = "",
    home: str = HOME,
) -> HttpResponse:
    """Show the form, or do it and go back to the meeting, or to `home` without one."""
    keys = (meeting_id,) if meeting_id else ()
    view = MEETING if meeting_id else home
    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, view, *keys, said=said)
    return show(request, "council/form.html", form=form, above=above, back=reverse(view, args=keys))


def by(request: Request) -> dict[str, Any]:
    """Return who acts, and when."""
    return {"actor": request.actor, "now": clock.now()}
