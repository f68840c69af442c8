"""Asking a member to adjust the notes, and the page where the member does it."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lykta.council import forms, queries
from lykta.council.actions import adjusting
from lykta.council.queries import called as called_queries
from lykta.council.views.answering import MEETING, by
from lykta.council.views.attendance import words
from lykta.kernel.frozen import freeze
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import attempt, show, typed
from lykta.pages.asking import ASKED
from lykta.pages.gates import Request, writes


@writes(Permission.COUNCIL_WRITE)
def ask(request: Request, meeting_id: UUID) -> HttpResponse:
    """Make the link by which a member adjusts the notes, and show it once."""
    seen = queries.meeting(meeting_id, now=clock.now())
    if seen.notes is None:
        raise Unknown()
    form = forms.AskAdjustForm(typed(request))
    there = [one for one in seen.members if one.present is not False]
    form.let_choose_row("member_id", words(there))

    def address_of(token: str) -> str:
        return request.build_absolute_uri(reverse("public_council:adjust", args=[token]))

    act = partial(adjusting.ask_adjust, meeting_id=meeting_id, address_of=address_of, **by(request))
    if request.method == "POST" and (done := attempt(request, form, act)):
        context = {"address": done.value, "meeting": seen, "said": form.cleaned_data}
        return render(request, "council/adjust_link.html", context)
    return show(request, ASKED, form=form, back=reverse(MEETING, args=[meeting_id]))


@organisation.by_link(adjusting.PURPOSE)
def adjust(request: Any, token: str) -> HttpResponse:
    """Let a member read the notes and adjust them as they stand, once."""
    organisation.come_by_link(token=token)
    notes = called_queries.to_adjust(request.link.target_id)
    digest = freeze(notes.row.text).digest
    form = forms.AdjustByLinkForm(typed(request))
    act = partial(
        adjusting.adjust_by_link,
        notes_id=notes.row.id,
        link_id=request.link.id,
        holder=request.link.holder,
        actor=request.actor,
        now=clock.now(),
    )
    if request.method == "POST" and attempt(request, form, act):
        return render(request, "council/adjusted.html", {"notes": notes})
    context = {"notes": notes, "digest": digest, "holder": request.link.holder}
    return show(request, "council/adjust.html", form=form, **context)
