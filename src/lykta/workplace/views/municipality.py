"""The whole municipality's page, and earlier years' numbers written in."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.asking import ASKED
from lykta.pages.gates import Request, reads, writes
from lykta.workplace.actions import onward as actions
from lykta.workplace.forms.themes import EarlierForm, SuggestForm
from lykta.workplace.queries import municipality, overview, rounds, sharing
from lykta.workplace.rules import municipality as whole
from lykta.workplace.rules.sharing import SHARED_BY
from lykta.workplace.views.rounds import page_of, year_bars


@reads(Permission.WORKPLACE_MUNICIPALITY)
def page(request: Request, round_id: UUID) -> HttpResponse:
    """Show every administration: answered, silent units, signed, noted, shared, actions."""
    of, part = rounds.round_of(round_id), page_of(request)
    found, sums = municipality.administrations(
        of=of, municipality=settings.MUNICIPALITY, today=clock.today(), first=part["first"]
    )
    common = [one for one in municipality.common(round_id) if one.improve >= SHARED_BY]
    return show(
        request,
        "workplace/municipality.html",
        round=of,
        administrations=found,
        answered_bars=_answered(found),
        total=next((one for one in sums if one.year == of.year), None),
        common=common,
        common_bars=[(one.name, one.improve, "") for one in common],
        year_bars=year_bars(sums),
    )


def _answered(found: Sequence[whole.AdministrationYear]) -> list[tuple[str, int, str]]:
    """Return the share that has answered in each administration, for the picture."""
    words = _("%(answered)d av %(asked)d")
    told = [one.numbers for one in found]
    return [
        (
            one.name,
            whole.share(one.answered, one.asked),
            words % {"answered": one.answered, "asked": one.asked},
        )
        for one in told
    ]


@writes(Permission.WORKPLACE_ROUND)
def earlier(request: Request) -> HttpResponse:
    """Write in an administration's numbers of a year before Lykta."""
    known = organisation.structure(municipality_code=settings.MUNICIPALITY).administrations
    names = {row.id: row.name for row, _bodies in known}
    form = EarlierForm(typed(request), administrations=list(names.items()))

    def act(administration_id: UUID, **cleaned: Any) -> bool:
        actions.write_earlier(
            municipality=settings.MUNICIPALITY,
            administration_id=administration_id,
            administration_name=names[administration_id],
            actor=request.actor,
            now=clock.now(),
            **cleaned,
        )
        return True

    if attempt(request, form, act):
        return see_other(request, "workplace:setup", said=_("Talen är sparade."))
    return show(request, ASKED, form=form, back=reverse("workplace:setup"))


@writes(Permission.WORKPLACE_GROUP)
def suggest(request: Request, round_id: UUID) -> HttpResponse:
    """Suggest to the plan what the administration shares, or a promise that concerns all of it."""
    rounds.round_of(round_id)
    form = SuggestForm(typed(request), initial=_begun(request, round_id))
    act = partial(actions.suggest, round_id=round_id, actor=request.actor, now=clock.now())
    if attempt(request, form, act):
        said = _("Förslaget är skickat. Den som håller i planen ser det på Min dag.")
        return see_other(request, "workplace:compiled", round_id, said=said)
    back = reverse("workplace:compiled", args=[round_id])
    return show(request, ASKED, form=form, back=back)


def _begun(request: Request, round_id: UUID) -> dict[str, str]:
    """Begin with the theme, or with the words of the promise of that number."""
    place = request.GET.get("atgard", "")
    if not place.isdigit():
        return {"theme": request.GET.get("tema", "")[:80]}
    asked, nth = overview.own(round_id), int(place[:6])
    chosen = overview.promises(asked, first=nth + 1)[nth:] if asked else ()
    return {"text": chosen[0][1].text} if chosen else {}


@reads(Permission.WORKPLACE_READ)
def suggestions(request: Request) -> HttpResponse:
    """Show what administrations have suggested to the plan, and what became of it."""
    return show(
        request,
        "workplace/suggestions.html",
        suggestions=sharing.suggestions(),
        may_plan=request.actor.may(Permission.PLAN_WRITE),
    )
