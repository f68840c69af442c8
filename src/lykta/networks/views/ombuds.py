"""Ombuds by name, and a unit with its ombuds. For signed-in staff only."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.networks import access
from lykta.networks.actions import ombuds as actions
from lykta.networks.actions.ombuds import Appointee
from lykta.networks.forms import AppointForm, EndForm, ExemptForm, SureForm, TrainingForm
from lykta.networks.models import Ombud
from lykta.networks.queries import ombuds as queries
from lykta.networks.terms import Refreshing
from lykta.networks.views import pages
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, reads, writes

A_PAGE = 50


@reads(Permission.NETWORKS_READ)
def ombuds(request: Request) -> HttpResponse:
    """List today's ombuds by administration, or those whose training lacks or is old."""
    found = [one for one in queries.ombuds(today=clock.today()) if one.active]
    chosen, lack = request.GET.get("forvaltning", ""), "utbildning" in request.GET
    names = {one.administration: one.administration_name for one in found if one.administration}
    shown = [
        one
        for one in found
        if (not chosen or one.administration == chosen)
        and (not lack or one.standing in (Refreshing.UNTRAINED, Refreshing.DUE))
    ]
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("sida"))
    return show(
        request,
        "networks/ombuds.html",
        page=page,
        administrations=sorted(names.items(), key=lambda pair: pair[1]),
        chosen=chosen,
        lack=lack,
        everything=not chosen and not lack,
        may_describe=access.may_describe(actor=request.actor),
    )


@reads(Permission.NETWORKS_READ)
def ombud(request: Request, ombud_id: UUID) -> HttpResponse:
    """Show one ombud: where, since when, trained when."""
    seen = queries.ombud(ombud_id, today=clock.today())
    return show(request, "networks/ombud.html", ombud=seen, mine=_is_mine(request, seen.unit))


@reads(Permission.NETWORKS_READ)
def unit(request: Request, unit_id: UUID) -> HttpResponse:
    """Show a unit: who is its ombud, who was."""
    seen = queries.unit_seen(unit_id, today=clock.today())
    return show(request, "networks/unit.html", unit=seen, mine=_is_mine(request, unit_id))


def _is_mine(request: Request, unit_id: UUID) -> bool:
    if not request.actor.may(Permission.NETWORKS_APPOINT):
        return False
    places = queries.places(today=clock.today())
    reach = actions.reach_of(actor=request.actor, places=places)
    return access.may_appoint(actor=request.actor, unit=unit_id, reach=reach)


@writes(Permission.NETWORKS_APPOINT)
def appoint(request: Request, unit_id: UUID) -> HttpResponse:
    """Appoint the unit's ombud."""
    today = clock.today()
    seen = queries.unit_seen(unit_id, today=today)
    staff = queries.who_may_become(unit_id=unit_id, today=today)
    form = AppointForm(typed(request), staff=staff, initial={"on": today})
    if request.method == "POST" and attempt(request, form, _appointer(request, unit_id)):
        return see_other(request, "networks:unit", unit_id, said=_("Ombudet är utsett."))
    back = reverse("networks:unit", args=[unit_id])
    return pages.act(request, form, back=back, above=seen.place.name)


def _appointer(request: Request, unit_id: UUID) -> Callable[..., UUID]:
    def act(*, name: str, on: date, trained: str, person: UUID | None = None) -> UUID:
        return actions.appoint(
            unit_id=unit_id,
            who=Appointee(person=person, name=name),
            on=on,
            trained=trained,
            actor=request.actor,
            now=clock.now(),
        )

    return act


@writes(Permission.NETWORKS_APPOINT)
def exempt(request: Request, unit_id: UUID) -> HttpResponse:
    """Say that a unit needs no ombud of its own."""
    seen = queries.unit_seen(unit_id, today=clock.today())
    form = ExemptForm(typed(request))
    by = pages.by(request, unit_id=unit_id)
    if request.method == "POST" and attempt(
        request, form, lambda reason: actions.exempt(why=reason, **by)
    ):
        return see_other(request, "networks:unit", unit_id, said=_("Sparat."))
    back = reverse("networks:unit", args=[unit_id])
    return pages.act(request, form, back=back, above=seen.place.name)


@writes(Permission.NETWORKS_APPOINT)
def lift(request: Request, unit_id: UUID) -> HttpResponse:
    """Say that a unit needs an ombud of its own after all."""
    seen = queries.unit_seen(unit_id, today=clock.today())
    form = SureForm(
        typed(request),
        heading=_("Enheten behöver ett eget ombud"),
        lead=_("Då räknas den bland dem som behöver ett."),
        button=_("Ja, det behövs"),
    )
    by = pages.by(request, unit_id=unit_id)
    if request.method == "POST" and attempt(request, form, lambda: actions.lift_exemption(**by)):
        return see_other(request, "networks:unit", unit_id, said=_("Sparat."))
    back = reverse("networks:unit", args=[unit_id])
    return pages.act(request, form, back=back, above=seen.place.name)


@writes(Permission.NETWORKS_APPOINT)
def end(request: Request, ombud_id: UUID) -> HttpResponse:
    """End an ombud's time."""
    seen = queries.ombud(ombud_id, today=clock.today())
    form = EndForm(typed(request), initial={"last": seen.ended_on or clock.today()})
    by = pages.by(request, ombud_id=ombud_id)
    if request.method == "POST" and attempt(
        request, form, lambda last, reason: actions.end(last=last, why=reason, **by)
    ):
        said = _("Uppdraget är avslutat. Enheten står nu på listan över dem som behöver någon ny.")
        return see_other(request, "networks:unit", seen.unit, said=said)
    back = reverse("networks:ombud", args=[ombud_id])
    return pages.act(request, form, back=back, above=seen.name)


@writes(Permission.NETWORKS_APPOINT)
def trained(request: Request, ombud_id: UUID) -> HttpResponse:
    """Note when an ombud was trained."""
    seen = queries.ombud(ombud_id, today=clock.today())
    row = Ombud.objects.get(id=ombud_id)
    initial = {"trained": row.trained, "refreshed_on": row.refreshed_on}
    form = TrainingForm(typed(request), initial=initial)
    by = pages.by(request, ombud_id=ombud_id)
    if request.method == "POST" and attempt(
        request, form, lambda **told: actions.note_training(**told, **by)
    ):
        return see_other(request, "networks:ombud", ombud_id, said=_("Sparat."))
    back = reverse("networks:ombud", args=[ombud_id])
    return pages.act(request, form, back=back, above=seen.name)
