"""The page of one form, as all acts in the networks show it."""

from typing import Any

from django.http import HttpResponse

from lykta.pages import clock
from lykta.pages.answers import show
from lykta.pages.asking import ASKED
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request


def act(
    request: Request, form: PageForm, *, back: str, above: str = "", **more: object
) -> HttpResponse:
    """Show a form with its heading, and the way back."""
    return show(request, ASKED, form=form, back=back, above=above, **more)


def by(request: Request, **keys: Any) -> dict[str, Any]:
    """Return what every action asks for: who acts, when, and on what."""
    return {"actor": request.actor, "now": clock.now(), **keys}
