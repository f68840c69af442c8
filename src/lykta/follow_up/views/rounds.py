"""Rounds: the list, one round, preparing, opening, postponing, freezing, comparing."""

from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.follow_up import access
from lykta.follow_up.actions import rounds as actions
from lykta.follow_up.forms import rounds as forms
from lykta.follow_up.models import Template
from lykta.follow_up.queries import duties, letters, places, rounds
from lykta.follow_up.rules import comparing, counting
from lykta.follow_up.rules.asking import Asks, RoundText
from lykta.follow_up.rules.facts import RoundFact
from lykta.follow_up.terms import Goes
from lykta.follow_up.views import listing
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.asking import ASKED
from lykta.pages.gates import Request, reads, writes

TEMPLATE = "mall"
THEN, NOW = "da", "nu"


@reads(Permission.PLAN_READ)
def index(request: Request) -> HttpResponse:
    """Show the rounds, what one answers for oneself, and the reports on their way."""
    found = rounds.rounds(municipality=settings.MUNICIPALITY)
    codes = places.codes_of(request.actor)
    may_prepare = access.may_prepare(actor=request.actor)
    carried = letters.letters(codes=None if may_prepare else codes)
    return show(
        request,
        "follow_up/index.html",
        open=[_with_mine(request, one, codes) for one in found if one.open],
        prepared=[one for one in found if not (one.open or one.frozen)] if may_prepare else [],
        frozen=[one for one in found if one.frozen],
        letters=carried,
        issued=letters.issued_reports(),
        may_prepare=may_prepare,
    )


def _with_mine(request: Request, one: RoundFact, codes: frozenset[str]) -> dict[str, Any]:
    may_report = request.actor.may(Permission.PLAN_REPORT)
    mine = duties.left_for(round_id=one.id, codes=codes) if may_report else None
    return {"round": one, "mine": mine}


@reads(Permission.PLAN_READ)
def round_page(request: Request, round_id: UUID) -> HttpResponse:
    """Show a round: as it stands while it is open, and as it was frozen ever after."""
    of = rounds.round_of(round_id)
    return _frozen_page(request, of) if of.frozen else _open_page(request, of)


def _open_page(request: Request, of: RoundFact) -> HttpResponse:
    may_prepare = access.may_prepare(actor=request.actor)
    standing = rounds.standing(round_id=of.id)
    counted = counting.counts(one.goes for one in standing)
    going = counting.by_way((one.goes, one.id) for one in standing)
    listed = listing.listed(request.GET, going, [one.id for one in standing])
    asked = rounds.asked(of=of, today=clock.today(), only=list(listed.page))
    codes = places.codes_of(request.actor)
    return show(
        request,
        "follow_up/round.html",
        round=of,
        rows=[(one, counting.LEVELS[one.goes]) for one in asked],
        listed=listed,
        bars=counting.bars(counted),
        sentence=counting.sentence(counted),
        answerers=rounds.answerers(round_id=of.id) if may_prepare else [],
        without=sum(not one.led for one in standing),
        mine=duties.left_for(round_id=of.id, codes=codes),
        may_prepare=may_prepare,
        may_report=request.actor.may(Permission.PLAN_REPORT),
    )


def _frozen_page(request: Request, of: RoundFact) -> HttpResponse:
    frozen = rounds.frozen(of.id)
    others = [one for one in rounds.rounds(municipality=of.municipality) if one.frozen]
    measures = frozen.document["measures"]
    going = counting.by_way((Goes(one["goes"]), one) for one in measures)
    return show(
        request,
        "follow_up/frozen.html",
        round=of,
        frozen=frozen,
        document=frozen.document,
        listed=listing.listed(request.GET, going, measures),
        bars=counting.bars(frozen.document["counts"]),
        sentence=counting.sentence(frozen.document["counts"]),
        others=[one for one in others if one.id != of.id],
        may_carry=request.actor.may(Permission.LETTER_WRITE),
    )


@writes(Permission.PLAN_WRITE)
def prepare(request: Request) -> HttpResponse:
    """Prepare a round, most often from a template."""
    found = rounds.templates()
    chosen = next((one for one in found if str(one.id) == request.GET.get(TEMPLATE)), None)
    form = forms.RoundForm(typed(request), initial=_initial(chosen))
    done = attempt(request, form, partial(_prepare, request))
    if done:
        said = _("Rundan är sparad. Öppna den när allt ser rätt ut.")
        return see_other(request, "follow_up:round", done.value, said=said)
    return show(request, "follow_up/prepare.html", form=form, templates=found, chosen=chosen)


def _initial(template: Template | None) -> dict[str, Any]:
    if template is None:
        return {"number": True}
    return {
        "kind": template.kind,
        "intro": template.intro,
        "number": template.asks_number,
        "effect": template.asks_effect,
        "own_question": template.own_question,
    }


def _prepare(request: Request, **told: Any) -> UUID:
    text = RoundText(**told)
    where = settings.MUNICIPALITY
    return actions.prepare(municipality=where, text=text, actor=request.actor, now=clock.now())


@writes(Permission.PLAN_WRITE)
def keep_template(request: Request) -> HttpResponse:
    """Keep what a kind of round asks for."""
    form = forms.TemplateForm(typed(request), initial={"number": True})
    if attempt(request, form, partial(_keep_template, request)):
        return see_other(request, "follow_up:prepare", said=_("Mallen är sparad."))
    return show(request, ASKED, form=form, back=reverse("follow_up:prepare"))


def _keep_template(request: Request, title: str, kind: Any, asks: Asks) -> UUID:
    text = actions.TemplateText(title, kind, asks)
    return actions.keep_template(text=text, actor=request.actor, now=clock.now())


@writes(Permission.PLAN_WRITE)
def open_round(request: Request, round_id: UUID) -> HttpResponse:
    """Open a round; asks first."""
    said = _("Rundan är öppen. De som svarar ser den på sin dag.")
    return _confirmed(request, round_id, actions.open_round, "follow_up/open.html", said)


@writes(Permission.PLAN_WRITE)
def freeze(request: Request, round_id: UUID) -> HttpResponse:
    """Freeze a round; says first what is still silent."""
    said = _("Rundan är fryst. Inget som ändras sedan når den.")
    return _confirmed(request, round_id, actions.freeze_round, "follow_up/freeze.html", said)


def _confirmed(
    request: Request, round_id: UUID, act: Any, template: str, said: str
) -> HttpResponse:
    of = rounds.round_of(round_id)
    form = forms.ConfirmForm(typed(request))
    do = partial(act, round_id=round_id, actor=request.actor, now=clock.now())
    if attempt(request, form, do):
        return see_other(request, "follow_up:round", round_id, said=said)
    answerers = rounds.answerers(round_id=round_id)
    silent = sum(one.asked - one.answered for one in answerers)
    return show(request, template, form=form, round=of, answerers=answerers, silent=silent)


@writes(Permission.PLAN_WRITE)
def postpone(request: Request, round_id: UUID) -> HttpResponse:
    """Give the responsible another last day."""
    of = rounds.round_of(round_id)
    form = forms.DueForm(typed(request), initial={"due_on": of.due_on})
    act = partial(actions.postpone, round_id=round_id, actor=request.actor, now=clock.now())
    if attempt(request, form, act):
        return see_other(request, "follow_up:round", round_id, said=_("Dagen är flyttad."))
    back = reverse("follow_up:round", args=[round_id])
    return show(request, ASKED, form=form, back=back)


@reads(Permission.PLAN_READ)
def compare(request: Request) -> HttpResponse:
    """Show two frozen rounds side by side; the two newest when none are chosen."""
    found = rounds.frozen_rounds(municipality=settings.MUNICIPALITY)
    by_key = {str(one.round_id): one for one in found}
    now = by_key.get(request.GET.get(NOW, "")) or (found[0] if found else None)
    rest = [one for one in found if one is not now]
    then = by_key.get(request.GET.get(THEN, "")) or (rest[0] if rest else None)
    if now is None or then is None or then is now:
        return show(request, "follow_up/compare.html", found=found)
    return show(
        request,
        "follow_up/compare.html",
        found=found,
        then=then,
        now=now,
        bars=comparing.both(then.document, now.document),
        pairs=comparing.compare(then.document, now.document),
    )


def known(round_id: UUID) -> RoundFact:
    """Return a round that has been opened. Raises Unknown."""
    of = rounds.round_of(round_id)
    if not (of.open or of.frozen):
        raise Unknown()
    return of
