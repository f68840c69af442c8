"""A page that asks for something and then goes back to where one came from."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from lykta.pages import asking, clock
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
    back = (MEETING if meeting_id else home, meeting_id)
    return asking.asked(request, form, act, above=above, back=back, said=said)


def by(request: Request) -> dict[str, Any]:
    """Return who acts, and when."""
    return {"actor": request.actor, "now": clock.now()}
