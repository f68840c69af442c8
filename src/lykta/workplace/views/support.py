"""The guidance's addresses, and what HR sets in it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.asking import ASKED
from lykta.pages.gates import Request, public, reads, writes
from lykta.workplace import support_pages
from lykta.workplace.actions import support as actions
from lykta.workplace.forms import support as forms
from lykta.workplace.queries import support as queries
from lykta.workplace.rules.support import Line


@public
def page(request: HttpRequest, code: str = "") -> HttpResponse:
    """Hand out a page of the guidance. Raises Unknown for no such page.

    The middleware has answered already, above the sessions; this stands here for its address.
    """
    if code not in support_pages.addresses().values():
        raise Unknown()
    return support_pages.hand_out(code)


@reads(Permission.WORKPLACE_READ)
def contacts(request: Request) -> HttpResponse:
    """Show whom one can ring, and what nobody has confirmed."""
    may_set = request.actor.may(Permission.WORKPLACE_WRITE)
    return show(request, "workplace/contacts.html", contacts=queries.contacts(), may_set=may_set)


@writes(Permission.WORKPLACE_WRITE)
def set_contact(request: Request, line: str) -> HttpResponse:
    """Set one of them."""
    known = {one.line.value: one for one in queries.contacts()}
    if line not in known:
        raise Unknown()
    of = Line(line)
    form = forms.ContactForm(typed(request), line=of, initial=forms.starting(known[line]))

    def act(**told: Any) -> bool:
        actions.set_contact(line=of, actor=request.actor, now=clock.now(), **told)
        return True

    if attempt(request, form, act):
        support_pages.forget()
        said = _("Sparat. Alla som läser ser det inom en minut.")
        return see_other(request, "workplace:contacts", said=said)
    back = reverse("workplace:contacts")
    return show(request, ASKED, form=form, back=back)
