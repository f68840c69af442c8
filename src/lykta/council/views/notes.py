"""The notes of a meeting, and its papers: notice, notes, and what was handed in."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from lykta.council import forms, queries
from lykta.council.actions import meetings
from lykta.council.actions import notes as actions
from lykta.council.views import papers
from lykta.council.views.answering import asked, by
from lykta.council.views.meetings import page
from lykta.documents import api as documents
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, typed
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request, reads, writes

MAKERS = {"pdf": documents.pdf, "docx": documents.word}


@writes(Permission.COUNCIL_WRITE)
def draft(request: Request, meeting_id: UUID) -> HttpResponse:
    """Make notes of the agenda, in one press."""
    form = PageForm(typed(request) or {})
    act = partial(actions.draft_notes, meeting_id=meeting_id, **by(request))
    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "council:notes", meeting_id, said=_("Här är ett utkast."))
    return page(request, meeting_id, form if request.method == "POST" else None)


@writes(Permission.COUNCIL_WRITE)
def notes(request: Request, meeting_id: UUID) -> HttpResponse:
    """Write the notes."""
    seen = queries.meeting(meeting_id, now=clock.now())
    if seen.notes is None:
        raise Unknown()
    form = forms.NotesForm(typed(request), initial={"text": seen.notes.text})
    act = partial(actions.write_notes, meeting_id=meeting_id, **by(request))
    return asked(request, form, act, meeting_id=meeting_id, said=_("Anteckningarna är sparade."))


@writes(Permission.COUNCIL_WRITE)
def adjust(request: Request, meeting_id: UUID) -> HttpResponse:
    """Note who adjusted the notes."""
    queries.meeting(meeting_id, now=clock.now())
    form = forms.AdjustForm(typed(request), initial={"adjusted_on": clock.today()})
    act = partial(actions.adjust_notes, meeting_id=meeting_id, **by(request))
    return asked(request, form, act, meeting_id=meeting_id, said=_("Justeringen är sparad."))


@writes(Permission.COUNCIL_WRITE)
def publish(request: Request, meeting_id: UUID) -> HttpResponse:
    """Let anybody read the notes."""
    queries.meeting(meeting_id, now=clock.now())
    form = forms.PublishForm(typed(request))
    act = partial(actions.publish_notes, meeting_id=meeting_id, **by(request))
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


@writes(Permission.COUNCIL_WRITE)
def add_paper(request: Request, item_id: UUID) -> HttpResponse:
    """Add a paper to a thing on the agenda."""
    seen = queries.item(item_id)
    sent = request.FILES if request.method == "POST" else None
    form = forms.PaperForm(typed(request), sent)
    act = partial(meetings.add_paper, item_id=item_id, **by(request))
    said = _("Handlingen är tillagd.")
    return asked(request, form, act, meeting_id=seen.meeting_id, said=said, above=seen.title)


@reads(Permission.COUNCIL_READ)
def paper(request: Request, paper_id: UUID) -> HttpResponse:
    """Give a paper as an attachment that can run nothing."""
    row = queries.paper(paper_id)
    return documents.handed_out(bytes(row.data), name=row.name, kind=row.kind)


@writes(Permission.COUNCIL_WRITE)
def remove_paper(request: Request, paper_id: UUID) -> HttpResponse:
    """Take a paper away; asks first."""
    row = queries.paper(paper_id)
    form = forms.RemovePaperForm(typed(request))
    act = partial(meetings.remove_paper, paper_id=paper_id, **by(request))
    said = _("Handlingen är borttagen.")
    return asked(request, form, act, meeting_id=row.item.meeting_id, said=said, above=row.name)
