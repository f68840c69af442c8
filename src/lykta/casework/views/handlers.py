"""Who has a matter, who stands in, who may never see it, and opening it in an emergency."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseNotAllowed
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.casework import api as casework
from lykta.casework.actions.break_glass import Opened
from lykta.casework.forms import matter as forms
from lykta.casework.queries.matters import handlers_of
from lykta.casework.views.sheets import done, first, open_story, sheet
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid, Unknown
from lykta.organisation import api as organisation
from lykta.organisation.sessions import end_sessions
from lykta.organisation.terms import Ended
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, reads, writes
from lykta.secrecy import registrar


@writes(Permission.MATTER_ASSIGN)
def take(request: Request, matter_id: UUID) -> HttpResponse:
    """Take a matter that nobody has."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    casework.matters.take(matter_id=matter_id, actor=request.actor, now=clock.now())
    return see_other(request, "casework:matter", matter_id)


@writes(Permission.MATTER_ASSIGN)
def assign(request: Request, matter_id: UUID) -> HttpResponse:
    """Give the matter to someone in the unit."""
    form = forms.AssignForm(typed(request), initial=first())
    form.let_choose_row("person_id", _colleagues(request))
    act = partial(
        casework.matters.assign, matter_id=matter_id, actor=request.actor, now=clock.now()
    )
    said = _("Ärendet är tilldelat.")
    return done(request, matter_id, form, act, said=said) or sheet(request, matter_id, form)


@writes(Permission.MATTER_ASSIGN)
def unassign(request: Request, matter_id: UUID, person_id: UUID) -> HttpResponse:
    """End somebody's assignment."""
    form = forms.UnassignForm(typed(request), initial={"last_day": clock.today()})
    act = partial(
        casework.matters.unassign,
        matter_id=matter_id,
        person_id=person_id,
        actor=request.actor,
        now=clock.now(),
    )
    said = _("Tilldelningen slutar den dagen.")
    return done(request, matter_id, form, act, said=said) or sheet(request, matter_id, form)


@writes(Permission.MATTER_ASSIGN)
def move(request: Request, matter_id: UUID) -> HttpResponse:
    """Move the matter to another unit of the same authority; afterwards it is theirs."""
    story = open_story(request, matter_id)
    form = forms.MoveForm(typed(request))
    form.let_choose_row("unit_id", _units(request))
    act = partial(casework.matters.move, matter_id=matter_id, actor=request.actor, now=clock.now())
    if attempt(request, form, act):
        return see_other(request, "casework:matters", said=_("Ärendet är flyttat."))
    return sheet(request, matter_id, form, story=story)


@reads(Permission.MATTER_READ)
def who(request: Request, matter_id: UUID) -> HttpResponse:
    """Show who has the matter, who may never see it, and how to change that."""
    story = open_story(request, matter_id)
    handling = handlers_of([matter_id]).get(matter_id, [])
    denied = registrar.denied_people(matter_id)
    names = organisation.people({*handling, *denied})
    return sheet(
        request,
        matter_id,
        None,
        story=story,
        template="casework/who.html",
        handling=[(person, names.get(person, "")) for person in handling],
        denied=[(person, names.get(person, "")) for person in denied],
    )


@writes(Permission.MATTER_WRITE)
def deny(request: Request, matter_id: UUID) -> HttpResponse:
    """Bar somebody from the matter; their sessions end at once."""
    form = forms.DenyForm(typed(request))
    form.let_choose_row("person_id", _colleagues(request, everyone=True))
    act = partial(_deny, request, matter_id)
    return done(request, matter_id, form, act, said=_("Personen är spärrad.")) or sheet(
        request, matter_id, form
    )


def _deny(request: Request, matter_id: UUID, *, person_id: UUID) -> None:
    casework.matters.deny(
        matter_id=matter_id, person_id=person_id, actor=request.actor, now=clock.now()
    )
    end_sessions(person_id=person_id, why=Ended.ASSIGNMENT_ENDED)


@writes(Permission.DENIAL_WRITE)
def undeny(request: Request, matter_id: UUID, person_id: UUID) -> HttpResponse:
    """Take somebody off the deny list."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    casework.matters.undeny(
        matter_id=matter_id, person_id=person_id, actor=request.actor, now=clock.now()
    )
    return see_other(request, "casework:who", matter_id, said=_("Spärren är hävd."))


@writes(Permission.MATTER_WRITE)
def need_to_know(request: Request, matter_id: UUID) -> HttpResponse:
    """Close the matter to all but those who have it, or open it to the unit again."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    casework.matters.set_need_to_know(
        matter_id=matter_id,
        value=request.POST.get("value") == "yes",
        actor=request.actor,
        now=clock.now(),
    )
    return see_other(request, "casework:who", matter_id)


@writes(Permission.MATTER_ASSIGN)
def cover(request: Request) -> HttpResponse:
    """Let somebody stand in for one who is away."""
    form = forms.CoverForm(typed(request), initial=first())
    people = _colleagues(request)
    for name in ("absent_id", "stand_in_id"):
        form.let_choose_row(name, people)
    act = partial(casework.matters.cover, actor=request.actor, now=clock.now())
    if covered := attempt(request, form, act):
        said = _("Ersättaren har nu %(count)d ärenden till.") % {"count": covered.value}
        return see_other(request, "casework:matters", said=said)
    return show(request, "casework/plain_act.html", form=form, back=reverse("casework:matters"))


@writes(Permission.GLASS_OPEN, step_up=True)
def open_glass(request: Request) -> HttpResponse:
    """Open a matter one does not have, with a reason; the unit's head is told at once."""
    form = forms.GlassForm(typed(request))
    opened = attempt(request, form, partial(_open_glass, request))
    if opened is None:
        return show(request, "casework/glass.html", form=form, back=reverse("casework:matters"))
    if opened.value.waits_for_second:
        said = _("Larmet har gått. Ärendet öppnas när enhetschefen har godkänt.")
        return see_other(request, "casework:glass", said=said)
    said = _("Nödöppnat. Allt du öppnar granskas.")
    return see_other(request, "casework:matter", opened.value.matter_id, said=said)


def _open_glass(request: Request, **said: Any) -> Opened:
    try:
        return casework.break_glass.open_glass(actor=request.actor, now=clock.now(), **said)
    except Unknown:
        raise Invalid({"number": "Vi hittar inget ärende med det numret."}) from None


@writes(Permission.GLASS_APPROVE)
def approve_glass(request: Request, glass_id: UUID) -> HttpResponse:
    """Read why a matter was opened in an emergency, and approve it."""
    who: dict[str, Any] = {"actor": request.actor, "now": clock.now()}
    if request.method == "POST":
        casework.break_glass.approve(glass_id=glass_id, **who)
        return see_other(request, "web:min-dag", said=_("Nödöppningen är godkänd."))
    reason = casework.break_glass.reason(glass_id=glass_id, **who)
    return show(request, "casework/glass_approval.html", reason=reason, glass_id=glass_id)


def _colleagues(request: Request, *, everyone: bool = False) -> list[tuple[UUID, str]]:
    rows = organisation.assignments_at(unit_ids=[request.actor.unit], today=clock.today())
    return [
        (row.person, f"{row.person_name}, {row.role_name.lower()}")
        for row in rows
        if not everyone or row.person != request.actor.person
    ]


def _units(request: Request) -> list[tuple[UUID, str]]:
    rows = organisation.units(today=clock.today()).filter(
        does_casework=True, authority_id=request.actor.authority
    )
    return [(row.id, row.name) for row in rows.exclude(id=request.actor.unit).order_by("name")]
