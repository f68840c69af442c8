"""`/boenden/`: the register of providers. Labels, permits and free places; never where."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from lykta.housing import api, forms
from lykta.housing.terms import PermitKind, Receives
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, reads, writes


@reads(Permission.PLACEMENT_READ)
def providers(request: Request) -> HttpResponse:
    """Show every provider with how many places are free today."""
    rows = [
        {
            "row": row,
            "free": row.places - row.taken,
            "receives": Receives(row.receives).swedish,
            "permit": PermitKind(row.permit_kind).swedish,
        }
        for row in api.provider_register(today=clock.today())
    ]
    may = request.actor.may(Permission.PLACEMENT_WRITE)
    return show(request, "housing/providers.html", rows=rows, may_write=may)


@writes(Permission.PLACEMENT_WRITE)
def register(request: Request) -> HttpResponse:
    """Register a provider; its place is sealed at once."""
    form = forms.ProviderForm(typed(request))
    if request.method == "POST" and attempt(request, form, partial(_with_permit, request.actor)):
        return see_other(request, "housing:providers", said=_("Boendet finns i registret."))
    return show(request, "housing/place.html", form=form)


def _with_permit(actor: Actor, **said: Any) -> object:
    """Register with the form's answers, the permit gathered from four of them."""
    permit = api.Permit(
        kind=said.pop("permit_kind"),
        reference=said.pop("permit_reference"),
        valid_from=said.pop("permit_from"),
        valid_to=said.pop("permit_to"),
    )
    return api.providers.register(permit=permit, actor=actor, **said)
