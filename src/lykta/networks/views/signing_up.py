"""Signing up: oneself, a colleague, or by a link without an account; and the certificate."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lykta.documents import api as documents
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.networks import access
from lykta.networks.actions import signing_up as actions
from lykta.networks.actions.linking import PURPOSE
from lykta.networks.actions.signing_up import Comer
from lykta.networks.forms import LinkSignUpForm, SignUpForm, SureForm
from lykta.networks.models import SignUp
from lykta.networks.queries import courses as found
from lykta.networks.queries import ombuds as people
from lykta.networks.terms import Seat
from lykta.networks.views import pages, papers
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, reads, writes


@writes(Permission.NETWORKS_ENROL)
def sign_up(request: Request, session_id: UUID) -> HttpResponse:
    """Sign oneself or a colleague up."""
    seen = found.session(session_id)
    form = SignUpForm(typed(request))
    done = (
        attempt(request, form, lambda **told: _signed(request, session_id, **told))
        if request.method == "POST"
        else None
    )
    if done:
        return see_other(request, "networks:session", session_id, said=said_of(done.value))
    back = reverse("networks:session", args=[session_id])
    return pages.act(request, form, back=back, above=f"{seen.course.title}, {seen.when}")


def _signed(request: Request, session_id: UUID, *, who: str, name: str, mail: str) -> SignUp:
    me = who == "me"
    comer = Comer(
        name=request.actor.name if me else name,
        mail=mail,
        person=request.actor.person if me else None,
        unit=request.actor.unit,
    )
    return actions.sign_up(session_id=session_id, who=comer, actor=request.actor, now=clock.now())


def said_of(row: SignUp) -> str:
    """Say what became of a sign-up."""
    if row.state == Seat.PLACE.value:
        return _("Anmälan är klar: det finns plats.")
    return _("Det är fullt. Anmälan står på väntelistan.")


@organisation.by_link(PURPOSE)
def by_invitation(request: organisation.LinkRequest, token: str) -> HttpResponse:
    """Sign up without an account, by the link in an invitation. Shows no one else's name."""
    seen = found.session(request.link.target_id)
    form = LinkSignUpForm(typed(request))
    is_open = seen.is_open(clock.today())
    done = (
        attempt(request, form, lambda **told: _came_by_link(request, **told))
        if request.method == "POST"
        else None
    )
    if done:
        form = LinkSignUpForm()
    return show(
        request,
        "networks/by_link.html",
        session=seen,
        form=form,
        is_open=is_open,
        placed=done.value.state == Seat.PLACE.value if done else None,
    )


def _came_by_link(
    request: organisation.LinkRequest, *, name: str, mail: str, workplace: str
) -> SignUp:
    unit = people.unit_named(workplace, today=clock.today())
    return actions.sign_up(
        session_id=request.link.target_id,
        who=Comer(name=name, mail=mail, workplace=workplace, unit=unit),
        actor=request.actor,
        now=clock.now(),
    )


@writes(Permission.NETWORKS_READ)
def cancel(request: Request, sign_up_id: UUID) -> HttpResponse:
    """Give a place back."""
    seen = _mine(request, sign_up_id)
    form = SureForm(
        typed(request),
        heading=_("Avboka"),
        lead=_("Platsen går till den som står först på väntelistan."),
        button=_("Avboka"),
    )
    by = pages.by(request, sign_up_id=sign_up_id)
    done = (
        attempt(request, form, lambda: actions.cancel(**by)) if request.method == "POST" else None
    )
    if done:
        said = _("Avbokat.")
        if done.value is not None and access.may_describe(actor=request.actor):
            said = _("Avbokat. %(name)s har fått platsen.") % {"name": done.value.name}
        return see_other(request, "networks:session", seen.session, said=said)
    back = reverse("networks:session", args=[seen.session])
    return pages.act(request, form, back=back, above=seen.name)


def _mine(request: Request, sign_up_id: UUID) -> found.SignUpSeen:
    seen = found.sign_up(sign_up_id, units=people.places(today=clock.today()))
    if not access.may_see_sign_up(actor=request.actor, person=seen.person):
        raise Unknown()
    return seen


@reads(Permission.NETWORKS_READ)
@never_cache
def certificate(request: Request, sign_up_id: UUID) -> HttpResponse:
    """Hand out the certificate of somebody who came."""
    seen = _mine(request, sign_up_id)
    if not seen.came:
        raise Unknown()
    session = found.session(seen.session)
    data = papers.certificate(
        name=seen.name,
        course=session.course.title,
        about=session.course.about,
        when=session.when,
        by=organisation.municipality(settings.MUNICIPALITY).name,
        made_on=clock.today(),
    )
    return documents.attachment(data, name="intyg", kind="pdf")
