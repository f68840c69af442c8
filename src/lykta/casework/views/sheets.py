"""What every page about one matter has: the banner, the way back, the form, its draft."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from lykta.casework import api as casework
from lykta.casework.views.banners import banner_of
from lykta.casework.views.drafting import Unsent, forget
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request

Act = Callable[..., object]
TODAY_PROPOSED = ("happened_on", "made_on", "sent_on", "notified_on", "served_on", "answered_on")
TODAY_TOO = ("requested_on", "executed_on", "started_on", "ended_on", "given_on", "first_day")


def sheet(
    request: Request,
    matter_id: UUID,
    form: PageForm | None,
    *,
    unsent: Unsent | None = None,
    template: str = "casework/act.html",
    story: casework.Story | None = None,
    **context: Any,
) -> HttpResponse:
    """Show a page about one matter. Opening it is a reading, logged before it is shown."""
    story = story or open_story(request, matter_id)
    shown = {"story": story, "person": banner_of(story, request.actor), "unsent": unsent}
    shown["may"] = rights(request.actor)
    back = reverse("casework:matter", args=[matter_id])
    return show(request, template, form=form, back=back, **{**shown, **context})


def rights(actor: Actor) -> dict[str, bool]:
    """Return what the person holds in any reach, for what a page offers: `may.note_write`."""
    return {permission.name.lower(): actor.may(permission) for permission in Permission}


def open_story(request: Request, matter_id: UUID) -> casework.Story:
    """Read the matter; raises Unknown for one that may not be seen."""
    return casework.reading.open_matter(matter_id=matter_id, actor=request.actor, now=clock.now())


def done(
    request: Request,
    matter_id: UUID,
    form: PageForm,
    act: Act,
    *,
    said: str,
    about: UUID | None = None,
) -> HttpResponse | None:
    """Do what was asked and go back to the matter; None when the form must be shown again."""
    if not attempt(request, form, act):
        return None
    if form.draft:
        forget(request, form.draft, about or matter_id)
    return see_other(request, "casework:matter", matter_id, said=said)


def first(initial: Mapping[str, Any] | None = None, *, today: date | None = None) -> dict[str, Any]:
    """Return what a fresh form proposes: today wherever a day is most often today."""
    day = today or clock.today()
    return {**dict.fromkeys((*TODAY_PROPOSED, *TODAY_TOO), day), **(initial or {})}
