"""Unsent text: kept as one types, given back when the form is opened again."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme

from lykta.drafts import api as drafts
from lykta.kernel.problems import Invalid
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import SeeOther
from lykta.pages.gates import Request, signed_in

LONGEST = 200_000
NEVER_KEPT = ("csrfmiddlewaretoken", "form_key", "here")


@dataclass(frozen=True)
class Unsent:
    """A form's unsent text: its address, what it says, since when, and who else is writing."""

    form: str
    about: UUID
    initial: dict[str, Any] = field(default_factory=dict)
    saved_at: datetime | None = None
    others: tuple[str, ...] = ()


def unsent(request: Request, form: str, about: UUID) -> Unsent:
    """Return what the person had typed in the form about the thing; empty when nothing is kept."""
    saved = drafts.take(form=form, about=about, actor=request.actor)
    writing = [other.person_id for other in drafts.others_drafting(form=form, about=about)]
    others = tuple(organisation.people(writing).values()) if writing else ()
    if saved is None:
        return Unsent(form, about, others=others)
    return Unsent(form, about, json.loads(saved.text), saved.saved_at, others)


def forget(request: Request, form: str, about: UUID) -> None:
    """Throw the draft away: it was sent."""
    drafts.discard(form=form, about=about, actor=request.actor)


@signed_in
def keep(request: Request, form: str, about: UUID) -> HttpResponse:
    """Keep what is typed. A script gets the time back; without one the page is shown again."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    now = clock.now()
    drafts.save(form=form, about=about, text=_text(request), actor=request.actor, now=now)
    if request.accepts("text/html") and "application/json" not in request.headers.get("Accept", ""):
        return SeeOther(_here(request))
    return JsonResponse({"at": f"{now:%H.%M}"})


def _text(request: Request) -> str:
    """Return the typed fields as one text. Raises Invalid for more than a form may hold."""
    kept = {
        name: values if len(values) > 1 else values[0]
        for name, values in request.POST.lists()
        if name not in NEVER_KEPT
    }
    text = json.dumps(kept)
    if len(text) > LONGEST:
        raise Invalid({"text": "Texten är för lång för att sparas. Korta den."})
    return text


def _here(request: Request) -> str:
    here = request.POST.get("here", "")
    safe = url_has_allowed_host_and_scheme(here, allowed_hosts=None)
    return here if safe and here.startswith("/") else "/min-dag"
