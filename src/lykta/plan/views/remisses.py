"""Drafts out on remiss: sending, answering by link or account, answering each comment (F05)."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.documents import api as documents
from lykta.kernel.permissions import Permission
from lykta.organisation.api import LinkRequest, by_link, use_link
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, reads, writes
from lykta.plan import access
from lykta.plan import queries as plan
from lykta.plan.actions import remiss_answers
from lykta.plan.actions import remisses as actions
from lykta.plan.forms import deciding as forms
from lykta.plan.queries import desks, versions
from lykta.plan.queries import remisses as queries
from lykta.plan.rules.remissing import RecipientSeen, RemissSeen, Reply
from lykta.plan.views import papers
from lykta.plan.views.programme import by, sheet
from lykta.plan.views.report_backs import address_at, link_page

HERE = "plan:remiss"
OWN = "plan:linked_answer"
WEEKS_TO_ANSWER = 8


@reads(Permission.PLAN_READ)
def remisses(request: Request) -> HttpResponse:
    """Show the remisses, and those that wait for an answer from where the reader works."""
    found = queries.remisses(municipality=settings.MUNICIPALITY)
    context = {
        "remisses": [(one, one.state(today=clock.today())) for one in found],
        "waiting": _waiting(request),
        "may_describe": access.may_describe(actor=request.actor),
    }
    return render(request, "plan/remisses.html", context)


def _waiting(request: Request) -> tuple[Any, ...]:
    if not access.may_answer(actor=request.actor):
        return ()
    return queries.waiting_for(codes=desks.codes_of(request.actor), today=clock.today())


@reads(Permission.PLAN_READ)
def remiss(request: Request, remiss_id: UUID) -> HttpResponse:
    """Show one remiss: who has answered, and every comment by paragraph."""
    seen = queries.remiss(remiss_id)
    context = {
        "remiss": seen,
        "state": seen.state(today=clock.today()),
        "may_describe": access.may_describe(actor=request.actor),
    }
    return render(request, "plan/remiss.html", context)


@reads(Permission.PLAN_READ)
def remiss_word(request: Request, remiss_id: UUID) -> HttpResponse:
    """Give the whole remiss as a Word file: who answered, each comment, and what was done."""
    seen = queries.remiss(remiss_id)
    data = documents.word(papers.remiss(seen))
    return documents.attachment(data, name="remissammanställning", kind="docx")


@writes(Permission.PLAN_WRITE)
def send(request: Request) -> HttpResponse:
    """Send a version out on remiss."""
    rows = versions.versions(municipality=settings.MUNICIPALITY)
    initial = {
        "answer_by": clock.today() + timedelta(weeks=WEEKS_TO_ANSWER),
        "version_id": request.GET.get("version") or (rows[0].id if rows else None),
    }
    form = forms.SendForm(typed(request), initial=initial)
    form.let_choose_row("version_id", [(one.id, one.name) for one in rows])

    def act(**data: Any) -> UUID:
        return actions.send(**data, **by(request))

    if request.method == "POST" and (done := attempt(request, form, act)):
        said = _("Remissen är skapad. Välj nu vilka som ska svara.")
        return see_other(request, "plan:remiss_recipients", done.value, said=said)
    return sheet(request, form, up="plan:remisses", nothing=not rows)


@writes(Permission.PLAN_WRITE)
def recipients(request: Request, remiss_id: UUID) -> HttpResponse:
    """Choose who is asked."""
    seen = queries.remiss(remiss_id)
    form = forms.RecipientsForm(typed(request), parties=plan.parties())

    def act(**data: Any) -> int:
        return actions.add_recipients(
            remiss_id=remiss_id, actor=request.actor, now=clock.now(), **data
        )

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, HERE, remiss_id, said=_("Mottagarna är tillagda."))
    return sheet(request, form, up=HERE, keys=(remiss_id,), above=seen.title)


@writes(Permission.PLAN_WRITE)
def link(request: Request, recipient_id: UUID) -> HttpResponse:
    """Make one recipient's one-time link, mail it when asked, and show it this once."""
    seen, recipient = queries.asked(recipient_id)
    form = forms.LinkForm(typed(request))

    def act(mail: str) -> str:
        return actions.make_link(
            recipient_id=recipient_id,
            mail=mail,
            address_of=address_at(request, "plan:linked_remiss"),
            actor=request.actor,
            now=clock.now(),
        )

    if request.method == "POST" and (done := attempt(request, form, act)):
        return link_page(
            request,
            view="plan:linked_remiss",
            token=done.value,
            holder=recipient.party.name,
            mail=form.cleaned_data["mail"],
            back=reverse(HERE, args=[seen.id]),
        )
    return sheet(request, form, up=HERE, keys=(seen.id,), above=recipient.party.name)


@writes(Permission.PLAN_ANSWER)
def answer(request: Request, recipient_id: UUID) -> HttpResponse:
    """Answer for where one works, with an account."""
    seen, recipient = queries.asked(recipient_id)
    code = recipient.party.code
    access.check_stands_at(code=code, codes=desks.codes_of(request.actor), actor=request.actor)
    form = _reply_form(request, seen)

    def act(**data: Any) -> UUID:
        return _reply(request, recipient_id, data)

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, HERE, seen.id, said=_("Tack. Svaret är skickat."))
    own = queries.own_answer(recipient_id) if recipient.replied_at else None
    page = _page(seen, recipient, form)
    return show(request, "plan/answer_remiss.html", form=form, own=own, **page)


def _reply_form(
    request: Request, seen: RemissSeen, kind: type[forms.ReplyForm] = forms.ReplyForm
) -> forms.ReplyForm:
    return kind(typed(request), places=[part.place for part in seen.parts])


def _reply(request: Request, recipient_id: UUID, data: dict[str, Any]) -> UUID:
    reply = Reply(standpoint=data["standpoint"], comments=data["comments"])
    return actions.reply(
        recipient_id=recipient_id, reply=reply, actor=request.actor, now=clock.now()
    )


def _by(request: Request) -> dict[str, Any]:
    return {"actor": request.actor, "now": clock.now()}


def _page(seen: RemissSeen, recipient: RecipientSeen, form: forms.ReplyForm) -> dict[str, Any]:
    """Return each paragraph with its own field beside."""
    parts = [(part, form[f"part_{part.place}"]) for part in seen.parts]
    return {"remiss": seen, "recipient": recipient, "parts": parts}


@by_link(actions.LINK)
def linked_remiss(request: LinkRequest, token: str) -> HttpResponse:
    """Answer by a one-time link: the one draft it was made for, and nothing else."""
    seen, recipient = queries.asked(request.link.target_id)
    form = _reply_form(request, seen, forms.LinkedReplyForm)

    def act(mail: str, **data: Any) -> str:
        remiss_answers.reach(recipient.id, mail)
        _reply(request, recipient.id, data)
        use_link(link_id=request.link.id, now=clock.now())
        return remiss_answers.make_link(recipient_id=recipient.id, **_by(request))

    if request.method == "POST" and (done := attempt(request, form, act)):
        address = address_at(request, OWN)(done.value)
        context = {"title": seen.title, "address": address, "mail": form.cleaned_data["mail"]}
        return render(request, "plan/linked_thanks.html", context)
    return show(request, "plan/linked_remiss.html", form=form, **_page(seen, recipient, form))


@by_link(remiss_answers.LINK)
def linked_answer(request: LinkRequest, token: str) -> HttpResponse:
    """Show whoever answered by a link their own answer and what was done with it."""
    own = queries.own_answer(request.link.target_id)
    return render(request, "plan/linked_answer.html", {"own": own})


@writes(Permission.PLAN_WRITE)
def answer_link(request: Request, recipient_id: UUID) -> HttpResponse:
    """Make a link to an answer that has come, mail it when asked, and show it this once."""
    seen, recipient = queries.asked(recipient_id)
    form = forms.AnswerLinkForm(typed(request))
    at = address_at(request, OWN)

    def act(mail: str) -> str:
        return remiss_answers.mail_link(
            recipient_id=recipient_id, mail=mail, address_of=at, **_by(request)
        )

    if request.method == "POST" and (done := attempt(request, form, act)):
        return link_page(
            request,
            view=OWN,
            token=done.value,
            holder=recipient.party.name,
            mail=form.cleaned_data["mail"],
            back=reverse(HERE, args=[seen.id]),
            reads=True,
        )
    return sheet(request, form, up=HERE, keys=(seen.id,), above=recipient.party.name)


@writes(Permission.PLAN_WRITE)
def handle(request: Request, comment_id: UUID) -> HttpResponse:
    """Tell what was done with one comment."""
    remiss_id, part = queries.comment(comment_id)
    form = forms.HandleForm(typed(request))

    def act(**data: Any) -> UUID:
        at = address_at(request, OWN)
        return actions.handle(comment_id=comment_id, address_of=at, **_by(request), **data)

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, HERE, remiss_id, said=_("Synpunkten är bemött."))
    return show(
        request, "plan/handle.html", form=form, part=part, comment=part.comments[0], up=remiss_id
    )


@writes(Permission.PLAN_WRITE)
def close(request: Request, remiss_id: UUID) -> HttpResponse:
    """Close the remiss."""
    if request.method == "POST":
        at = address_at(request, OWN)
        actions.close(remiss_id=remiss_id, address_of=at, **_by(request))
        return see_other(request, HERE, remiss_id, said=_("Remissen är avslutad."))
    return see_other(request, HERE, remiss_id)
