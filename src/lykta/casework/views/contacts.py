"""Contacts: the unit's inbox, a new one, anonymous advice, and what becomes of them."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.casework import api as casework
from lykta.casework.forms.contact import (
    AdviceForm,
    ContactForm,
    ProtectionForm,
    SettleForm,
    WishForm,
)
from lykta.casework.terms import Channel, ReferralResult
from lykta.casework.views.drafting import forget, unsent
from lykta.casework.views.sheets import done, first, open_story, rights, sheet
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, reads, writes


@reads(Permission.REFERRAL_READ)
def intake(request: Request) -> HttpResponse:
    """Show what has come to the unit and nobody has taken yet."""
    rows = casework.reading.open_intake(actor=request.actor, now=clock.now())
    return show(request, "casework/intake.html", rows=rows, may=rights(request.actor))


@writes(Permission.MATTER_RECEIVE)
def receive(request: Request) -> HttpResponse:
    """Register a contact: first the way it came, then at most eleven more answers."""
    channel = _channel(request)
    if channel is None:
        return show(
            request, "casework/channel.html", channels=list(Channel), may=rights(request.actor)
        )
    about = request.actor.assignment
    kept = unsent(request, ContactForm.draft, about)
    form = ContactForm(typed(request), channel=channel, initial=kept.initial)
    made = attempt(request, form, partial(_receive, request, form))
    if made is None:
        context = {"channel": channel, "unsent": kept, "back": reverse("casework:receive")}
        return show(request, "casework/receive.html", form=form, **context)
    forget(request, ContactForm.draft, about)
    return see_other(request, "casework:registered", made.value.matter_id)


def _channel(request: Request) -> Channel | None:
    code = request.POST.get("channel") or request.GET.get("vag", "")
    return Channel(code) if code in {channel.value for channel in Channel} else None


def _receive(request: Request, form: ContactForm, **_said: object) -> casework.Received:
    contact = form.contact(take=request.POST.get("next") != "queue")
    key = form.cleaned_data["form_key"]
    return casework.referrals.receive(
        form_key=key, contact=contact, actor=request.actor, now=clock.now()
    )


@reads(Permission.MATTER_READ)
def registered(request: Request, matter_id: UUID) -> HttpResponse:
    """Show the legal clocks that the contact started, with their sources."""
    story = open_story(request, matter_id)
    return show(request, "casework/registered.html", story=story)


@writes(Permission.ADVICE_WRITE)
def advice(request: Request) -> HttpResponse:
    """Count anonymous advice; nothing of the person is asked for or kept (F27)."""
    form = AdviceForm(typed(request), initial=first())
    act = partial(casework.advice.count, actor=request.actor, now=clock.now())
    if attempt(request, form, act):
        return see_other(
            request, "casework:intake", said=_("Rådet är räknat. Inget annat sparades.")
        )
    return show(request, "casework/plain_act.html", form=form, back=reverse("casework:intake"))


@writes(Permission.REFERRAL_WRITE)
def add_contact(request: Request, matter_id: UUID) -> HttpResponse:
    """Write a new contact into a matter that is already there; it opens a closed one again."""
    channel = _channel(request)
    if channel is None:
        again = "casework/channel_again.html"
        return sheet(request, matter_id, None, template=again, channels=list(Channel))
    form = ContactForm(typed(request), channel=channel)
    form.draft = ""
    act = partial(_add, request, matter_id, form)
    said = _("Den nya kontakten finns i ärendet.")
    return done(request, matter_id, form, act, said=said) or sheet(request, matter_id, form)


def _add(request: Request, matter_id: UUID, form: ContactForm, **_said: object) -> object:
    contact = form.contact(take=False)
    return casework.referrals.add(
        matter_id=matter_id, contact=contact, actor=request.actor, now=clock.now()
    )


@writes(Permission.REFERRAL_WRITE)
def ask(request: Request, matter_id: UUID) -> HttpResponse:
    """Write down what the person answered when asked about support."""
    story = open_story(request, matter_id)
    form = WishForm(typed(request))
    act = partial(
        casework.referrals.ask,
        referral_id=pending(story),
        actor=request.actor,
        now=clock.now(),
    )
    said = _("Svaret finns i ärendet.")
    return done(request, matter_id, form, act, said=said) or sheet(
        request, matter_id, form, story=story
    )


@writes(Permission.REFERRAL_WRITE)
def protection(request: Request, matter_id: UUID) -> HttpResponse:
    """Write down whether the child needs protection at once."""
    story = open_story(request, matter_id)
    kept = unsent(request, ProtectionForm.draft, matter_id)
    form = ProtectionForm(typed(request), initial=kept.initial)
    act = partial(
        casework.referrals.assess_protection,
        referral_id=pending(story),
        actor=request.actor,
        now=clock.now(),
    )
    said = _("Skyddsbedömningen finns i ärendet.")
    return done(request, matter_id, form, act, said=said) or sheet(
        request, matter_id, form, story=story, unsent=kept
    )


@writes(Permission.REFERRAL_WRITE)
def settle(request: Request, matter_id: UUID) -> HttpResponse:
    """Settle a referral without an inquiry."""
    story = open_story(request, matter_id)
    form = SettleForm(typed(request))
    act = partial(
        casework.referrals.settle,
        referral_id=pending(story),
        actor=request.actor,
        now=clock.now(),
    )
    said = _("Aktualiseringen är avgjord.")
    return done(request, matter_id, form, act, said=said) or sheet(
        request, matter_id, form, story=story
    )


def pending(story: casework.Story) -> UUID:
    """Return the referral to act on: the oldest that waits, else the newest."""
    if not story.referrals:
        raise Unknown()
    rows = [entry.row for entry in story.referrals]
    waiting = [row for row in rows if row.result == ReferralResult.PENDING.value]
    return (waiting[-1] if waiting else rows[0]).id
