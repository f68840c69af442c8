"""A report back: its page, and each step of its way (F21)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.organisation.api import LinkRequest, by_link, use_link
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, reads, writes
from lykta.plan import access
from lykta.plan.actions import report_backs as actions
from lykta.plan.forms import deciding as forms
from lykta.plan.forms.programme import offer_decisions
from lykta.plan.queries import decisions as queries
from lykta.plan.queries import desks
from lykta.plan.terms import ReportStep
from lykta.plan.views.programme import register, sheet

HERE = "plan:report_back"
DAYS_TO_ANSWER = 14


@reads(Permission.PLAN_READ)
def report_back(request: Request, report_back_id: UUID) -> HttpResponse:
    """Show how far the report has come, and the one next step."""
    seen = queries.report_back(report_back_id, today=clock.today())
    context = {
        "report": seen,
        "may_describe": access.may_describe(actor=request.actor),
        "may_answer": _may_answer(request, seen),
    }
    return render(request, "plan/report_back.html", context)


def _may_answer(request: Request, seen: Any) -> bool:
    """Tell whether the reader is one of those who were asked."""
    asked = seen.step in (ReportStep.ASKED, ReportStep.WRITTEN)
    return (
        asked
        and access.may_answer(actor=request.actor)
        and seen.to.code in desks.codes_of(request.actor)
    )


@writes(Permission.PLAN_WRITE)
def ask(request: Request, report_back_id: UUID) -> HttpResponse:
    """Ask the responsible how it went; a link is shown once."""
    seen = queries.report_back(report_back_id, today=clock.today())
    initial = {
        "answer_by": clock.today() + timedelta(days=DAYS_TO_ANSWER),
        "by_link": not seen.to.code,
    }
    form = forms.AskForm(typed(request), initial=initial)

    def act(**data: Any) -> str | None:
        address_of = address_at(request, "plan:linked_question")
        return actions.ask(
            report_back_id=report_back_id, address_of=address_of, **_by(request), **data
        )

    if request.method == "POST" and (done := attempt(request, form, act)):
        if done.value is None:
            return see_other(request, HERE, report_back_id, said=_("Frågan är ställd."))
        return link_page(
            request,
            view="plan:linked_question",
            token=done.value,
            holder=seen.to.name,
            mail=form.cleaned_data["mail"],
            back=reverse(HERE, args=[seen.id]),
        )
    return sheet(request, form, up=HERE, keys=(report_back_id,), above=seen.what)


def address_at(request: Request, view: str) -> Callable[[str], str]:
    """Return what makes a token the whole address of its page."""
    return lambda token: request.build_absolute_uri(reverse(view, args=[token]))


def link_page(
    request: Request,
    *,
    view: str,
    token: str,
    holder: str,
    mail: str,
    back: str,
    reads: bool = False,
) -> HttpResponse:
    """Show a link, this once; `reads`: it opens an answer, instead of taking one."""
    shown = {
        "link": address_at(request, view)(token),
        "holder": holder,
        "mail": mail,
        "up": back,
        "reads": reads,
    }
    return render(request, "plan/link.html", shown)


def _by(request: Request) -> dict[str, Any]:
    return {"actor": request.actor, "now": clock.now()}


@writes(Permission.PLAN_ANSWER)
def answer(request: Request, report_back_id: UUID) -> HttpResponse:
    """Answer, for those with an account who work where the question was asked."""
    seen = queries.report_back(report_back_id, today=clock.today())
    access.check_stands_at(
        code=seen.to.code, codes=desks.codes_of(request.actor), actor=request.actor
    )
    form = forms.AnswerForm(typed(request))

    def act(**data: Any) -> UUID:
        return actions.answer(report_back_id=report_back_id, **_by(request), **data)

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, HERE, report_back_id, said=_("Tack. Svaret är skickat."))
    return sheet(request, form, up=HERE, keys=(report_back_id,), above=seen.what)


@by_link(actions.LINK)
def linked_question(request: LinkRequest, token: str) -> HttpResponse:
    """Answer by a one-time link: the one question it was made for, and nothing else."""
    seen = queries.report_back(request.link.target_id, today=clock.today())
    form = forms.AnswerForm(typed(request))

    def act(**data: Any) -> None:
        actions.answer(report_back_id=seen.id, **_by(request), **data)
        use_link(link_id=request.link.id, now=clock.now())

    if request.method == "POST" and attempt(request, form, act):
        return render(request, "plan/linked_thanks.html", {"title": seen.what})
    return show(request, "plan/linked_question.html", form=form, report=seen)


@writes(Permission.PLAN_WRITE)
def note(request: Request, report_back_id: UUID) -> HttpResponse:
    """Tell which decision received the report."""
    seen = queries.report_back(report_back_id, today=clock.today())
    form = forms.BehindForm(typed(request))
    offer_decisions(form, register())

    def act(**data: Any) -> None:
        actions.note(report_back_id=report_back_id, **_by(request), **data)

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, HERE, report_back_id, said=_("Beslutet är inskrivet."))
    return sheet(request, form, up=HERE, keys=(report_back_id,), above=seen.what)


@writes(Permission.PLAN_WRITE)
def close(request: Request, report_back_id: UUID) -> HttpResponse:
    """Close the assignment with its outcome."""
    seen = queries.report_back(report_back_id, today=clock.today())
    form = forms.CloseForm(typed(request))

    def act(**data: Any) -> None:
        actions.close(report_back_id=report_back_id, **_by(request), **data)

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, HERE, report_back_id, said=_("Återrapporten är avslutad."))
    return sheet(request, form, up=HERE, keys=(report_back_id,), above=seen.what)
