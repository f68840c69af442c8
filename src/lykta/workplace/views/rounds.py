"""A year's follow-up: opened, answered, compiled and signed."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.asking import ASKED
from lykta.pages.gates import Request, reads, writes
from lykta.workplace import access
from lykta.workplace.actions import rounds as actions
from lykta.workplace.forms import rounds as forms
from lykta.workplace.queries import municipality, rounds, sharing
from lykta.workplace.rules import compiling
from lykta.workplace.rules import municipality as whole
from lykta.workplace.rules.facts import Round, Unit

MOST = 12  # of each list on the page, until all are asked for


@writes(Permission.WORKPLACE_ROUND)
def open_round(request: Request) -> HttpResponse:
    """Open the year's round."""
    today = clock.today()
    initial = {
        "year": today.year,
        "due_on": forms.proposed_day(today),
        "board_by": forms.proposed_reading(today),
    }
    form = forms.OpenForm(typed(request), initial=initial)
    act = partial(
        actions.open_round,
        municipality=settings.MUNICIPALITY,
        actor=request.actor,
        now=clock.now(),
    )
    made = attempt(request, form, act)
    if made:
        said = _("Rundan är öppen. Varje chef ser den på Min dag.")
        return see_other(request, "workplace:year", made.value, said=said)
    return show(request, ASKED, form=form, back=reverse("workplace:setup"))


@reads(Permission.WORKPLACE_READ)
def year(request: Request, round_id: UUID) -> HttpResponse:
    """Show a year: the own unit and those below, and what may be told in the open."""
    of, actor = rounds.round_of(round_id), request.actor
    may_answer = actor.may(Permission.WORKPLACE_ANSWER)
    told = [
        (one.administration, compiling.in_the_open(asked=one.asked, answered=one.answered))
        for one in rounds.counts(round_id)
    ]
    mine = rounds.units(round_id=round_id, unit=actor.unit) if may_answer else []
    closed = municipality.closed_years(municipality=settings.MUNICIPALITY)
    return show(
        request,
        "workplace/year.html",
        round=of,
        mine=mine,
        waits=silent(mine),
        below=rounds.below(round_id=round_id, unit=actor.unit) if may_answer else [],
        told=told,
        closed=[bar for bar in whole.open_bars(closed) if bar[1] is not None],
        may_oversee=actor.may(Permission.WORKPLACE_OVERSEE),
        may_see_all=actor.may(Permission.WORKPLACE_MUNICIPALITY),
    )


def silent(mine: list[Unit]) -> Unit | None:
    """Return the first of these units that has not answered and still can."""
    for one in mine:
        closed = rounds.is_signed(round_id=one.round, administration=one.administration)
        if one.answered_at is None and not closed:
            return one
    return None


@writes(Permission.WORKPLACE_ANSWER)
def answer(request: Request, asked_id: UUID) -> HttpResponse:
    """Answer for the own unit, with what it promised last year filled in."""
    unit = rounds.unit_of(asked_id)
    if not access.may_answer(actor=request.actor, unit=unit.unit):
        raise Unknown()
    of = rounds.round_of(unit.round)
    said = unit.answer
    before = said.promises if said else rounds.last_years(of=of, unit=unit.unit)
    form = forms.AnswerForm(typed(request), initial=forms.starting(said), before=before)

    def act(**cleaned: Any) -> bool:
        told = form.told(cleaned)
        actions.answer(asked_id=asked_id, told=told, actor=request.actor, now=clock.now())
        return True

    if attempt(request, form, act):
        thanks = _("Tack! Svaret är sparat. Du kan ändra det tills direktören signerar.")
        return see_other(request, "workplace:unit", asked_id, said=thanks)
    shown = {"round": of, "unit": unit, "carried": bool(before) and said is None}
    return show(request, "workplace/answer.html", form=form, **shown)


@reads(Permission.WORKPLACE_READ)
def unit(request: Request, asked_id: UUID) -> HttpResponse:
    """Show a unit's answer to its manager and to those who see the whole administration."""
    found = rounds.unit_of(asked_id)
    may_oversee = request.actor.may(Permission.WORKPLACE_OVERSEE)
    if not (may_oversee or found.unit == request.actor.unit):
        raise Unknown()  # a manager above sees that a unit is silent, not its page
    is_signed = rounds.is_signed(round_id=found.round, administration=found.administration)
    return show(
        request,
        "workplace/unit.html",
        round=rounds.round_of(found.round),
        unit=found,
        answer=found.answer,
        may_answer=access.may_answer(actor=request.actor, unit=found.unit) and not is_signed,
        may_oversee=may_oversee,
    )


@reads(Permission.WORKPLACE_OVERSEE)
def compiled(request: Request, round_id: UUID) -> HttpResponse:
    """Show the own administration's follow-up: live until it is signed, then as it was signed."""
    of, actor = rounds.round_of(round_id), request.actor
    units, signed = rounds.own_units(round_id), rounds.signed_of(round_id=round_id)
    shown = _as_signed(signed) if signed else _as_it_stands(of, units)
    may_group = bool(units) and actor.may(Permission.WORKPLACE_GROUP)
    return show(
        request,
        "workplace/compiled.html",
        **shown,
        **_years(),
        **page_of(request),
        round=of,
        units=units,
        signed=signed,
        may_group=may_group and not signed,
        may_suggest=may_group,
        may_sign=bool(units) and not signed and actor.may(Permission.WORKPLACE_SIGN),
        may_note=bool(signed and not signed.is_noted) and actor.may(Permission.WORKPLACE_NOTE),
    )


def _as_signed(signed: rounds.SignedSeen) -> dict[str, Any]:
    return compiling.pictured(signed.document)


def _as_it_stands(of: Round, units: list[Unit]) -> dict[str, Any]:
    return compiling.pictured(compiling.document(of=of, units=units, found=sharing.found(units)))


def _years() -> dict[str, Any]:
    own = rounds.own_administration()
    years = municipality.years(municipality=settings.MUNICIPALITY, only=own) if own else []
    sums = whole.by_year(years)
    return {"year_bars": year_bars(sums)}


def year_bars(sums: Sequence[whole.YearSum]) -> list[tuple[str, int | None, str]]:
    """Return the share that answered each year, for the picture; the note says how many."""
    counted, by_hand = _("%(answered)d av %(asked)d"), _("%(answered)d av %(asked)d, inskrivet")
    return [
        (
            str(one.year),
            one.share,
            (by_hand if one.by_hand else counted) % {"answered": one.answered, "asked": one.asked},
        )
        for one in sums
    ]


def page_of(request: Request) -> dict[str, Any]:
    """Return how much of each list the page shows: the first, or all when that is asked for."""
    every = "alla" in request.GET
    return {"most": ":" if every else f":{MOST}", "many": MOST, "every": every}


@writes(Permission.WORKPLACE_SIGN)
def sign(request: Request, round_id: UUID) -> HttpResponse:
    """Sign the own administration's follow-up; who is silent is named first."""
    of, form = rounds.round_of(round_id), forms.SignForm(typed(request))
    act = partial(actions.sign, round_id=round_id, actor=request.actor, now=clock.now())
    if attempt(request, form, act):
        said = _("Uppföljningen är signerad. Nämnd och skyddskommitté ser den nu.")
        return see_other(request, "workplace:compiled", round_id, said=said)
    units = rounds.own_units(round_id)
    missing = [one.name for one in units if one.answer is None]
    waiting = [one for one in sharing.found(units) if not one.is_decided]
    shown = {"round": of, "missing": missing, "waiting": waiting}
    return show(request, "workplace/sign.html", form=form, **shown)
