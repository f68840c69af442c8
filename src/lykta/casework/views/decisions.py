"""Decisions and services: decide, tell, serve, start, follow up, end."""

from collections.abc import Iterable
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from lykta.casework import api as casework
from lykta.casework.forms import decision as forms
from lykta.casework.terms import Outcome, ServiceKind
from lykta.casework.views.drafting import unsent
from lykta.casework.views.sheets import Act, done, first, open_story, sheet
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.pages import clock
from lykta.pages.answers import typed
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request, writes
from lykta.secrecy.models import MatterRow

GIVES = (Outcome.GRANTED.value, Outcome.PARTLY.value)


Row = TypeVar("Row", bound=MatterRow)


def in_story(rows: Iterable[casework.Entry[Row]], key: UUID) -> casework.Entry[Row]:
    """Return the row of this matter; Unknown when the key is another matter's or nobody's."""
    for entry in rows:
        if entry.row.pk == key:
            return entry
    raise Unknown()


@writes(Permission.DECISION_WRITE)
def decide(request: Request, matter_id: UUID) -> HttpResponse:
    """Take a decision for this one person."""
    story = open_story(request, matter_id)
    kept = unsent(request, forms.DecideForm.draft, matter_id)
    form = forms.DecideForm(typed(request), initial=kept.initial)
    act = partial(
        casework.decisions.decide,
        matter_id=matter_id,
        inquiry_id=story.inquiry.row.id if story.inquiry else None,
        actor=request.actor,
        now=clock.now(),
    )
    said = _("Beslutet är fattat. Underrätta personen.")
    return done(request, matter_id, form, act, said=said) or sheet(
        request, matter_id, form, story=story, unsent=kept, template="casework/decide.html"
    )


def _on_decision(
    request: Request, keys: tuple[UUID, UUID], form: PageForm, action: Act, *, said: str
) -> HttpResponse:
    matter_id, decision_id = keys
    story = open_story(request, matter_id)
    decision = in_story(story.decisions, decision_id)
    act = partial(action, decision_id=decision.row.id, actor=request.actor, now=clock.now())
    return done(request, matter_id, form, act, said=said) or sheet(
        request, matter_id, form, story=story, decision=decision
    )


@writes(Permission.DECISION_WRITE)
def notify(request: Request, matter_id: UUID, decision_id: UUID) -> HttpResponse:
    """Write down that the person has been told."""
    form = forms.NotifyForm(typed(request), initial=first())
    said = _("Underrättat.")
    keys = (matter_id, decision_id)
    return _on_decision(request, keys, form, casework.decisions.notify, said=said)


@writes(Permission.DECISION_WRITE)
def serve(request: Request, matter_id: UUID, decision_id: UUID) -> HttpResponse:
    """Write down that the person has the decision."""
    form = forms.ServeForm(typed(request), initial=first())
    said = _("Personen har fått del av beslutet.")
    keys = (matter_id, decision_id)
    return _on_decision(request, keys, form, casework.decisions.serve, said=said)


@writes(Permission.DECISION_WRITE)
def execute(request: Request, matter_id: UUID, decision_id: UUID) -> HttpResponse:
    """Write down that what was decided has been given."""
    form = forms.ExecuteForm(typed(request), initial=first())
    said = _("Beslutet är verkställt.")
    keys = (matter_id, decision_id)
    return _on_decision(request, keys, form, casework.decisions.execute, said=said)


@writes(Permission.SERVICE_WRITE)
def start_service(request: Request, matter_id: UUID) -> HttpResponse:
    """Start a service, by a decision or by what the board offers to all."""
    story = open_story(request, matter_id)
    form = forms.StartServiceForm(typed(request), initial=first())
    form.let_choose("ground", _grounds(request, story))
    act = partial(_start, request, matter_id)
    said = _("Insatsen har börjat.")
    return done(request, matter_id, form, act, said=said) or sheet(
        request, matter_id, form, story=story, template="casework/start_service.html"
    )


def _grounds(request: Request, story: casework.Story) -> list[tuple[str, str]]:
    """Return what a service may rest on: own decisions not given yet, then the board's offers."""
    decided = [
        (f"decision:{row.id}", _("Beslutet: %(what)s") % {"what": _(kind.swedish).lower()})
        for row, kind in ((e.row, ServiceKind(e.row.service_kind)) for e in story.decisions)
        if row.outcome in GIVES and row.executed_on is None and kind.outpatient
    ]
    offers = casework.services.offers(actor=request.actor, on=clock.today())
    offered = [
        (f"offer:{row.id}", _("%(what)s, utan behovsprövning") % {"what": row.title})
        for row in offers
    ]
    return decided + offered


def _start(request: Request, matter_id: UUID, *, ground: str, **said: Any) -> object:
    kind, key = ground.split(":")
    said |= {"actor": request.actor, "now": clock.now()}
    if kind == "decision":
        return casework.services.start_by_decision(decision_id=UUID(key), **said)
    return casework.services.start_by_offer(matter_id=matter_id, offer_id=UUID(key), **said)


@writes(Permission.SERVICE_WRITE)
def follow_up(request: Request, matter_id: UUID, service_id: UUID) -> HttpResponse:
    """Write down what has changed for the person."""
    story = open_story(request, matter_id)
    service = in_story(story.services, service_id)
    kept = unsent(request, forms.FollowUpForm.draft, service_id)
    form = forms.FollowUpForm(typed(request), initial=first(kept.initial))
    act = partial(
        casework.follow_ups.write, service_id=service.row.id, actor=request.actor, now=clock.now()
    )
    said = _("Uppföljningen finns i ärendet.")
    return done(request, matter_id, form, act, said=said, about=service_id) or sheet(
        request, matter_id, form, story=story, unsent=kept
    )


@writes(Permission.SERVICE_WRITE)
def end_service(request: Request, matter_id: UUID, service_id: UUID) -> HttpResponse:
    """End a service with what it led to."""
    story = open_story(request, matter_id)
    service = in_story(story.services, service_id)
    form = forms.EndServiceForm(typed(request), initial=first())
    act = partial(
        casework.services.end, service_id=service.row.id, actor=request.actor, now=clock.now()
    )
    said = _("Insatsen är avslutad.")
    return done(request, matter_id, form, act, said=said) or sheet(
        request, matter_id, form, story=story
    )
