"""The programme's page: mandate, goals, text; and writing them."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.kernel.party import Party
from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request, reads, writes
from lykta.plan import access, queries
from lykta.plan.actions import mandates as actions
from lykta.plan.forms import programme as forms
from lykta.plan.queries import decisions, mandates, remisses, versions
from lykta.plan.queries.pages import NOTHING
from lykta.plan.rules.texts import ChapterText, GoalText, MandateText

SHEET = "plan/sheet.html"


@reads(Permission.PLAN_READ)
def programme(request: Request) -> HttpResponse:
    """Show the mandate, the goals, the plan's text, its versions and remisses."""
    here = settings.MUNICIPALITY
    context = {
        "plan": queries.plan_seen(municipality=here, today=clock.today(), window=NOTHING),
        "mandate": mandates.mandate(municipality=here),
        "goals": mandates.goals(municipality=here),
        "chapters": mandates.chapters(municipality=here),
        "versions": versions.versions(municipality=here)[:3],
        "remisses": [
            (one, one.state(today=clock.today())) for one in remisses.remisses(municipality=here)
        ],
        "may_describe": access.may_describe(actor=request.actor),
    }
    return render(request, "plan/programme.html", context)


@writes(Permission.PLAN_WRITE)
def mandate(request: Request) -> HttpResponse:
    """Tell from whom, when and by when the plan is to be made."""
    told = mandates.mandate_text(municipality=settings.MUNICIPALITY) or MandateText()
    now_told = mandates.mandate(municipality=settings.MUNICIPALITY)
    form = forms.MandateForm(
        typed(request),
        parties=queries.parties(),
        initial={
            "party": chosen(told.given_by),
            "given": told.given,
            "due": told.due,
            "note": told.note,
            "decision_id": now_told.decision_id,
        },
    )
    forms.offer_decisions(form, register())

    def act(*, who: Party | None, given: str, due: str, note: str, decision_id: UUID | None) -> Any:
        return actions.give_mandate(
            text=MandateText(given_by=who, given=given, due=due, note=note),
            decision_id=decision_id,
            **by(request),
        )

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "plan:programme", said=_("Uppdraget är sparat."))
    return sheet(request, form, up="plan:programme")


def chosen(party: Party | None) -> str:
    """Return how a party is chosen in a form."""
    return (party.code or party.name) if party else ""


def register() -> list[tuple[UUID, str]]:
    """Return the register's decisions to choose among, by key and words."""
    rows = decisions.decisions(municipality=settings.MUNICIPALITY, today=clock.today())
    return [(one.id, f"{one.named}: {one.title}") for one in rows]


def by(request: Request) -> dict[str, Any]:
    """Return what every action asks for: the municipality, who acts, and when."""
    return {"municipality": settings.MUNICIPALITY, "actor": request.actor, "now": clock.now()}


def sheet(
    request: Request, form: PageForm, *, up: str, keys: tuple[Any, ...] = (), **more: object
) -> HttpResponse:
    """Show a page with one form; `up` is the view one came from."""
    back = reverse(up, args=keys)
    return show(request, SHEET, form=form, up=back, **more)


@writes(Permission.PLAN_WRITE)
def five_areas(request: Request) -> HttpResponse:
    """Let the goals stand under the five areas of the programme 2016-2020."""
    if request.method == "POST":
        actions.choose_five_areas(**by(request))
        return see_other(request, "plan:programme", said=_("Nu finns fem målområden."))
    return see_other(request, "plan:programme")


@writes(Permission.PLAN_WRITE)
def new_goal(request: Request) -> HttpResponse:
    """Write a goal."""
    form = _goal_form(request, {})

    def act(**data: str) -> Any:
        return actions.describe_goal(text=GoalText(**data), **by(request))

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "plan:programme", said=_("Målet är sparat."))
    return sheet(request, form, up="plan:programme")


@writes(Permission.PLAN_WRITE)
def goal(request: Request, goal_id: UUID) -> HttpResponse:
    """Change a goal."""
    told = mandates.goal(goal_id)
    form = _goal_form(request, vars(told))

    def act(**data: str) -> Any:
        return actions.change_goal(
            goal_id=goal_id, text=GoalText(**data), actor=request.actor, now=clock.now()
        )

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "plan:programme", said=_("Målet är ändrat."))
    return sheet(request, form, up="plan:programme")


def _goal_form(request: Request, initial: dict[str, Any]) -> forms.GoalForm:
    return forms.GoalForm(
        typed(request),
        initial=initial,
        goal_areas=mandates.goal_areas(municipality=settings.MUNICIPALITY),
        subject_areas=mandates.subject_areas(municipality=settings.MUNICIPALITY),
    )


@writes(Permission.PLAN_WRITE)
def new_chapter(request: Request) -> HttpResponse:
    """Write a piece of the plan's text."""
    return _chapter(request, None, {})


@writes(Permission.PLAN_WRITE)
def chapter(request: Request, chapter_id: UUID) -> HttpResponse:
    """Change a piece of the plan's text."""
    told = mandates.chapter(chapter_id)
    return _chapter(request, chapter_id, {"title": told.title, "text": told.text})


def _chapter(request: Request, chapter_id: UUID | None, initial: dict[str, str]) -> HttpResponse:
    form = forms.ChapterForm(typed(request), initial=initial)

    def act(*, title: str, text: str) -> Any:
        return actions.write_chapter(
            text=ChapterText(title, text), chapter_id=chapter_id, **by(request)
        )

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "plan:programme", said=_("Avsnittet är sparat."))
    return sheet(request, form, up="plan:programme")
