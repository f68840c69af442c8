"""The council's published notes, and an organisation's answer by a one-time link."""

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lykta.council import queries
from lykta.council import round_forms as forms
from lykta.council.actions import rounds
from lykta.council.rules.meeting_calendar import calendar
from lykta.documents import api as documents
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import attempt, show, typed
from lykta.pages.gates import public

LOOK_BACK = timedelta(days=400)  # a calendar keeps what has been for a year


@public
def notes(request: HttpRequest) -> HttpResponse:
    """List the meetings ahead and the published notes."""
    ahead = queries.open_meetings(since=clock.now())
    context = {"notes": queries.public_notes(), "ahead": ahead}
    return render(request, "council/public_notes.html", context)


@public
def feed(request: HttpRequest) -> HttpResponse:
    """Give the meetings as a calendar that one's own can follow."""
    now = clock.now()
    found = queries.open_meetings(since=now - LOOK_BACK)
    address = request.build_absolute_uri(reverse("public_council:notes"))
    made = calendar(found, now=now, address=address)
    return documents.attachment(made, name="radets-moten", kind="ics")


@public
def note(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Show the notes of one meeting."""
    return render(request, "council/public_note.html", {"note": queries.public_note(meeting_id)})


@organisation.by_link(rounds.PURPOSE)
def answer(request: Any, token: str) -> HttpResponse:
    """Let an organisation answer the questions it was sent, once."""
    seen = queries.asked(request.link.target_id)
    form = forms.AnswerForm(typed(request), questions=seen.questions)
    act = partial(
        rounds.answer,
        asked_id=seen.id,
        link_id=request.link.id,
        actor=request.actor,
        now=clock.now(),
    )
    if request.method == "POST" and attempt(request, form, act):
        return render(request, "council/answered.html", {"asked": seen})
    return show(request, "council/answer.html", form=form, asked=seen)
