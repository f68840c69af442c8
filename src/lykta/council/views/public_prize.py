"""The prize as anybody reads it, and the nomination form: no account, no cookie, no JavaScript."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from lykta.council import prize_forms as forms
from lykta.council.actions.nominations import KIND
from lykta.council.queries import prizes as queries
from lykta.council.queries.prizes import PublicPrize
from lykta.council.rules import prizes as rules
from lykta.inbox import api as inbox
from lykta.kernel.problems import NotNow
from lykta.pages import clock
from lykta.pages.answers import status_of, typed
from lykta.pages.gates import Request, public, public_form


@public
def prizes(request: HttpRequest) -> HttpResponse:
    """Show the year one can nominate to, and the years before."""
    found = queries.public_prizes(today=clock.today())
    return render(request, "council/public_prizes.html", {"prizes": found})


@public
def prize(request: HttpRequest, prize_id: UUID) -> HttpResponse:
    """Show one year: its rules, and its result when it is out."""
    found = queries.public_prize(prize_id, today=clock.today())
    context = {"prize": found, "closed": _not_now(found)}
    return render(request, "council/public_prize.html", context)


@public_form
def nominate(request: Request, prize_id: UUID) -> HttpResponse:
    """Take a nomination. Late: refused with the date, all that was typed kept."""
    found = queries.public_prize(prize_id, today=clock.today())
    asks = {name: found.document[name] for name in ("asks_manager", "demands_manager")}
    form = forms.NominateForm(typed(request), **asks)
    closed = _not_now(found)
    if request.method == "POST":
        done = _hand_in(form, found, closed)
        if done:
            return render(request, "council/nominated.html", {"receipt": done, "prize": found})
    context = {"form": form, "prize": found, "closed": "" if form.is_bound else closed}
    return render(request, "council/nominate.html", context, status=status_of(form))


def _hand_in(form: forms.NominateForm, found: PublicPrize, closed: str) -> str:
    """Return the receipt, or "" with the reason in the form."""
    if closed:
        late = found.closes_on < clock.today()
        form.problem = NotNow(rules.too_late(found.closes_on) if late else closed)
        form.add_error(None, gettext(form.problem.reason))
        return ""
    if not form.is_valid():
        return ""
    answers = {name: str(value) for name, value in form.cleaned_data.items()}
    answers["prize"] = str(found.id)
    try:
        return inbox.hand_in(kind=KIND, answers=answers, now=clock.now())
    except NotNow as problem:
        form.problem = problem
        form.add_error(None, gettext(problem.reason))
        return ""


def _not_now(found: PublicPrize) -> str:
    """Return why nobody can nominate today, "" when one can."""
    if found.is_open:
        return ""
    if found.opens_on and clock.today() < found.opens_on:
        return rules.too_early(found.opens_on)
    return rules.closed(found.closes_on)
