"""The signed follow-up as the paper that board and safety committee read, and that they have."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.documents import api as documents
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.asking import ASKED
from lykta.pages.gates import Request, reads, writes
from lykta.workplace.actions import rounds as actions
from lykta.workplace.forms.rounds import BoardNoteForm, NoteForm
from lykta.workplace.queries import rounds
from lykta.workplace.rules import compiling, papers
from lykta.workplace.terms import NotedBy
from lykta.workplace.views.rounds import page_of

NAME: Final = "arbetsmiljo"


@reads(Permission.WORKPLACE_READ)
def paper(request: Request, signed_id: UUID) -> HttpResponse:
    """Show the paper to the own line and to the own board; the database knows whose it is."""
    signed, actor = rounds.signed_paper(signed_id), request.actor
    board = rounds.board_note_waits(signed_id=signed_id, actor=actor)
    may_note = not signed.is_noted and actor.may(Permission.WORKPLACE_NOTE)
    return show(
        request,
        "workplace/paper.html",
        signed=signed,
        **compiling.pictured(signed.document),
        **page_of(request),
        board_waits=board,
        committee_waits=may_note,
        may_oversee=actor.may(Permission.WORKPLACE_OVERSEE),
    )


@reads(Permission.WORKPLACE_READ)
def file(request: Request, signed_id: UUID, kind: str) -> HttpResponse:
    """Give the paper as a file, from the signed values alone."""
    signed = rounds.signed_paper(signed_id)
    of = rounds.round_of(signed.round)
    made = papers.follow_up(
        signed.document,
        signed_on=signed.at.date(),
        notes=[rounds.note_words(one) for one in signed.notes],
        board_by=of.board_by,
    )
    makers: dict[str, Callable[[], bytes]] = {
        "pdf": partial(documents.pdf, made),
        "docx": partial(documents.word, made),
    }
    if kind not in makers:
        raise Unknown()
    return documents.attachment(makers[kind](), name=NAME, kind=kind)


@writes(Permission.WORKPLACE_NOTE)
def note(request: Request, signed_id: UUID) -> HttpResponse:
    """Note that the safety committee has read the signed follow-up."""
    return _note(request, signed_id, NotedBy.COMMITTEE, NoteForm)


@writes(Permission.WORKPLACE_BOARD)
def board_note(request: Request, signed_id: UUID) -> HttpResponse:
    """Note that the own board has read the signed follow-up."""
    return _note(request, signed_id, NotedBy.BOARD, BoardNoteForm)


def _note(
    request: Request, signed_id: UUID, noted_for: NotedBy, kind: type[NoteForm]
) -> HttpResponse:
    rounds.signed_paper(signed_id)
    form = kind(typed(request), initial={"noted_on": clock.today()})

    def act(**cleaned: Any) -> bool:
        who: dict[str, Any] = {"actor": request.actor, "now": clock.now()}
        actions.note(signed_id=signed_id, noted_for=noted_for, **who, **cleaned)
        return True

    if attempt(request, form, act):
        return see_other(request, "workplace:paper", signed_id, said=_("Antecknat. Tack!"))
    back = reverse("workplace:paper", args=[signed_id])
    return show(request, ASKED, form=form, back=back)
