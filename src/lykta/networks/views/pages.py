"""The page of one form, as all acts in the networks show it."""

from django.http import HttpResponse

from lykta.pages.answers import show
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request


def act(
    request: Request, form: PageForm, *, back: str, above: str = "", **more: object
) -> HttpResponse:
    """Show a form with its heading, and the way back."""
    return show(request, "networks/act.html", form=form, back=back, above=above, **more)
