"""`/natverk/avtal/`: agreements and routines."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from lykta.kernel.actor import Actor
from lykta.kernel.party import Party
from lykta.kernel.permissions import Permission
from lykta.knowledge import access, forms, queries
from lykta.knowledge.actions import agreements as actions
from lykta.knowledge.terms import Field
from lykta.pages import clock
from lykta.pages.answers import show, typed
from lykta.pages.asking import asked
from lykta.pages.gates import Request, reads, writes

HOME, AGREEMENT, ROUTINE = "knowledge:agreements", "knowledge:agreement", "knowledge:routine"
WORDS = ("counterpart", "about", "by_management", "decided_by", "decided_on", "diary_number")


@reads(Permission.NETWORKS_READ)
def agreements(request: Request) -> HttpResponse:
    """Show agreements and how fresh they are, and the demanded routines, missing ones plainly."""
    found = queries.agreements(today=clock.today())
    routines = queries.routines(today=clock.today())
    groups = [(one, [r for r in routines if r.field is one]) for one in Field]
    return show(
        request,
        "knowledge/agreements.html",
        agreements=found,
        counting=sum(one.counts for one in found),
        groups=[(field, rows, sum(not r.missing for r in rows)) for field, rows in groups],
        bars=[(_(f.swedish), sum(not r.missing for r in rows), "") for f, rows in groups],
        missing=sum(one.missing for one in routines),
        may_keep=access.may_keep(actor=request.actor),
    )


@reads(Permission.NETWORKS_READ)
def agreement(request: Request, agreement_id: UUID) -> HttpResponse:
    """Show an agreement with its follow-ups."""
    seen = queries.agreement_seen(agreement_id, today=clock.today())
    may_keep = access.may_keep(actor=request.actor)
    return show(request, "knowledge/agreement.html", agreement=seen, may_keep=may_keep)


@writes(Permission.KNOWLEDGE_WRITE)
def register(request: Request) -> HttpResponse:
    """Register an agreement."""
    form = _with_owners(forms.AgreementForm(typed(request)))
    act = partial(_registered, request.actor, None)
    said = _("Avtalet finns i registret.")
    return asked(request, form, act, above="", back=(HOME, None), said=said, leads_to=AGREEMENT)


@writes(Permission.KNOWLEDGE_WRITE)
def change(request: Request, agreement_id: UUID) -> HttpResponse:
    """Put an agreement right."""
    seen = queries.agreement_seen(agreement_id, today=clock.today())
    initial: dict[str, object] = {name: getattr(seen, name) for name in (*WORDS, "ends_on")}
    initial |= {"kind": seen.kind.value, "owner": seen.owner_code}
    form = _with_owners(forms.AgreementForm(typed(request), initial=initial))
    act = partial(_registered, request.actor, agreement_id)
    back = (AGREEMENT, agreement_id)
    return asked(request, form, act, above=seen.counterpart, back=back, said=_("Sparat."))


@writes(Permission.KNOWLEDGE_WRITE)
def follow_up(request: Request, agreement_id: UUID) -> HttpResponse:
    """Write down that an agreement was followed up."""
    form = forms.FollowUpForm(typed(request), initial={"followed_on": clock.today()})
    return _about(request, agreement_id, form, actions.follow_up)


@writes(Permission.KNOWLEDGE_WRITE)
def end(request: Request, agreement_id: UUID) -> HttpResponse:
    """End an agreement."""
    form = forms.EndForm(typed(request), initial={"ended_on": clock.today()})
    return _about(request, agreement_id, form, actions.end)


@reads(Permission.NETWORKS_READ)
def routine(request: Request, routine_id: UUID) -> HttpResponse:
    """Show a routine with its versions, or plainly that it is missing."""
    seen = queries.routine_seen(routine_id, today=clock.today())
    may_keep = access.may_keep(actor=request.actor)
    return show(request, "knowledge/routine.html", routine=seen, may_keep=may_keep)


@writes(Permission.KNOWLEDGE_WRITE)
def adopt(request: Request, routine_id: UUID) -> HttpResponse:
    """Register a version of a routine."""
    seen = queries.routine_seen(routine_id, today=clock.today())
    form = _with_owners(forms.AdoptForm(typed(request), initial={"owner": seen.owner_code}))
    act = partial(_adopted, request.actor, seen.code)
    back = (ROUTINE, routine_id)
    return asked(request, form, act, above=seen.title, back=back, said=_("Rutinen är inskriven."))


@writes(Permission.KNOWLEDGE_WRITE)
def own_routine(request: Request) -> HttpResponse:
    """Register a routine that no rule demands."""
    form = _with_owners(forms.OwnRoutineForm(typed(request)))
    act = partial(_own, request.actor)
    said = _("Rutinen är inskriven.")
    return asked(request, form, act, above="", back=(HOME, None), said=said)


def _about(request: Request, agreement_id: UUID, form: Any, action: Any) -> HttpResponse:
    seen = queries.agreement_seen(agreement_id, today=clock.today())
    act = partial(action, agreement_id=agreement_id, actor=request.actor, now=clock.now())
    back = (AGREEMENT, agreement_id)
    return asked(request, form, act, above=seen.counterpart, back=back, said=_("Sparat."))


def _with_owners(form: Any) -> Any:
    form.fields["owner"].choices = [("", _("Välj …")), *queries.owners().items()]
    return form


def _owner(code: str) -> Party:
    return Party(name=queries.owners()[code], code=code)


def _registered(actor: Actor, agreement_id: UUID | None, **said: Any) -> Any:
    deal = actions.Deal(**{**said, "owner": _owner(said["owner"])})
    return actions.register(deal=deal, actor=actor, now=clock.now(), agreement_id=agreement_id)


def _adopted(actor: Actor, code: str, **said: Any) -> Any:
    owner = _owner(said.pop("owner"))
    version = actions.Adopted(**said)
    return actions.adopt(code=code, owner=owner, version=version, actor=actor, now=clock.now())


def _own(actor: Actor, **said: Any) -> Any:
    owner, title, field = _owner(said.pop("owner")), said.pop("title"), said.pop("field")
    version = actions.Adopted(**said)
    return actions.adopt_own(
        title=title, field=field, owner=owner, version=version, actor=actor, now=clock.now()
    )
