"""Asking organisations before a meeting, noting what they say, keeping what they taught."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.council import queries
from lykta.council import round_forms as forms
from lykta.council.actions import corrections, rounds
from lykta.council.queries import rounds as round_queries
from lykta.council.views.answering import MEETING, asked, by
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.asking import ASKED
from lykta.pages.gates import Request, reads, writes


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
    return show(request, ASKED, form=form, back=reverse(MEETING, args=[meeting_id]))


@writes(Permission.COUNCIL_WRITE)
def prepare(request: Request, meeting_id: UUID) -> HttpResponse:
    """Fix what the organisations are asked."""
    seen = queries.meeting(meeting_id, now=clock.now())
    day = stockholm(seen.line.starts_at).date()
    initial = {"questions": "\n".join(seen.questions), "answer_by": day}
    form = forms.QuestionsForm(typed(request), initial=initial)
    act = partial(rounds.prepare, meeting_id=meeting_id, **by(request))
    return asked(request, form, act, meeting_id=meeting_id, said=_("Frågorna är bestämda."))


@writes(Permission.COUNCIL_WRITE)
def said(request: Request, meeting_id: UUID) -> HttpResponse:
    """Note what an organisation said at the meeting."""
    seen = queries.meeting(meeting_id, now=clock.now())
    form = forms.SaidForm(typed(request), questions=seen.questions)
    act = partial(rounds.tell_at_meeting, meeting_id=meeting_id, **by(request))
    return asked(
        request,
        form,
        act,
        meeting_id=meeting_id,
        said=_("Svaret är antecknat. Finns redan ett utkast? Skriv in det där också."),
    )


@writes(Permission.COUNCIL_WRITE)
def correct(request: Request, answer_id: UUID) -> HttpResponse:
    """Put right what was typed at the meeting."""
    seen = round_queries.to_correct(answer_id)
    form = forms.CorrectForm(typed(request), initial={"text": seen.text})
    act = partial(corrections.correct_answer, answer_id=answer_id, **by(request))
    if request.method == "POST" and attempt(request, form, act):
        said = _("Svaret är rättat. Finns redan ett utkast? Rätta där också.")
        return see_other(request, MEETING, seen.meeting_id, said=said)
    return show(request, "council/correct.html", form=form, seen=seen)


@writes(Permission.COUNCIL_WRITE)
def group(request: Request, meeting_id: UUID) -> HttpResponse:
    """Put the answers of a meeting under themes, and keep lessons."""
    seen = queries.meeting(meeting_id, now=clock.now())
    form = forms.GroupForm(typed(request), said=seen.said)
    act = partial(rounds.group, meeting_id=meeting_id, **by(request))
    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, MEETING, meeting_id, said=_("Svaren är grupperade."))
    context = {"meeting": seen, "themes": queries.themes()}
    return show(request, "council/group.html", form=form, **context)


@reads(Permission.COUNCIL_READ)
def lessons(request: Request) -> HttpResponse:
    """Show the answers that are kept as lessons, by theme."""
    return show(request, "council/lessons.html", lessons=queries.lessons())
