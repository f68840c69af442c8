"""Answering for one's own measures, by account or by link; asking about an answer; replying."""

from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.follow_up import access
from lykta.follow_up.actions import answers as actions
from lykta.follow_up.forms import rounds as forms
from lykta.follow_up.forms.answers import LinkReplyForm, Sheet
from lykta.follow_up.queries import places, rounds
from lykta.follow_up.queries.rounds import QuestionSeen
from lykta.follow_up.rules.facts import Asked, RoundFact
from lykta.follow_up.views.rounds import known
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, status_of, typed
from lykta.pages.gates import Request, reads, writes


@writes(Permission.PLAN_REPORT)
def mine(request: Request, round_id: UUID) -> HttpResponse:
    """Answer for all my measures of a round on one page."""
    of = known(round_id)
    own = rounds.mine(round_id=round_id, codes=places.codes_of(request.actor))
    asked = rounds.asked(of=of, today=clock.today(), answerers=own)
    sheet = Sheet(asked, of, typed(request))
    if request.method == "POST" and sheet.is_valid() and _sent(request, sheet):
        said = _("Tack! Ditt svar är sparat. Du kan ändra det tills rundan fryses.")
        return see_other(request, "follow_up:round", round_id, said=said)
    back = reverse("follow_up:round", args=[round_id])
    return _sheet(request, "follow_up/mine.html", of, sheet, back=back)


def _sent(request: Request, sheet: Sheet) -> bool:
    act = partial(actions.answer, told=sheet.told, actor=request.actor, now=clock.now())
    return attempt(request, sheet.whole, act) is not None


def _sheet(
    request: Request, template: str, of: RoundFact, sheet: Sheet, **context: object
) -> HttpResponse:
    status = status_of(sheet.whole)
    if sheet.wrong:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    asked_about = rounds.questions([form.asked.id for form in sheet.forms])
    rows = [(form, _open_questions(asked_about.get(form.asked.id, []))) for form in sheet.forms]
    shown = {"round": of, "sheet": sheet, "rows": rows, **context}
    return render(request, template, shown, status=status)


def _open_questions(found: list[QuestionSeen]) -> list[QuestionSeen]:
    return [one for one in found if not one.reply]


@organisation.by_link(actions.PURPOSE)
def by_link(request: organisation.LinkRequest, token: str) -> HttpResponse:
    """Answer by a one-time link: the measures of the one it was made for, and nothing else."""
    answerer = rounds.answerer(request.link.target_id)
    of = rounds.round_fact(answerer.round)
    asked = rounds.asked(of=of, today=clock.today(), answerers=[answerer.id])
    sheet = Sheet(asked, of, typed(request))
    replies = _replies(request, asked)
    good = all(form.is_valid() for _key, form in replies)
    replied = any(form.cleaned_data.get("text") for _key, form in replies) if good else False
    valid = sheet.is_valid(replied=replied) and good
    if request.method == "POST" and valid and _sent_by_link(request, sheet, replies):
        return render(request, "follow_up/thanks.html", {"round": of, "answerer": answerer})
    return _sheet(
        request, "follow_up/by_link.html", of, sheet, answerer=answerer, replies=dict(replies)
    )


def _replies(
    request: organisation.LinkRequest, asked: tuple[Asked, ...]
) -> list[tuple[UUID, LinkReplyForm]]:
    found = rounds.questions([one.id for one in asked])
    waiting = [one for each in found.values() for one in each if not one.reply]
    data = request.POST if request.method == "POST" else None
    return [(one.id, LinkReplyForm(data, prefix=f"fraga-{one.id}")) for one in waiting]


def _sent_by_link(
    request: organisation.LinkRequest, sheet: Sheet, replies: list[tuple[UUID, LinkReplyForm]]
) -> bool:
    return attempt(request, sheet.whole, partial(_take, request, sheet, replies)) is not None


def _take(
    request: organisation.LinkRequest, sheet: Sheet, replies: list[tuple[UUID, LinkReplyForm]]
) -> None:
    link, actor, now = request.link, request.actor, clock.now()
    said = [(key, form.cleaned_data["text"]) for key, form in replies]
    told = [(key, text) for key, text in said if text.strip()]
    actions.reply_by_link(answerer_id=link.target_id, replies=told, actor=actor, now=now)
    actions.answer_by_link(
        answerer_id=link.target_id,
        link_id=link.id,
        holder=link.holder,
        told=sheet.told,
        actor=actor,
        now=now,
    )


@reads(Permission.PLAN_READ)
def asked(request: Request, asked_id: UUID) -> HttpResponse:
    """Show one measure in a round: what was said, and the office's questions to those who may."""
    of, one = _one(asked_id)
    codes = places.codes_of(request.actor)
    may_see = access.may_see_dialogue(actor=request.actor, code=one.answerer_code, codes=codes)
    questions = rounds.questions([asked_id])[asked_id] if may_see else []
    may_ask = access.may_prepare(actor=request.actor) and of.open and one.said is not None
    return show(
        request,
        "follow_up/asked.html",
        round=of,
        asked=one,
        questions=questions,
        may_ask=may_ask,
        may_reply=of.open and may_see and one.answerer_code in codes,
    )


def _one(asked_id: UUID) -> tuple[RoundFact, Asked]:
    of = rounds.round_with(asked_id)
    found = rounds.asked(of=of, today=clock.today(), only=[asked_id])
    if not found:
        raise Unknown()
    return of, found[0]


@writes(Permission.PLAN_WRITE)
def ask(request: Request, asked_id: UUID) -> HttpResponse:
    """Ask about an answer."""
    of, one = _one(asked_id)
    form = forms.AskForm(typed(request))
    act = partial(actions.ask, asked_id=asked_id, actor=request.actor, now=clock.now())
    if attempt(request, form, act):
        said = _("Frågan är skickad till %(who)s.") % {"who": one.answerer_name}
        return see_other(request, "follow_up:asked", asked_id, said=said)
    back = reverse("follow_up:asked", args=[asked_id])
    return show(request, "follow_up/ask.html", form=form, round=of, asked=one, back=back)


@writes(Permission.DIALOGUE_WRITE)
def reply(request: Request, question_id: UUID) -> HttpResponse:
    """Reply to the office's question about one's own answer."""
    question = rounds.question(question_id)
    of, one = _one(question.asked)
    codes = places.codes_of(request.actor)
    if not access.may_see_dialogue(actor=request.actor, code=one.answerer_code, codes=codes):
        raise Unknown()
    form = forms.ReplyForm(typed(request))
    act = partial(actions.reply, question_id=question_id, actor=request.actor, now=clock.now())
    if attempt(request, form, act):
        return see_other(request, "follow_up:asked", one.id, said=_("Tack, svaret är skickat."))
    back = reverse("follow_up:asked", args=[one.id])
    shown = {"round": of, "asked": one, "question": question, "back": back}
    return show(request, "follow_up/reply.html", form=form, **shown)


@writes(Permission.PLAN_WRITE)
def link(request: Request, answerer_id: UUID) -> HttpResponse:
    """Make a one-time link for someone without an account; it is shown once."""
    row = rounds.answerer(answerer_id)
    form = forms.LinkForm(typed(request), initial={"contact": row.contact, "mail": row.mail})
    act = partial(
        actions.link_for,
        answerer_id=answerer_id,
        address_of=lambda token: request.build_absolute_uri(
            reverse("follow_up:by_link", args=[token])
        ),
        actor=request.actor,
        now=clock.now(),
    )
    made = attempt(request, form, act)
    back = reverse("follow_up:round", args=[row.round_id])
    if made:
        shown = {"answerer": row, "address": made.value, "back": back}
        shown["mail"] = form.cleaned_data["mail"]
        return render(request, "follow_up/link_made.html", shown)
    return show(request, "follow_up/link.html", form=form, answerer=row, back=back)
