"""Who holds what, moving it, and what still names who held it before (F03)."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lykta.kernel.party import Party
from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, typed
from lykta.pages.gates import Request, reads, writes
from lykta.plan import access
from lykta.plan import queries as plan
from lykta.plan.actions import moving as actions
from lykta.plan.forms import deciding
from lykta.plan.forms import programme as forms
from lykta.plan.queries import decisions
from lykta.plan.queries import responsibility as queries
from lykta.plan.rules.texts import PageText
from lykta.plan.views.programme import by, register, sheet

HERE = "plan:responsibility"


@reads(Permission.PLAN_READ)
def responsibility(request: Request) -> HttpResponse:
    """Show who holds and held what, by which decision, and every place to put right."""
    here = settings.MUNICIPALITY
    context = {
        "held": queries.held(municipality=here),
        "moved": queries.moved(municipality=here),
        "faults": queries.faults(municipality=here),
        "pages": queries.pages(municipality=here),
        "may_describe": access.may_describe(actor=request.actor),
    }
    return render(request, "plan/responsibility.html", context)


@writes(Permission.PLAN_WRITE)
def move(request: Request) -> HttpResponse:
    """Move a responsibility; then show everything that names the one who had it."""
    form = forms.MoveForm(
        typed(request),
        parties=plan.parties(),
        areas=queries.areas(municipality=settings.MUNICIPALITY),
        decisions=register(),
    )

    def act(*, who: Party, **data: Any) -> UUID:
        return actions.move_responsibility(to=who, **data, **by(request))

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, HERE, said=_said())
    return sheet(request, form, up=HERE)


def _said() -> str:
    number = len(queries.faults(municipality=settings.MUNICIPALITY))
    if not number:
        return _("Ansvaret är flyttat. Inget anger längre den som hade det förut.")
    return ngettext(
        "Ansvaret är flyttat. Ett ställe anger fortfarande den som hade det förut.",
        "Ansvaret är flyttat. %(number)s ställen anger fortfarande den som hade det förut.",
        number,
    ) % {"number": number}


@writes(Permission.PLAN_WRITE)
def decision_behind(request: Request, event_id: UUID) -> HttpResponse:
    """Tell which decision stands behind an event of the history."""
    title = decisions.event_named(event_id)
    form = deciding.BehindForm(typed(request))
    forms.offer_decisions(form, register())

    def act(*, decision_id: UUID) -> None:
        actions.tell_decision_behind(
            event_id=event_id, decision_id=decision_id, actor=request.actor, now=clock.now()
        )

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "plan:decisions", said=_("Beslutet bakom är inskrivet."))
    return sheet(request, form, up="plan:decisions", above=title)


@writes(Permission.PLAN_WRITE)
def watch_page(request: Request) -> HttpResponse:
    """Watch a page outside Lykta that says who is responsible."""
    form = forms.PageNamedForm(typed(request), parties=plan.parties())

    def act(*, who: Party, title: str, says: str, seen: str) -> Any:
        text = PageText(title=title, names=who, says=says, seen=seen)
        return actions.describe_page(text=text, **by(request))

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, HERE, said=_("Sidan är med i listan."))
    return sheet(request, form, up=HERE)


@writes(Permission.PLAN_WRITE)
def correct_page(request: Request, page_id: UUID) -> HttpResponse:
    """Tell that a page has been put right."""
    if request.method == "POST":
        actions.correct_page(page_id=page_id, actor=request.actor, now=clock.now())
        return see_other(request, HERE, said=_("Bra. Sidan är rättad."))
    return see_other(request, HERE)
