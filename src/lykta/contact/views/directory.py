"""The help pages' numbers and texts, for those who keep them true."""

from datetime import timedelta
from functools import partial

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.contact import printing, queries
from lykta.contact.actions import lines, places
from lykta.contact.forms import LineForm, PlaceForm
from lykta.contact.rules import numbers, review
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, reads, writes


@reads(Permission.HELP_READ)
def directory(request: Request) -> HttpResponse:
    """Show every number with when it was checked, the places, and the languages' review state."""
    today = clock.today()
    kept = review.kept(printing.shipped_lines(), queries.checks(), today=today)
    stale = today - timedelta(days=numbers.STALE_AFTER)
    return show(
        request,
        "contact/directory.html",
        lines=kept,
        places=[
            (place, place.verified_by is None or place.verified_by < stale)
            for _unit, place in queries.places()
        ],
        tongues=printing.tongues(),
        films=printing.plan()["films"].items(),
        may_write=request.actor.may(Permission.HELP_WRITE),
    )


@writes(Permission.HELP_WRITE)
def check_line(request: Request, code: str) -> HttpResponse:
    """Say that a line was rung today, and whether the public may see it."""
    known = review.kept(printing.shipped_lines(), queries.checks(), today=clock.today())
    line = next((one for one in known if one.line.code == code), None)
    if line is None:
        raise Unknown()
    form = LineForm(typed(request), initial=LineForm.filled(line.line, shown=line.shown))
    act = partial(lines.check, code=code, today=clock.today(), actor=request.actor, now=clock.now())
    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "help:directory", said=_("Tack. Numret är kontrollerat i dag."))
    return _form(request, form, line.line.name)


@writes(Permission.HELP_WRITE)
def verify_place(request: Request, code: str) -> HttpResponse:
    """Say that what stands about a place is true today."""
    place = next((one for _unit, one in queries.places() if one.code == code), None)
    if place is None:
        raise Unknown()
    form = PlaceForm(typed(request), initial=PlaceForm.filled(place))
    act = partial(
        places.verify, code=code, today=clock.today(), actor=request.actor, now=clock.now()
    )
    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "help:directory", said=_("Tack. Uppgifterna gäller från i dag."))
    return _form(request, form, place.name)


@reads(Permission.HELP_READ)
def side_by_side(request: Request, code: str) -> HttpResponse:
    """Show a language beside the Swedish source, line by line, for whoever reviews it."""
    tongue = printing.tongue(code)
    rows = review.side_by_side(printing.tongues()[0], tongue)
    return show(request, "contact/texts.html", tongue=tongue, rows=rows)


def _form(request: Request, form: LineForm | PlaceForm, name: str) -> HttpResponse:
    back = reverse("help:directory")
    return show(request, "contact/check.html", form=form, name=name, back=back)
