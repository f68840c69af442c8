"""The violence ombuds' page and the honour resource network's."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.networks import access, queries
from lykta.networks.actions import networks as actions
from lykta.networks.forms import RhythmForm
from lykta.networks.queries import NetworkSeen
from lykta.networks.queries import meetings as meeting_queries
from lykta.networks.queries import ombuds as ombud_queries
from lykta.networks.rules import cover
from lykta.networks.terms import HONOUR_NETWORK, OMBUDS_NETWORK
from lykta.networks.views import pages
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, reads, writes


@reads(Permission.NETWORKS_READ)
def networks(request: Request) -> HttpResponse:
    """Show the ombuds: which units have one, the year's meetings, the latest questions (F11)."""
    found = queries.network(OMBUDS_NETWORK)
    today = clock.today()
    areas = ombud_queries.cover_map(today=today, found=found)
    return show(
        request,
        "networks/networks.html",
        **_network(request, found),
        areas=[
            {"area": area, "squares": cover.squares(area.units), "height": _height(area)}
            for area in areas
        ],
        told=_told(areas),
        mine=ombud_queries.named_in(request.actor.unit, areas=areas, today=today),
        questions=meeting_queries.questions()[:3],
    )


def _height(area: cover.AdministrationCover) -> int:
    return cover.picture_height(len(area.units))


def _told(areas: tuple[cover.AdministrationCover, ...]) -> dict[str, int]:
    """Add the administrations together."""
    return {
        "ombuds": sum(area.ombuds for area in areas),
        "expected": sum(area.expected for area in areas),
        "with_one": sum(area.with_one for area in areas),
        "lost": sum(area.lost for area in areas),
        "without": sum(area.without for area in areas),
    }


@reads(Permission.NETWORKS_READ)
def honour(request: Request) -> HttpResponse:
    """Show the honour resource network: its two leaders, its members, its meetings (F12)."""
    found = queries.network(HONOUR_NETWORK)
    members = ombud_queries.members(network_id=found.id) if found else []
    return show(
        request,
        "networks/honour.html",
        **_network(request, found),
        leaders=[one for one in members if one.leads],
        members=[one for one in members if not one.leads],
        outside=sum(one.outside for one in members),
    )


def _network(request: Request, found: NetworkSeen | None) -> dict[str, Any]:
    """Return what both pages say of a network: itself, its year and its next meeting."""
    today = clock.today()
    meetings = meeting_queries.meetings(network_id=found.id) if found else []
    ahead = [one for one in meetings if not one.cancelled and one.on >= today and not one.held]
    year = (
        meeting_queries.year(found, found=meetings, year=today.year, today=today) if found else None
    )
    return {
        "network": found,
        "year": year,
        "next_meeting": ahead[0] if ahead else None,
        "latest": next((one for one in reversed(meetings) if one.held), None),
        "may_describe": access.may_describe(actor=request.actor),
    }


@writes(Permission.NETWORKS_WRITE)
def rhythm(request: Request, network_id: UUID) -> HttpResponse:
    """Set how often a network is to meet and its training to be repeated."""
    found = next((one for one in queries.networks() if one.id == network_id), None)
    if found is None:
        raise Unknown()
    initial = {
        "fewest": found.fewest_meetings,
        "most": found.most_meetings,
        "refresher_months": found.refresher_months,
    }
    form = RhythmForm(typed(request), initial=initial)
    by = pages.by(request, network_code=found.code)
    back = "networks:networks" if found.code == OMBUDS_NETWORK else "networks:honour"
    if request.method == "POST" and attempt(
        request, form, lambda **told: actions.set_rhythm(**told, **by)
    ):
        return see_other(request, back, said=_("Sparat."))
    return pages.act(request, form, back=reverse(back), above=found.name)
