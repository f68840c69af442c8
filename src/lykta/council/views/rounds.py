"""Asking organisations before a meeting, and keeping what they taught."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.council import forms, queries
from lykta.council.actions import rounds
from lykta.council.views.answering import HOME, MEETING, by
from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, writes


@writes(Permission.COUNCIL_WRITE)
def ask(request: Request, meeting_id: UUID) -> HttpResponse:
    """Make an organisation's link, and show it once."""
    seen = queries.meeting(meeting_id, now=clock.now())
    form = forms.AskForm(typed(request))

    def address_of(token: str) -> str:
        return request.build_absolute_uri(reverse("public_council:answer", args=[token]))

    act = partial(rounds.ask, meeting_id=meeting_id, address_of=address_of, **by(request))
    if request.method == "POST" and (done := attempt(request, form, act)):
        context = {"address": done.value, "meeting": seen, "said": form.cleaned_data}
        return render(request, "council/link.html", context)
    return show(request, "council/form.html", form=form, back=reverse(MEETING, args=[meeting_id]))


@writes(Permission.COUNCIL_WRITE)
def keep_lesson(request: Request, answer_id: UUID) -> HttpResponse:
    """Keep an answer as a lesson."""
    form = forms.LessonForm(typed(request) or {})
    act = partial(rounds.keep_lesson, answer_id=answer_id, **by(request))
    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, HOME, said=_("Lärdomen är sparad."))
    return show(request, "council/form.html", form=form, back=reverse(HOME))
