"""Calls that anybody may read, an association's application, and its report by a one-time link."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from lykta.inbox import api as inbox
from lykta.kernel.problems import NotNow
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import attempt, show, status_of, typed
from lykta.pages.gates import Request, public, public_form
from lykta.projects import forms, queries
from lykta.projects.actions import report_backs
from lykta.projects.actions.applications import KIND
from lykta.projects.queries import PublicCall
from lykta.projects.rules import calls as rules


@public
def calls(request: HttpRequest) -> HttpResponse:
    """Show the calls that are open or coming."""
    found = queries.public_calls(today=clock.today())
    return render(request, "projects/public_calls.html", {"calls": found})


@public
def call(request: HttpRequest, call_id: UUID) -> HttpResponse:
    """Show one call, a closed one too."""
    found = queries.public_call(call_id, today=clock.today())
    return render(request, "projects/public_call.html", {"call": found, "closed": _not_now(found)})


@public_form
def apply(request: Request, call_id: UUID) -> HttpResponse:
    """Take an association's application. Late: refused with the date, all that was typed kept."""
    found = queries.public_call(call_id, today=clock.today())
    most = found.document["most"]
    form = forms.ApplicationForm(typed(request), most=most)
    closed = _not_now(found)
    if request.method == "POST" and form.is_valid():
        if not closed:
            receipt = _hand_in(form, call_id)
            return render(request, "projects/received.html", {"receipt": receipt, "call": found})
        form.problem = NotNow(closed)
        form.add_error(None, gettext(closed))
    context = {"form": form, "call": found, "closed": "" if form.is_bound else closed}
    return render(request, "projects/apply.html", context, status=status_of(form))


def _hand_in(form: forms.ApplicationForm, call_id: UUID) -> str:
    answers = {name: str(value) for name, value in form.cleaned_data.items()}
    answers["call"] = str(call_id)
    return inbox.hand_in(kind=KIND, answers=answers, now=clock.now())


def _not_now(call: PublicCall) -> str:
    """Return why nobody can apply today, "" when one can."""
    if call.is_open:
        return ""
    if clock.today() < call.opens_on:
        return rules.too_early(opens_on=call.opens_on)
    return rules.too_late(closes_on=call.closes_on)


@organisation.by_link(report_backs.PURPOSE)
def report_back(request: Any, token: str) -> HttpResponse:
    """Let the association tell what the money gave, once."""
    seen = queries.agreement_seen(request.link.target_id)
    form = forms.ReportBackForm(typed(request))
    act = partial(
        report_backs.answer,
        agreement_id=seen.id,
        link_id=request.link.id,
        actor=request.actor,
        now=clock.now(),
    )
    if request.method == "POST" and attempt(request, form, act):
        return render(request, "projects/reported.html", {"agreement": seen})
    return show(request, "projects/report_back.html", form=form, agreement=seen)
