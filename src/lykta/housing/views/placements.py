"""Placing a person, ending a placement, showing where for those who must know."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.casework import api as casework
from lykta.casework.terms import ServiceKind
from lykta.housing import api, forms
from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, reads, writes


@reads(Permission.PLACEMENT_READ)
def placements(request: Request, matter_id: UUID) -> HttpResponse:
    """Show a matter's placements: with whom and when, never where."""
    matter = casework.reading.open_matter(
        matter_id=matter_id, actor=request.actor, now=clock.now()
    ).matter
    return show(
        request,
        "housing/placements.html",
        matter=matter,
        rows=api.placements_of(matter_id),
        may_write=request.actor.may(Permission.PLACEMENT_WRITE),
    )


@writes(Permission.PLACEMENT_WRITE)
def place(request: Request, matter_id: UUID) -> HttpResponse:
    """Place the person by a granted decision."""
    matter = casework.reading.open_matter(
        matter_id=matter_id, actor=request.actor, now=clock.now()
    ).matter
    form = forms.PlaceForm(typed(request), initial={"started_on": clock.today()})
    decisions = api.decisions_to_carry_out(matter_id)
    form.let_choose_row(
        "decision_id", [(one.id, _(ServiceKind(one.service_kind).swedish)) for one in decisions]
    )
    form.let_choose_row("provider_id", _fitting())
    act = partial(api.placements.place, actor=request.actor, now=clock.now())
    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "housing:placements", matter_id, said=_("Personen är placerad."))
    return show(
        request, "housing/place.html", form=form, matter=matter, nothing_decided=not decisions
    )


def _fitting() -> list[tuple[UUID, str]]:
    """Return providers with a free place today: label and who they receive, never where."""
    return [
        (row.id, f"{row.label}: {_(api.Receives(row.receives).swedish).lower()}")
        for row in api.provider_register(today=clock.today())
        if row.taken < row.places
    ]


@writes(Permission.PLACEMENT_WRITE)
def end(request: Request, matter_id: UUID, placement_id: UUID) -> HttpResponse:
    """End a placement."""
    matter = casework.reading.open_matter(
        matter_id=matter_id, actor=request.actor, now=clock.now()
    ).matter
    form = forms.EndForm(typed(request), initial={"ended_on": clock.today()})
    act = partial(
        api.placements.end, placement_id=placement_id, actor=request.actor, now=clock.now()
    )
    if request.method == "POST" and attempt(request, form, act):
        return see_other(
            request, "housing:placements", matter_id, said=_("Placeringen är avslutad.")
        )
    return show(request, "housing/place.html", form=form, matter=matter)


@writes(Permission.IDENTITY_REVEAL, step_up=True)
def reveal(request: Request, matter_id: UUID, placement_id: UUID) -> HttpResponse:
    """Show where the placed person stays; logged before it shows, and only by a button."""
    if request.method != "POST":
        return show(request, "housing/reveal.html", matter_id=matter_id)
    value = api.open_address(placement_id=placement_id, actor=request.actor, now=clock.now())
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"value": value})
    back = reverse("housing:placements", args=[matter_id])
    label = _("Var boendet ligger")
    return show(request, "web/revealed.html", label=label, value=value, back=back)
