"""A colleague's mail address at work, set by whoever runs the accounts."""

from functools import partial
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.organisation import access, queries
from lykta.organisation.actions.mail_addresses import set_mail
from lykta.organisation.models import Person
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request, writes


class MailForm(PageForm):
    """The address, or nothing for no mail."""

    heading = gettext_lazy("Mejladress på jobbet")
    lead = gettext_lazy("Dit går veckobrevet. Lämna tomt om det inte ska gå något.")

    mail = forms.EmailField(label=gettext_lazy("Mejladress"), max_length=200, required=False)


@writes(Permission.ACCOUNT_ISSUE)
def mail_address(request: Request, person_id: UUID) -> HttpResponse:
    """Show and change where a colleague is written to."""
    person = _within_reach(request, person_id)
    form = MailForm(typed(request), initial={"mail": person.mail})
    act = partial(set_mail, person_id=person_id, actor=request.actor, today=clock.today())
    if attempt(request, form, act):
        return see_other(request, "organisation:accounts", said=_("Adressen är sparad."))
    return show(request, "organisation/mail_address.html", form=form, name=person.name)


def _within_reach(request: Request, person_id: UUID) -> Person:
    units = queries.units_of(person_id=person_id, today=clock.today())
    access.check_within_reach(actor=request.actor, permission=Permission.ACCOUNT_ISSUE, units=units)
    person = Person.objects.filter(id=person_id, machine=False).first()
    if person is None:
        raise Unknown()
    return person
