"""An anonymous thread becomes a contact: only when the writer has said who they are.

Put together here: the thread knows nothing of casework, and casework nothing of the thread.
"""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy

from lykta.anonymous import api as anonymous
from lykta.casework import api as casework
from lykta.casework.terms import Channel, ReferralKind, SubjectArea, Wish
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import NotNow
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.forms import OnceForm, TermField, TextField
from lykta.pages.gates import Request, writes


class ThreadContactForm(OnceForm):
    """What the writer said of themselves, and what the handler adds: it starts a matter."""

    heading = gettext_lazy("Registrera kontakten")
    lead = gettext_lazy(
        "Personen har själv sagt vem hen är och vill att vi hör av oss. Nu börjar lagens frister."
    )
    button = gettext_lazy("Registrera och ta ärendet")
    why = {
        "name": gettext_lazy("Som personen skrev det. Ett namn hen själv väljer räcker."),
        "contact_how": gettext_lazy("Ett samtal vid fel tid kan vara farligt."),
        "what": gettext_lazy("Ta bara med det som behövs. Tråden själv följer inte med."),
    }

    name = forms.CharField(label=gettext_lazy("Namn"), max_length=200)
    phone = forms.CharField(label=gettext_lazy("Telefon"), required=False, max_length=60)
    contact_how = forms.CharField(
        label=gettext_lazy("Hur når vi personen tryggt?"), required=False, max_length=200
    )
    area = TermField(SubjectArea, label=gettext_lazy("Vad handlar det om?"))
    what = TextField(label=gettext_lazy("Vad har hänt?"), required=False, rows=5)


@writes(Permission.MATTER_RECEIVE)
def register(request: Request, thread_id: UUID) -> HttpResponse:
    """Register the contact from a thread whose writer has said who they are."""
    request.actor.check_may(Permission.THREAD_ANSWER)
    thread = anonymous.thread(thread_id, today=clock.today())
    identity = thread.identity
    if identity is None:
        raise NotNow("Personen har inte sagt vem hen är. Då blir det ingen aktualisering.")
    said = {"name": identity.fields["name"], "contact_how": identity.fields["reach"][:200]}
    form = ThreadContactForm(typed(request), initial=said)
    made = attempt(request, form, partial(_register, request, thread_id))
    if made:
        return see_other(request, "casework:registered", made.value.matter_id)
    back = reverse("anonymous-inbox:thread", args=[thread_id])
    return show(request, "web/thread_contact.html", form=form, back=back)


def _register(
    request: Request, thread_id: UUID, *, form_key: UUID, **said: Any
) -> casework.Received:
    contact = casework.Contact(
        channel=Channel.THREAD,
        kind=ReferralKind.APPLICATION,
        wants_support=Wish.YES,
        take=True,
        **said,
    )
    anonymous.note_contact(thread_id=thread_id, actor=request.actor, now=clock.now())
    return casework.referrals.receive(
        form_key=form_key, contact=contact, actor=request.actor, now=clock.now()
    )
