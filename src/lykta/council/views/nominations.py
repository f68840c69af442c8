"""A nomination: taken in, checked against the rules, completed or turned away."""

from collections.abc import Callable
from dataclasses import fields
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.council import access, jury_forms
from lykta.council import prize_forms as forms
from lykta.council.actions import jury, nominations
from lykta.council.actions.nominations import Proposed
from lykta.council.queries import completions
from lykta.council.queries import jury as jury_queries
from lykta.council.queries import nominations as queries
from lykta.council.queries import prizes as prize_queries
from lykta.council.views.answering import by
from lykta.council.views.prizes import PRIZE, PRIZES
from lykta.kernel.permissions import Permission
from lykta.pages import asking
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.asking import ASKED
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request, reads, writes

NOMINATION = "council:nomination"


@reads(Permission.COUNCIL_READ)
def nomination(request: Request, nomination_id: UUID) -> HttpResponse:
    """Show a nomination, what it meets of the rules, and who is kept out of it."""
    return _page(request, nomination_id)


def _page(request: Request, nomination_id: UUID, form: PageForm | None = None) -> HttpResponse:
    prize, seen = queries.nomination(nomination_id)
    return show(
        request,
        "council/nomination.html",
        form=form,
        prize=prize,
        one=seen,
        waiting=completions.waiting_completion(seen.row),
        earlier=completions.earlier(seen.row),
        checking=seen.state in ("to_check", "completion") and prize.met_at is None,
        may_describe=access.may_describe(actor=request.actor),
    )


@writes(Permission.COUNCIL_WRITE)
def take_in(request: Request, handed_id: UUID) -> HttpResponse:
    """Take in what was handed in."""
    form = PageForm(typed(request) or {})
    act = partial(nominations.take_in, handed_id=handed_id, **by(request))
    if request.method == "POST" and (done := attempt(request, form, act)):
        said = _("Nomineringen är hämtad. Kontrollera den mot reglerna.")
        return see_other(request, NOMINATION, done.value.id, said=said)
    return show(request, ASKED, form=form, back=reverse(PRIZES))


def asked(
    request: Request, form: PageForm, act: Callable[..., Any], *, nomination_id: UUID, said: str
) -> HttpResponse:
    """Show the form, or do it and go back to the nomination."""
    return asking.asked(request, form, act, back=(NOMINATION, nomination_id), said=said)


@writes(Permission.COUNCIL_WRITE)
def accept(request: Request, nomination_id: UUID) -> HttpResponse:
    """Let the jury read it."""
    form = forms.AcceptForm(typed(request) or {})
    act = partial(nominations.accept, nomination_id=nomination_id, **by(request))
    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, NOMINATION, nomination_id, said=_("Juryn kan läsa den."))
    return _page(request, nomination_id, form if request.method == "POST" else None)


@writes(Permission.COUNCIL_WRITE)
def reject(request: Request, nomination_id: UUID) -> HttpResponse:
    """Turn it away."""
    _prize, seen = queries.nomination(nomination_id)
    lacking = " ".join(one.text for one in seen.findings if one.hinders)
    said = _("Nomineringen uppfyller inte: %(rules)s") % {"rules": lacking} if lacking else ""
    form = forms.RejectForm(typed(request), initial={"reason": said})
    act = partial(nominations.reject, nomination_id=nomination_id, **by(request))
    return asked(
        request, form, act, nomination_id=nomination_id, said=_("Nomineringen är avvisad.")
    )


@writes(Permission.COUNCIL_WRITE)
def propose(request: Request, prize_id: UUID) -> HttpResponse:
    """Write in the council's own proposal."""
    prize_queries.prize_row(prize_id)
    form = forms.ProposeForm(typed(request))

    def act(*, external: bool, **texts: str) -> None:
        said = Proposed(**{one.name: texts[one.name] for one in fields(Proposed)})
        nominations.propose(prize_id=prize_id, said=said, external=external, **by(request))

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, PRIZE, prize_id, said=_("Förslaget är sparat."))
    back = reverse(PRIZE, args=[prize_id])
    return show(request, ASKED, form=form, back=back)


@writes(Permission.COUNCIL_WRITE)
def tell_conflict(request: Request, nomination_id: UUID) -> HttpResponse:
    """Write in a conflict of interest that a juror has told."""
    prize, _seen = queries.nomination(nomination_id)
    form = jury_forms.TellConflictForm(typed(request))
    rows = [(one.id, f"{one.name}, {one.stands_for}") for one in jury_queries.jury(prize)]
    form.let_choose_row("juror_id", rows)
    act = partial(jury.tell_conflict, nomination_id=nomination_id, **by(request))
    return asked(request, form, act, nomination_id=nomination_id, said=_("Jävet är antecknat."))
