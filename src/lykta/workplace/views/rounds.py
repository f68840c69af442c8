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
from lykta.workplace.queries import municipality, overview, rounds, sharing
from lykta.workplace.rules import compiling
from lykta.workplace.rules import municipality as whole
from lykta.workplace.rules.facts import Asked, Round, Unit

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
    of, asked = rounds.round_of(round_id), overview.own(round_id)
    signed = rounds.signed_of(asked) if asked else None
    part, actor = page_of(request), request.actor
    is_open = asked is not None and signed is None
    may_group = asked is not None and actor.may(Permission.WORKPLACE_GROUP)
    return show(
        request,
        "workplace/compiled.html",
        **_shown(of, asked, signed, part["first"]),
        **part,
        round=of,
        may_group=may_group and is_open,
        may_suggest=may_group,
        may_sign=is_open and actor.may(Permission.WORKPLACE_SIGN),
        may_note=bool(signed and not signed.is_noted) and actor.may(Permission.WORKPLACE_NOTE),
        units=overview.units(asked, first=part["first"]) if asked else [],
        signed=signed,
        year_bars=_years(asked),
    )


def _shown(
    of: Round, asked: Asked | None, signed: rounds.SignedSeen | None, first: int | None
) -> dict[str, Any]:
    """Return what is signed, or how it stands now; nothing when no unit is asked."""
    if signed:
        return compiling.pictured(signed.document)
    if asked is None:
        return {"made": {"year": of.year, "regulation": of.regulation}}
    told = overview.told(asked, first=first)
    found = sharing.found(asked, told.voices)
    return compiling.pictured(compiling.document(of=of, told=told, found=found))


def _years(asked: Asked | None) -> list[tuple[str, int | None, str]]:
    own = asked.administration if asked else None
    years = municipality.years(municipality=settings.MUNICIPALITY, only=own) if own else []
    return year_bars(whole.by_year(years))


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
    first = None if every else MOST
    return {"most": f":{first or ''}", "first": first, "many": MOST, "every": every}


@writes(Permission.WORKPLACE_SIGN)
def sign(request: Request, round_id: UUID) -> HttpResponse:
    """Sign the own administration's follow-up; who is silent is named first."""
    of, form = rounds.round_of(round_id), forms.SignForm(typed(request))
    act = partial(actions.sign, round_id=round_id, actor=request.actor, now=clock.now())
    if attempt(request, form, act):
        said = _("Uppföljningen är signerad. Nämnd och skyddskommitté ser den nu.")
        return see_other(request, "workplace:compiled", round_id, said=said)
    asked = overview.own(round_id)
    voices = overview.voices(asked) if asked else ()
    missing = [one.name for one in voices if not one.has_answered]
    found = sharing.found(asked, voices) if asked else []
    waiting = [one for one in found if not one.is_decided]
    shown = {"round": of, "missing": missing, "waiting": waiting}
    return show(request, "workplace/sign.html", form=form, **shown)
