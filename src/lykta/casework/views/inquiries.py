"""The inquiry's pages: open it, write under its headings, let the person answer, end it."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.casework import api as casework
from lykta.casework.forms import inquiry as forms
from lykta.casework.models import Inquiry, InquirySection
from lykta.casework.terms import Heading, InquiryGround, MatterKind, Wish
from lykta.casework.views.contacts import pending
from lykta.casework.views.drafting import unsent
from lykta.casework.views.sheets import Act, done, first, open_story, sheet
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import NotNow, Unknown
from lykta.pages import clock
from lykta.pages.answers import typed
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request, writes


@writes(Permission.INQUIRY_WRITE)
def open_inquiry(request: Request, matter_id: UUID) -> HttpResponse:
    """Open an inquiry: an adult's only with consent (A2)."""
    story = open_story(request, matter_id)
    form = forms.OpenInquiryForm(typed(request), initial=_proposed(story))
    if story.matter.kind is MatterKind.CHILD:
        del form.fields["consented_on"]
    act = partial(
        casework.inquiries.open_inquiry,
        referral_id=pending(story),
        actor=request.actor,
        now=clock.now(),
    )
    said = _("Utredningen är inledd. Fristerna står överst.")
    return done(request, matter_id, form, act, said=said) or sheet(
        request, matter_id, form, story=story
    )


def _proposed(story: casework.Story) -> dict[str, object]:
    """Propose the usual ground, and today as the day of an adult's yes when the yes is noted."""
    child = story.matter.kind is MatterKind.CHILD
    ground = InquiryGround.CHILD_REPORT if child else InquiryGround.APPLICATION
    said_yes = any(entry.row.wants_support == Wish.YES.value for entry in story.referrals)
    return {"ground": ground.value, "consented_on": clock.today() if said_yes else None}


@writes(Permission.INQUIRY_WRITE)
def section(request: Request, matter_id: UUID, heading: str) -> HttpResponse:
    """Write under one heading. If someone wrote in between, both texts are shown."""
    of = _heading(heading)
    story = open_story(request, matter_id)
    inquiry = inquiry_of(story)
    now = _written(story, inquiry.id, of)
    name = f"section-{of.value}"
    kept = unsent(request, name, matter_id)
    start = {"text": now.text["text"], "codes": now.row.codes} if now else {}
    version = {"base_version": now.row.version if now else 0}
    form = forms.SectionForm(typed(request), of=of, initial={**version, **start, **kept.initial})
    form.draft = name
    act = partial(
        casework.inquiries.write_section,
        inquiry_id=inquiry.id,
        heading=of,
        actor=request.actor,
        now=clock.now(),
    )
    said = _("Sparat under %(heading)s.") % {"heading": _(of.swedish)}
    return done(request, matter_id, form, act, said=said) or _section_page(
        request, matter_id, form, of=of, story=story, unsent=kept
    )


def _written(
    story: casework.Story, inquiry_id: UUID, of: Heading
) -> casework.Entry[InquirySection] | None:
    for entry in story.sections:
        if entry.row.heading == of.value and entry.row.inquiry_id == inquiry_id:
            return entry
    return None


def _section_page(
    request: Request, matter_id: UUID, form: PageForm, *, of: Heading, **shown: Any
) -> HttpResponse:
    """Show the heading's page; after a conflict with the other's text and the newest version."""
    conflict = form.problem if isinstance(form.problem, casework.SectionConflict) else None
    if conflict is not None:
        again = request.POST.copy()
        again["base_version"] = str(conflict.version)
        form.data = again
    return sheet(
        request,
        matter_id,
        form,
        template="casework/section.html",
        of=of,
        headings=_headings(matter_id, of),
        conflict=conflict,
        **shown,
    )


def _headings(matter_id: UUID, of: Heading) -> list[tuple[str, str, bool]]:
    return [
        (_(one.swedish), reverse("casework:section", args=[matter_id, one.value]), one is of)
        for one in Heading
    ]


def _heading(code: str) -> Heading:
    if code not in {heading.value for heading in Heading}:
        raise Unknown()
    return Heading(code)


def inquiry_of(story: casework.Story) -> Inquiry:
    """Return the inquiry that is open, or the last one."""
    if story.inquiry is None:
        raise NotNow("Det finns ingen utredning i ärendet. Inled den först.")
    return story.inquiry.row


def _on_inquiry(
    request: Request, matter_id: UUID, form: PageForm, action: Act, *, said: str
) -> HttpResponse:
    story = open_story(request, matter_id)
    act = partial(action, inquiry_id=inquiry_of(story).id, actor=request.actor, now=clock.now())
    return done(request, matter_id, form, act, said=said) or sheet(
        request, matter_id, form, story=story
    )


@writes(Permission.INQUIRY_WRITE)
def extend(request: Request, matter_id: UUID) -> HttpResponse:
    """Give a child's inquiry more time, for special reasons."""
    form = forms.ExtendForm(typed(request))
    said = _("Utredningstiden är förlängd.")
    return _on_inquiry(request, matter_id, form, casework.inquiries.extend, said=said)


@writes(Permission.INQUIRY_WRITE)
def ask_for_decision(request: Request, matter_id: UUID) -> HttpResponse:
    """Write down that the person asks for the matter to be decided (FL 12)."""
    form = forms.AskForDecisionForm(typed(request), initial=first())
    said = _("Begäran finns i ärendet. Fristen är fyra veckor.")
    return _on_inquiry(request, matter_id, form, casework.inquiries.ask_for_decision, said=said)


@writes(Permission.INQUIRY_WRITE)
def conclude(request: Request, matter_id: UUID) -> HttpResponse:
    """End the inquiry."""
    kept = unsent(request, forms.ConcludeForm.draft, matter_id)
    form = forms.ConcludeForm(typed(request), initial=kept.initial)
    said = _("Utredningen är avslutad.")
    return _on_inquiry(request, matter_id, form, casework.inquiries.conclude, said=said)


@writes(Permission.INQUIRY_WRITE)
def communicate(request: Request, matter_id: UUID) -> HttpResponse:
    """Write down that the person has got to see what the decision will rest on."""
    form = forms.CommunicateForm(typed(request), initial=first())
    said = _("Kommunicerat. Du påminns när svarstiden är slut.")
    return _on_inquiry(request, matter_id, form, casework.communications.send, said=said)


@writes(Permission.INQUIRY_WRITE)
def answer(request: Request, matter_id: UUID, communication_id: UUID) -> HttpResponse:
    """Write down what the person answered."""
    kept = unsent(request, forms.AnswerForm.draft, communication_id)
    form = forms.AnswerForm(typed(request), initial=first(kept.initial))
    act = partial(
        casework.communications.answer,
        communication_id=communication_id,
        actor=request.actor,
        now=clock.now(),
    )
    said = _("Svaret finns i ärendet.")
    return done(request, matter_id, form, act, said=said, about=communication_id) or sheet(
        request, matter_id, form, unsent=kept
    )
