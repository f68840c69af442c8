"""A meeting of the council, from notice to published notes."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.council import access, forms, queries
from lykta.council.actions import meetings
from lykta.council.views import papers
from lykta.council.views.answering import HOME, MEETING, asked, by
from lykta.documents import api as documents
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request, reads, writes

MAKERS = {"pdf": documents.pdf, "docx": documents.word}


@reads(Permission.COUNCIL_READ)
def meeting(request: Request, meeting_id: UUID) -> HttpResponse:
    """Show a meeting with its agenda, answers, attendance and notes."""
    return _page(request, meeting_id)


def _page(request: Request, meeting_id: UUID, form: PageForm | None = None) -> HttpResponse:
    now = clock.now()
    seen = queries.meeting(meeting_id, now=now)
    return show(
        request,
        "council/meeting.html",
        form=form,
        meeting=seen,
        begun=seen.line.starts_at <= now,
        over=seen.line.ends_at <= now,
        may_describe=access.may_describe(actor=request.actor),
    )


@writes(Permission.COUNCIL_WRITE)
def plan(request: Request) -> HttpResponse:
    """Plan a meeting."""
    form = forms.MeetingForm(typed(request))
    act = partial(meetings.plan, **by(request))
    if request.method == "POST" and (done := attempt(request, form, act)):
        return see_other(request, MEETING, done.value.id, said=_("Mötet är inlagt."))
    return show(request, "council/form.html", form=form, back=reverse(HOME))


@writes(Permission.COUNCIL_WRITE)
def change(request: Request, meeting_id: UUID) -> HttpResponse:
    """Change when and where."""
    seen = queries.meeting(meeting_id, now=clock.now())
    starts, ends = stockholm(seen.line.starts_at), stockholm(seen.line.ends_at)
    initial = {"day": starts.date(), "starts": starts.time(), "ends": ends.time()}
    initial |= {"place": seen.line.place, "diary_number": seen.diary_number}
    form = forms.MeetingForm(typed(request), initial=initial)
    act = partial(meetings.plan, meeting_id=meeting_id, **by(request))
    return asked(request, form, act, meeting_id=meeting_id, said=_("Mötet är ändrat."))


@writes(Permission.COUNCIL_WRITE)
def add_item(request: Request, meeting_id: UUID) -> HttpResponse:
    """Put a thing on the agenda."""
    queries.meeting(meeting_id, now=clock.now())
    form = forms.ItemForm(typed(request))
    act = partial(meetings.add_item, meeting_id=meeting_id, **by(request))
    return asked(request, form, act, meeting_id=meeting_id, said=_("Punkten står sist."))


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
    """Note that the notice is out."""
    queries.meeting(meeting_id, now=clock.now())
    form = forms.CallForm(typed(request))
    act = partial(meetings.call, meeting_id=meeting_id, **by(request))
    return asked(request, form, act, meeting_id=meeting_id, said=_("Kallelsen är skickad."))


@writes(Permission.COUNCIL_WRITE)
def attend(request: Request, meeting_id: UUID) -> HttpResponse:
    """Note who was there."""
    seen = queries.meeting(meeting_id, now=clock.now())
    initial = {"present": [str(one.id) for one in seen.members if one.present]}
    form = forms.AttendForm(typed(request), initial=initial)
    form.offer([(one.id, f"{one.name}, {one.stands_for}") for one in seen.members])

    def act(present: list[str]) -> None:
        keys = {UUID(one) for one in present}
        meetings.attend(meeting_id=meeting_id, present=keys, **by(request))

    return asked(request, form, act, meeting_id=meeting_id, said=_("Närvaron är antecknad."))


@writes(Permission.COUNCIL_WRITE)
def conflict(request: Request, meeting_id: UUID) -> HttpResponse:
    """Note a conflict of interest."""
    seen = queries.meeting(meeting_id, now=clock.now())
    form = forms.ConflictForm(typed(request))
    offered = [(one.id, f"{one.name}, {one.stands_for}") for one in seen.members]
    form.fields["member_id"].offer(offered)  # type: ignore[attr-defined]
    act = partial(meetings.tell_conflict, meeting_id=meeting_id, **by(request))
    return asked(request, form, act, meeting_id=meeting_id, said=_("Jävet är antecknat."))


@writes(Permission.COUNCIL_WRITE)
def draft(request: Request, meeting_id: UUID) -> HttpResponse:
    """Make notes of the agenda, in one press."""
    form = PageForm(typed(request) or {})
    act = partial(meetings.draft_notes, meeting_id=meeting_id, **by(request))
    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "council:notes", meeting_id, said=_("Här är ett utkast."))
    return _page(request, meeting_id, form if request.method == "POST" else None)


@writes(Permission.COUNCIL_WRITE)
def notes(request: Request, meeting_id: UUID) -> HttpResponse:
    """Write the notes."""
    seen = queries.meeting(meeting_id, now=clock.now())
    if seen.notes is None:
        raise Unknown()
    form = forms.NotesForm(typed(request), initial={"text": seen.notes.text})
    act = partial(meetings.write_notes, meeting_id=meeting_id, **by(request))
    return asked(request, form, act, meeting_id=meeting_id, said=_("Anteckningarna är sparade."))


@writes(Permission.COUNCIL_WRITE)
def adjust(request: Request, meeting_id: UUID) -> HttpResponse:
    """Note who adjusted the notes."""
    queries.meeting(meeting_id, now=clock.now())
    form = forms.AdjustForm(typed(request), initial={"adjusted_on": clock.today()})
    act = partial(meetings.adjust_notes, meeting_id=meeting_id, **by(request))
    return asked(request, form, act, meeting_id=meeting_id, said=_("Justeringen är sparad."))


@writes(Permission.COUNCIL_WRITE)
def publish(request: Request, meeting_id: UUID) -> HttpResponse:
    """Let anybody read the notes."""
    queries.meeting(meeting_id, now=clock.now())
    form = forms.PublishForm(typed(request))
    act = partial(meetings.publish_notes, meeting_id=meeting_id, **by(request))
    return asked(request, form, act, meeting_id=meeting_id, said=_("Anteckningarna är publika."))


@reads(Permission.COUNCIL_READ)
def notice_paper(request: Request, meeting_id: UUID, kind: str) -> HttpResponse:
    """Give the notice as PDF or Word."""
    return _file(papers.notice(queries.meeting(meeting_id, now=clock.now())), "kallelse", kind)


@reads(Permission.COUNCIL_READ)
def notes_paper(request: Request, meeting_id: UUID, kind: str) -> HttpResponse:
    """Give the notes as PDF or Word."""
    seen = queries.meeting(meeting_id, now=clock.now())
    if seen.notes is None:
        raise Unknown()
    return _file(papers.notes(seen), "minnesanteckningar", kind)


def _file(paper: documents.Paper, name: str, kind: str) -> HttpResponse:
    if kind not in MAKERS:
        raise Unknown()
    return documents.attachment(MAKERS[kind](paper), name=name, kind=kind)
