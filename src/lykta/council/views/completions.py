"""Completing a nomination: asked for, handed in by the nominator's link, taken in."""

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.council import prize_forms as forms
from lykta.council.actions import completions
from lykta.council.actions.nominations import TEXTS
from lykta.council.queries import completions as queries
from lykta.council.queries import nominations as nomination_queries
from lykta.council.queries.completions import ToComplete
from lykta.council.queries.prizes import rules_of
from lykta.council.rules.prizes import too_late_to_complete
from lykta.council.views.answering import by
from lykta.council.views.nominations import NOMINATION, asked
from lykta.kernel.permissions import Permission
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.asking import ASKED
from lykta.pages.gates import Request, writes

DAYS = timedelta(days=7)


@writes(Permission.COUNCIL_WRITE)
def ask_completion(request: Request, nomination_id: UUID) -> HttpResponse:
    """Ask for what is missing; a link that cannot be mailed is shown once."""
    _prize, seen = nomination_queries.nomination(nomination_id)
    lacking = "\n".join(one.asks for one in seen.findings if one.asks and not one.met)
    initial = {"reason": lacking, "answer_by_on": clock.today() + DAYS}
    form = forms.AskMoreForm(typed(request), initial=initial)

    def address_of(token: str) -> str:
        return request.build_absolute_uri(reverse("public_council:complete", args=[token]))

    act = partial(
        completions.ask_completion,
        nomination_id=nomination_id,
        address_of=address_of,
        **by(request),
    )
    if request.method == "POST" and (done := attempt(request, form, act)):
        if done.value and "@" not in seen.row.contact:
            context = {"address": done.value, "one": seen}
            return render(request, "council/completion_link.html", context)
        return see_other(request, NOMINATION, nomination_id, said=_asked_said(done.value))
    back = reverse(NOMINATION, args=[nomination_id])
    return show(request, ASKED, form=form, back=back)


def _asked_said(address: str) -> str:
    if address:
        return _("Nu väntar vi på komplettering. Länken är på väg till den som nominerade.")
    return _("Nu väntar vi på komplettering. Skriv in den när den kommer.")


@writes(Permission.COUNCIL_WRITE)
def complete(request: Request, nomination_id: UUID) -> HttpResponse:
    """Write in what the nominator has added in another way."""
    _prize, seen = nomination_queries.nomination(nomination_id)
    initial = {name: getattr(seen.row, name) for name in TEXTS} | {"reason_why": seen.row.why}
    form = forms.CompleteForm(typed(request), initial=initial)
    act = partial(completions.complete, nomination_id=nomination_id, **by(request))
    said = _("Kompletteringen är sparad.")
    return asked(request, form, act, nomination_id=nomination_id, said=said)


@writes(Permission.COUNCIL_WRITE)
def take_completion(request: Request, completion_id: UUID) -> HttpResponse:
    """Take in what the nominator has handed in by the link."""
    nomination_id = queries.nomination_of(completion_id)
    form = forms.TakeForm(typed(request))
    act = partial(completions.take_completion, completion_id=completion_id, **by(request))
    said = _("Kompletteringen är intagen. Kontrollera nomineringen mot reglerna igen.")
    return asked(request, form, act, nomination_id=nomination_id, said=said)


@organisation.by_link(completions.PURPOSE)
def complete_by_link(request: Any, token: str) -> HttpResponse:
    """Let whoever nominated add what is missing, once. Late: refused with the date."""
    organisation.come_by_link(token=token)
    seen = queries.to_complete(request.link.target_id)
    form = _form(request, seen)
    act = partial(
        _hand_in,
        nomination_id=seen.row.id,
        link_id=request.link.id,
        actor=request.actor,
        now=clock.now(),
    )
    if request.method == "POST" and attempt(request, form, act):
        return render(request, "council/completed.html", {"asked": seen})
    late = clock.today() > seen.last_day and not form.is_bound
    closed = too_late_to_complete(seen.last_day) if late else ""
    return show(request, "council/complete.html", form=form, asked=seen, closed=closed)


def _form(request: Any, seen: ToComplete) -> forms.AddMoreForm:
    rules = rules_of(seen.prize)
    initial = {name: getattr(seen.row, name) for name in TEXTS} | {"why_them": seen.row.why}
    return forms.AddMoreForm(
        typed(request),
        initial=initial,
        asks_manager=rules.through_manager,
        demands_manager=rules.demands_manager,
    )


def _hand_in(*, nomination_id: UUID, link_id: UUID, actor: Any, now: Any, **texts: str) -> None:
    completions.hand_in_completion(
        nomination_id=nomination_id, link_id=link_id, texts=texts, actor=actor, now=now
    )
