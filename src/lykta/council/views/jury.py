"""The prize's jury: seated and linked by the secretary; a juror reads and notes by the own link."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.council import jury_forms as forms
from lykta.council import queries
from lykta.council.actions import jury
from lykta.council.models import Prize
from lykta.council.queries import jury as jury_queries
from lykta.council.queries import prizes as prize_queries
from lykta.council.queries.jury import Reading, ToRead
from lykta.council.views.answering import by
from lykta.council.views.prizes import PRIZE, asked
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.asking import ASKED
from lykta.pages.gates import Request, writes


@writes(Permission.COUNCIL_WRITE)
def seat_jury(request: Request, prize_id: UUID) -> HttpResponse:
    """Choose who judges among the members that sit."""
    row = prize_queries.prize_row(prize_id)
    form = forms.JuryForm(typed(request))
    form.offer(_able(row))
    act = partial(jury.seat_jury, prize_id=prize_id, **by(request))
    return asked(request, form, act, prize_id=prize_id, said=_("Juryn är sparad."))


def _able(row: Prize) -> list[tuple[UUID, str]]:
    """Return who could be seated: members that sit in the council and not in the jury."""
    today, there = clock.today(), {one.member_id for one in jury_queries.jury(row)}
    return [
        (one.id, one.words)
        for one in queries.members()
        if one.id not in there
        and one.since_on <= today
        and (one.until_on is None or one.until_on >= today)
    ]


@writes(Permission.COUNCIL_WRITE)
def unseat(request: Request, prize_id: UUID, juror_id: UUID) -> HttpResponse:
    """Take a juror out of the jury, and seat another instead; asks first."""
    row = prize_queries.prize_row(prize_id)
    juror = next((one for one in jury_queries.jury(row) if one.id == juror_id), None)
    if juror is None:
        raise Unknown()
    form = forms.UnseatForm(typed(request))
    form.let_choose_row("instead_id", _able(row))
    act = partial(jury.unseat, juror_id=juror_id, **by(request))
    if request.method == "POST" and attempt(request, form, act):
        said = _("%(name)s sitter inte i juryn längre.") % {"name": juror.name}
        return see_other(request, PRIZE, prize_id, said=said)
    back = reverse(PRIZE, args=[prize_id])
    return show(request, ASKED, form=form, back=back, above=juror.name)


@writes(Permission.COUNCIL_WRITE)
def give_link(request: Request, prize_id: UUID, juror_id: UUID) -> HttpResponse:
    """Make a juror's link, and show it once."""
    row = prize_queries.prize_row(prize_id)
    juror = next((one for one in jury_queries.jury(row) if one.id == juror_id), None)
    if juror is None:
        raise Unknown()
    form = forms.JurorLinkForm(typed(request))

    def address_of(token: str) -> str:
        return request.build_absolute_uri(reverse("public_council:jury", args=[token]))

    act = partial(jury.give_link, juror_id=juror_id, address_of=address_of, **by(request))
    if request.method == "POST" and (done := attempt(request, form, act)):
        context = {"address": done.value, "prize": row, "juror": juror, "said": form.cleaned_data}
        return render(request, "council/jury_link.html", context)
    back = reverse(PRIZE, args=[prize_id])
    return show(request, ASKED, form=form, back=back, above=juror.name)


@organisation.by_link(jury.PURPOSE)
def read(request: Any, token: str) -> HttpResponse:
    """Show a juror all that is to be read."""
    organisation.come_by_link(token=token)
    seen = jury_queries.reading(request.link.target_id)
    return render(request, "council/jury.html", {"reading": seen, "token": token})


@organisation.by_link(jury.PURPOSE)
def note(request: Any, token: str, nomination_id: UUID) -> HttpResponse:
    """Let a juror read one nomination and write a note on it."""
    seen, one = _one(request, token, nomination_id)
    form = forms.NoteForm(typed(request), initial={"text": one.text, "wants": one.wants})
    act = partial(
        jury.note,
        nomination_id=nomination_id,
        juror_id=request.link.target_id,
        actor=request.actor,
        now=clock.now(),
    )
    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "public_council:jury", token)
    context = {"reading": seen, "one": one, "token": token}
    return show(request, "council/jury_one.html", form=form, **context)


@organisation.by_link(jury.PURPOSE)
def conflict(request: Any, token: str, nomination_id: UUID) -> HttpResponse:
    """Let a juror tell of a conflict of interest."""
    seen, one = _one(request, token, nomination_id)
    form = forms.ConflictForm(typed(request))
    act = partial(
        jury.tell_conflict,
        nomination_id=nomination_id,
        juror_id=request.link.target_id,
        actor=request.actor,
        now=clock.now(),
    )
    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "public_council:jury", token)
    context = {"reading": seen, "one": one, "token": token}
    return show(request, "council/jury_conflict.html", form=form, **context)


def _one(request: Any, token: str, nomination_id: UUID) -> tuple[Reading, ToRead]:
    organisation.come_by_link(token=token)
    seen = jury_queries.reading(request.link.target_id)
    found = next((one for one in seen.nominations if one.id == nomination_id), None)
    if found is None:
        raise Unknown()
    return seen, found
