"""Who is in the honour resource network."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.networks import queries
from lykta.networks.actions import members as actions
from lykta.networks.forms import MemberForm, SureForm
from lykta.networks.models import Member
from lykta.networks.views import pages
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, typed
from lykta.pages.gates import Request, writes


@writes(Permission.NETWORKS_WRITE)
def join(request: Request, network_id: UUID) -> HttpResponse:
    """Take somebody into a network."""
    found = next((one for one in queries.networks() if one.id == network_id), None)
    if found is None:
        raise Unknown()
    form = MemberForm(typed(request), initial={"on": clock.today()})
    by = pages.by(request, network_code=found.code)
    if request.method == "POST" and attempt(
        request, form, lambda **told: actions.join(**told, **by)
    ):
        return see_other(request, "networks:honour", said=_("Deltagaren är tillagd."))
    return pages.act(request, form, back=reverse("networks:honour"), above=found.name)


@writes(Permission.NETWORKS_WRITE)
def leave(request: Request, member_id: UUID) -> HttpResponse:
    """Note that somebody has left a network."""
    row = Member.objects.filter(id=member_id).first()
    if row is None:
        raise Unknown()
    form = SureForm(
        typed(request),
        heading=_("Har lämnat nätverket"),
        lead=f"{row.name}, {row.organisation}",
        button=_("Ja, har lämnat"),
    )
    by = pages.by(request, member_id=member_id)
    if request.method == "POST" and attempt(request, form, lambda: actions.leave(**by)):
        return see_other(request, "networks:honour", said=_("Sparat."))
    return pages.act(request, form, back=reverse("networks:honour"))
