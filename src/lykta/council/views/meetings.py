"""A meeting of the council: planned, called, changed and cancelled."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.council import access, forms, queries
from lykta.council.actions import meetings, notices
from lykta.council.views.answering import HOME, MEETING, asked, by
from lykta.council.views.attendance import words
from lykta.council.views.called import address_of
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.answers import SeeOther, attempt, see_other, show, typed
from lykta.pages.asking import ASKED
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request, reads, writes


@reads(Permission.COUNCIL_READ)
def meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """Show a meeting with its agenda, answers, attendance and notes."""
    return page(request, meeting_id)


def page(request: Request, meeting_id: UUID, form: PageForm | None = None) -> HttpResponse:
    now = clock.now()
    seen, may = queries.meeting(meeting_id, now=now), access.may_describe(actor=request.actor)
    return show(
        request,
        "council/meeting.html",
        form=form,
        meeting=seen,
        begun=seen.line.starts_at <= now,
        over=seen.line.ends_at <= now,
        movable=may and seen.called_at is None and seen.notes is None and not seen.line.is_off,
        may_correct=may and not (seen.notes and seen.notes.published_at),
        may_describe=may,
    )


@writes(Permission.COUNCIL_WRITE)
def plan(request: Request) -> HttpResponse:
    """Plan a meeting."""
    form = forms.MeetingForm(typed(request))
    act = partial(meetings.plan, **by(request))
    if request.method == "POST" and (done := attempt(request, form, act)):
        return see_other(request, MEETING, done.value.id, said=_("Mötet är inlagt."))
    return show(request, ASKED, form=form, back=reverse(HOME))


@writes(Permission.COUNCIL_WRITE)
def change(request: Request, meeting_id: UUID) -> HttpResponse:
    """Change when and where."""
    seen = queries.meeting(meeting_id, now=clock.now())
    starts, ends = stockholm(seen.line.starts_at), stockholm(seen.line.ends_at)
    initial = {"day": starts.date(), "starts": starts.time(), "ends": ends.time()}
    initial |= {"place": seen.line.place, "diary_number": seen.diary_number}
    form = forms.ChangeMeetingForm(typed(request), initial=initial)
    act = partial(meetings.plan, meeting_id=meeting_id, **by(request))
    said = _("Mötet är ändrat.")
    if seen.called_at is not None:
        said = _(
            "Mötet är ändrat. Ändrade du tid eller plats ska en ny kallelse gå ut, "
            "och är det en ny tid frågas alla igen om de kommer."
        )
    return asked(request, form, act, meeting_id=meeting_id, said=said)


@writes(Permission.COUNCIL_WRITE)
def add_item(request: Request, meeting_id: UUID) -> HttpResponse:
    """Put a thing on the agenda."""
    queries.meeting(meeting_id, now=clock.now())
    form = forms.ItemForm(typed(request))
    act = partial(meetings.add_item, meeting_id=meeting_id, **by(request))
    return asked(request, form, act, meeting_id=meeting_id, said=_("Punkten står sist."))


@writes(Permission.COUNCIL_WRITE)
def change_item(request: Request, item_id: UUID) -> HttpResponse:
    """Put a thing on the agenda right."""
    seen = queries.item(item_id)
    initial = {"title": seen.title, "text": seen.text, "reported_by": seen.reported_by}
    form = forms.ItemForm(typed(request), initial=initial)
    act = partial(meetings.change_item, item_id=item_id, **by(request))
    return asked(request, form, act, meeting_id=seen.meeting_id, said=_("Punkten är ändrad."))


@writes(Permission.COUNCIL_WRITE)
def move_item(request: Request, item_id: UUID) -> HttpResponse:
    """Move a thing on the agenda one step; the page comes back at that thing."""
    seen = queries.item(item_id)
    form = forms.MoveForm(typed(request) or {})
    act = partial(meetings.move_item, item_id=item_id, **by(request))
    if request.method == "POST" and attempt(request, form, act):
        here = reverse(MEETING, args=[seen.meeting_id])
        return SeeOther(f"{here}#punkt-{item_id}")
    return page(request, seen.meeting_id, form if request.method == "POST" else None)


@writes(Permission.COUNCIL_WRITE)
def follow_item(request: Request, item_id: UUID) -> HttpResponse:
    """Note what the council advised and what became of it."""
    seen = queries.item(item_id)
    initial = {"advice": seen.advice, "became": seen.became}
    form = forms.FollowForm(typed(request), initial=initial)
    act = partial(meetings.follow_item, item_id=item_id, **by(request))
    return asked(request, form, act, meeting_id=seen.meeting_id, said=_("Sparat."))


@writes(Permission.COUNCIL_WRITE)
def call(request: Request, meeting_id: UUID) -> HttpResponse:
    """Show the notice as it goes out, and send it."""
    seen = queries.meeting(meeting_id, now=clock.now())
    address = request.build_absolute_uri(reverse("public_council:notes"))
    form = forms.CallForm(typed(request), members=words(seen.members))
    act = partial(
        notices.call,
        meeting_id=meeting_id,
        address=address,
        address_of=partial(address_of, request),
        **by(request),
    )
    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, MEETING, meeting_id, said=_("Kallelsen är skickad."))
    own = _("(här står ledamotens egen länk)")
    letter = notices.letter_of(meetings.found(meeting_id), address=address, own=own)
    return show(request, "council/call.html", form=form, meeting=seen, letter=letter)


@writes(Permission.COUNCIL_WRITE)
def cancel(request: Request, meeting_id: UUID) -> HttpResponse:
    """Cancel a meeting; asks first."""
    queries.meeting(meeting_id, now=clock.now())
    form = forms.CancelForm(typed(request))
    act = partial(meetings.cancel, meeting_id=meeting_id, **by(request))
    return asked(request, form, act, meeting_id=meeting_id, said=_("Mötet är inställt."))
