"""`/lamna/`: an employee hands over a worry for a child, or an adult who wants to be contacted."""

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, signed_in, writes
from lykta.web import handing_over
from lykta.web.forms import WHO, AdultForm, ChildForm, HandoverForm, LinkForm

PURPOSE = "web.handover"
LINK_HOLDS = timedelta(days=14)
FORMS: dict[str, tuple[str, type[HandoverForm]]] = {
    "barn": (handing_over.CHILD, ChildForm),
    "vuxen": (handing_over.ADULT, AdultForm),
}


@signed_in
def choose(request: Request) -> HttpResponse:
    """Choose what to hand over."""
    may_invite = request.actor.may(Permission.MATTER_RECEIVE)
    return show(request, "web/handover_choose.html", base="/lamna/", may_invite=may_invite)


@signed_in
def hand_over(request: Request, what: str) -> HttpResponse:
    """Hand over, as the signed-in employee."""
    known = {"reporter_name": request.actor.name}
    return _hand_over(request, what, known=known, back=reverse("web:handover"))


@signed_in
def receipt(request: Request, number: str) -> HttpResponse:
    """Say that it has arrived; nothing of it is shown."""
    return show(request, "web/handover_receipt.html", receipt=number)


@organisation.by_link(PURPOSE)
def choose_by_link(request: organisation.LinkRequest, token: str) -> HttpResponse:
    """Choose what to hand over, by a one-time link."""
    return show(request, "web/handover_choose.html", base=f"/lamna/lank/{token}/", may_invite=False)


@organisation.by_link(PURPOSE)
def hand_over_by_link(request: organisation.LinkRequest, what: str, token: str) -> HttpResponse:
    """Hand over by a one-time link; afterwards the link opens nothing."""
    back = reverse("web:handover-link", args=[token])
    known = {"workplace": request.link.holder}
    return _hand_over(request, what, known=known, back=back, link_id=request.link.id)


@writes(Permission.MATTER_RECEIVE)
def invite(request: Request) -> HttpResponse:
    """Make a one-time link for somebody who has no account here."""
    form = LinkForm(typed(request))
    made = attempt(request, form, partial(_link, request))
    if made is None:
        return show(request, "web/handover_invite.html", form=form)
    address = f"{settings.ADDRESS}{reverse('web:handover-link', args=[made.value])}"
    return show(request, "web/handover_link.html", address=address, days=LINK_HOLDS.days)


def _link(request: Request, *, form_key: UUID, holder: str) -> str:
    return organisation.make_link(
        purpose=PURPOSE,
        target_id=uuid4(),
        holder=holder,
        until=clock.today() + LINK_HOLDS,
        actor=request.actor,
        now=clock.now(),
    )


def _hand_over(
    request: Request, what: str, *, known: dict[str, str], back: str, link_id: UUID | None = None
) -> HttpResponse:
    if what not in FORMS:
        raise Unknown()
    kind, make = FORMS[what]
    form = make(typed(request), known=known)
    made = attempt(request, form, partial(_send, request, form, kind, link_id))
    if made is None:
        return show(request, "web/handover.html", form=form, back=back)
    if link_id is not None:
        return show(request, "web/handover_receipt.html", receipt=made.value)
    return see_other(request, "web:handover-receipt", made.value, said=_("Det har kommit fram."))


def _send(
    request: Request, form: HandoverForm, kind: str, link_id: UUID | None, **said: Any
) -> str:
    now = clock.now()
    if link_id is not None:
        organisation.use_link(link_id=link_id, now=now)
    told = {name: value for name, value in said.items() if name not in (*WHO, "form_key")}
    return handing_over.hand_over(
        kind=kind,
        form_key=said["form_key"],
        reporter=form.reporter(),
        said=told,
        actor=request.actor,
        now=now,
    )
