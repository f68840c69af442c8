"""The years of the prize, from rules to published result."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.council import access, jury_forms
from lykta.council import prize_forms as forms
from lykta.council.actions import prize_decisions, prizes
from lykta.council.actions.nominations import KIND
from lykta.council.models import Prize
from lykta.council.queries import completions
from lykta.council.queries import jury as jury_queries
from lykta.council.queries import nominations as nomination_queries
from lykta.council.queries import prizes as queries
from lykta.council.terms import NominatedFor, Stage
from lykta.council.views.answering import by
from lykta.documents import api as documents
from lykta.inbox import api as inbox
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.pages import asking, clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.asking import ASKED
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request, reads, writes

PRIZE, PRIZES = "council:prize", "council:prizes"


@reads(Permission.COUNCIL_READ)
def all_prizes(request: Request) -> HttpResponse:
    """Show the years of the prize, and what waits to be taken in."""
    context = {
        "prizes": queries.prizes(today=clock.today()),
        "waiting": _waiting(request.actor),
        "may_describe": access.may_describe(actor=request.actor),
    }
    return render(request, "council/prizes.html", context)


@reads(Permission.COUNCIL_READ)
def prize(request: Request, prize_id: UUID) -> HttpResponse:
    """Show a year: its rules, nominations, jury and decision."""
    return page(request, prize_id)


def page(request: Request, prize_id: UUID, form: PageForm | None = None) -> HttpResponse:
    """Show the year, with what a form on it could not do."""
    row, today = queries.prize_row(prize_id), clock.today()
    seen = nomination_queries.nominations(row)
    context = {
        "prize": row,
        "stage": queries.stage_of(row, [one.row for one in seen], today=today),
        "Stage": {one.name: one for one in Stage},
        "rules": queries.rules_in_words(row),
        "nominations": seen,
        "finalists": [one for one in seen if one.row.finalist],
        "jury": jury_queries.jury(row),
        "left": jury_queries.left(row),
        "to_read": sum(one.state == "accepted" for one in seen),
        "decision": getattr(row, "decision", None),
        "may_propose": _may_propose(row),
        "waiting": [one for one in _waiting(request.actor) if one.answers["prize"] == str(row.id)],
        "may_describe": access.may_describe(actor=request.actor),
    }
    return show(request, "council/prize.html", form=form, **context)


def _may_propose(row: Prize) -> bool:
    last = row.own_proposal_by_on
    open_still = last is not None and clock.today() <= last and row.met_at is None
    return bool(row.honourable_mention) and open_still


def _waiting(actor: Actor) -> list[inbox.Handed]:
    if not actor.may(Permission.INBOX_READ):
        return []
    return inbox.waiting(kind=KIND, actor=actor)


def asked(
    request: Request, form: PageForm, act: Callable[..., Any], *, prize_id: UUID, said: str
) -> HttpResponse:
    """Show the form, or do it and go back to the year."""
    return asking.asked(request, form, act, back=(PRIZE, prize_id), said=said)


@writes(Permission.COUNCIL_WRITE)
def new_prize(request: Request) -> HttpResponse:
    """Set the rules of a new year, with the latest year's as a proposal."""
    form = forms.RulesForm(typed(request), initial=_proposal())
    act = partial(prizes.set_rules, **by(request))
    if request.method == "POST" and (done := attempt(request, form, act)):
        return see_other(request, PRIZE, done.value.id, said=_("Reglerna är sparade."))
    return show(request, ASKED, form=form, back=reverse(PRIZES))


@writes(Permission.COUNCIL_WRITE)
def rules(request: Request, prize_id: UUID) -> HttpResponse:
    """Change a year's rules."""
    row = queries.prize_row(prize_id)
    form = forms.RulesForm(typed(request), initial=_initial(row))
    act = partial(prizes.set_rules, prize_id=prize_id, **by(request))
    return asked(request, form, act, prize_id=prize_id, said=_("Reglerna är sparade."))


def _initial(row: Prize) -> dict[str, Any]:
    said = [one for one in row.rules.all() if one.confirmed]
    return {
        "name": row.name,
        "opens_on": row.opens_on,
        "closes_on": row.nominations_close_on,
        "decide_by_on": row.decide_by_on,
        "mention_by_on": row.own_proposal_by_on,
        "who_nominates": row.who_nominates,
        "through_manager": row.through_manager,
        "jury": row.jury,
        "jury_least": row.jury_least,
        "finalists": row.finalists,
        "mention": row.honourable_mention,
        "confirmed": [one.rule for one in said],
        "source": said[0].source if said else "",
    }


def _proposal() -> dict[str, Any]:
    """Return what stayed the same in the latest year; days and confirmations are told anew."""
    found = queries.prizes(today=clock.today())
    if not found:
        return {}
    before = _initial(queries.prize_row(found[0].id))
    kept = ("who_nominates", "through_manager", "jury", "jury_least", "finalists", "mention")
    return {name: before[name] for name in kept}


@writes(Permission.COUNCIL_WRITE)
def open_call(request: Request, prize_id: UUID) -> HttpResponse:
    """Publish the year's rules and open for nominations."""
    queries.prize_row(prize_id)
    form = forms.OpenForm(typed(request))
    act = partial(prizes.open_call, prize_id=prize_id, **by(request))
    return asked(request, form, act, prize_id=prize_id, said=_("Året är publicerat."))


@writes(Permission.COUNCIL_WRITE)
def let_jury_meet(request: Request, prize_id: UUID) -> HttpResponse:
    """Open the jury's notes."""
    queries.prize_row(prize_id)
    form = jury_forms.MeetForm(typed(request))
    act = partial(prize_decisions.let_jury_meet, prize_id=prize_id, **by(request))
    return asked(request, form, act, prize_id=prize_id, said=_("Anteckningarna är öppna."))


@writes(Permission.COUNCIL_WRITE)
def finalists(request: Request, prize_id: UUID) -> HttpResponse:
    """Note the jury's finalists, beside what the jurors wish."""
    row = queries.prize_row(prize_id)
    seen = _judged(row, NominatedFor.PRIZE)
    initial = {"chosen": [str(one.row.id) for one in seen if one.row.finalist]}
    form = forms.FinalistsForm(typed(request), initial=initial)
    form.offer([(one.row.id, _wished(one)) for one in seen])
    act = partial(prize_decisions.choose_finalists, prize_id=prize_id, **by(request))
    return asked(request, form, act, prize_id=prize_id, said=_("Finalisterna är sparade."))


def _wished(one: nomination_queries.NominationSeen) -> str:
    if one.tally is None:
        return one.row.nominee
    words = _("%(name)s: %(wanted)s av %(of)s vill ha den som finalist")
    said = words % {"name": one.row.nominee, "wanted": one.tally.wanted, "of": one.tally.of}
    if one.tally.conflicted:
        said += _(" (%(number)s jävig, inte räknad)") % {"number": one.tally.conflicted}
    return said


def _judged(row: Prize, kind: NominatedFor) -> list[nomination_queries.NominationSeen]:
    seen = nomination_queries.nominations(row)
    return [one for one in seen if one.kind is kind and one.state == "accepted"]


@writes(Permission.COUNCIL_WRITE)
def decide(request: Request, prize_id: UUID) -> HttpResponse:
    """Note the jury's decision."""
    row = queries.prize_row(prize_id)
    decision = getattr(row, "decision", None)
    initial = {"decided_on": clock.today()}
    if decision is not None:
        initial = {**vars(decision), "winner": decision.winner_id, "mention": decision.mention_id}
    form = forms.DecideForm(typed(request), initial=initial)
    form.offer(
        finalists=_offered(one for one in _judged(row, NominatedFor.PRIZE) if one.row.finalist),
        mentions=_offered(_judged(row, NominatedFor.MENTION)),
        jurors=[(one.id, f"{one.name}, {one.stands_for}") for one in jury_queries.jury(row)],
    )
    act = partial(prize_decisions.decide, prize_id=prize_id, **by(request))
    return asked(request, form, act, prize_id=prize_id, said=_("Beslutet är sparat."))


def _offered(seen: Any) -> list[tuple[UUID, str]]:
    return [(one.row.id, one.row.nominee) for one in seen]


@writes(Permission.COUNCIL_WRITE)
def publish_result(request: Request, prize_id: UUID) -> HttpResponse:
    """Let anybody read the result."""
    queries.prize_row(prize_id)
    form = forms.ResultForm(typed(request))
    act = partial(prize_decisions.publish_result, prize_id=prize_id, **by(request))
    return asked(request, form, act, prize_id=prize_id, said=_("Resultatet är publicerat."))


@reads(Permission.COUNCIL_READ)
def nominations_file(request: Request, prize_id: UUID, kind: str) -> HttpResponse:
    """Give the nominations as a file for the archive."""
    row = queries.prize_row(prize_id)
    rows = [
        *nomination_queries.for_archive(nomination_queries.nominations(row)),
        *completions.for_archive(row),
    ]
    sheet = documents.Sheet(_("Nomineringar"), nomination_queries.HEAD, tuple(rows))
    if kind not in ("csv", "xlsx"):
        raise Unknown()
    data = documents.csv_of(sheet) if kind == "csv" else documents.workbook([sheet])
    name = f"nomineringar-{row.nominations_close_on.year}"
    return documents.attachment(data, name=name, kind=kind)
