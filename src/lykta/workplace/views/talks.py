"""Caring talk and anonymous talk: the ways there, and the bands that come back."""

import json
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.documents import api as documents
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.asking import ASKED
from lykta.pages.gates import Request, reads, writes
from lykta.workplace.actions import talks as actions
from lykta.workplace.forms import talks as forms
from lykta.workplace.queries import talks as queries
from lykta.workplace.rules.talks_bands import NOT_TOLD


@reads(Permission.WORKPLACE_READ)
def talks(request: Request) -> HttpResponse:
    """Lead to the two talks; those who oversee see the bands of closed years."""
    oversees = request.actor.may(Permission.WORKPLACE_OVERSEE)
    return show(
        request,
        "workplace/talks.html",
        oversees=oversees,
        may_ask=request.actor.may(Permission.WORKPLACE_ROUND),
        years=queries.told() if oversees else [],
        waiting=queries.waiting() if oversees else [],
    )


@reads(Permission.WORKPLACE_OVERSEE)
def file(request: Request, kind: str) -> HttpResponse:
    """Give the bands as a file: the same as the page, and nothing more. Raises Unknown."""
    if kind not in ("csv", "json"):
        raise Unknown()
    rows = [(one.year, name, words) for one in queries.told() for name, words in one.rows]
    head = ("År", "Förvaltning", "Antal samtal")
    if kind == "csv":
        data = documents.csv_of(documents.Sheet("Samtal", head, tuple(rows)))
    else:
        keys = ("year", "administration", "talks")
        data = json.dumps([dict(zip(keys, row, strict=True)) for row in rows]).encode()
    return documents.attachment(data, name="samtal", kind=kind)


@writes(Permission.WORKPLACE_ROUND)
def ask(request: Request) -> HttpResponse:
    """Make the provider's link; it is shown once."""
    form = forms.YearForm(typed(request), today=clock.today())

    def act(year: int) -> str:
        return actions.ask_provider(year=year, actor=request.actor, now=clock.now())

    made = attempt(request, form, act)
    if made:
        path = reverse("workplace:tell-by-link", args=[made.value])
        link = request.build_absolute_uri(path)
        return show(request, "workplace/talks_link.html", link=link)
    return show(request, ASKED, form=form, back=reverse("workplace:talks"))


@writes(Permission.WORKPLACE_ROUND)
def write(request: Request) -> HttpResponse:
    """Write the bands from the provider's paper."""
    today = clock.today()
    known = queries.administrations(today=today)
    form = forms.PaperForm(typed(request), administrations=known, today=today)

    def act(**told: Any) -> bool:
        bands = form.bands(told)
        actions.tell_bands(year=told["year"], bands=bands, actor=request.actor, now=clock.now())
        return True

    if attempt(request, form, act):
        return see_other(
            request,
            "workplace:talks",
            said=_("Sparat. Blev något spann fel kan det rättas en gång."),
        )
    return show(request, ASKED, form=form, back=reverse("workplace:talks"))


@writes(Permission.WORKPLACE_ROUND)
def correct(request: Request) -> HttpResponse:
    """Put right a band that was typed wrong."""
    form = forms.CorrectForm(typed(request), offered=queries.correctable())

    def act(which: str, band: int) -> bool:
        year, code = which.split(" ", 1)
        actions.correct_band(
            year=int(year), administration=code, band=band, actor=request.actor, now=clock.now()
        )
        return True

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "workplace:talks", said=_("Rättat. Det går bara en gång."))
    return show(request, ASKED, form=form, back=reverse("workplace:talks"))


@organisation.by_link(actions.PURPOSE)
def tell_by_link(request: organisation.LinkRequest, token: str) -> HttpResponse:
    """Let the provider tell the bands of a year, once."""
    organisation.come_by_link(token=token)
    year = queries.year_of(request.link.target_id)
    known = queries.administrations(today=clock.today())
    form = forms.BandsForm(typed(request), administrations=known)

    def act(**told: Any) -> bool:
        actions.tell_by_link(
            year_id=request.link.target_id,
            link_id=request.link.id,
            token=token,
            bands=form.bands(told),
            now=clock.now(),
        )
        return True

    if request.method == "POST" and attempt(request, form, act):
        return render(request, "workplace/talks_told.html", {"year": year})
    return show(request, "workplace/talks_tell.html", form=form, year=year, not_told=NOT_TOLD)
