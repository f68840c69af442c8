"""A report to a body: written, read, handed on, treated, registered; as page and as files."""

from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.documents import api as documents
from lykta.follow_up import access
from lykta.follow_up.actions import letters as actions
from lykta.follow_up.forms import letters as forms
from lykta.follow_up.forms.rounds import ConfirmForm
from lykta.follow_up.queries import letters, places, rounds
from lykta.follow_up.queries.letters import Letter
from lykta.follow_up.rules import counting, diffing, papers, reporting, ways
from lykta.follow_up.rules.reporting import Words
from lykta.follow_up.terms import Goes, Way
from lykta.follow_up.views import listing
from lykta.follow_up.views.files import template
from lykta.kernel.party import Party
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.organisation import api as organisation
from lykta.organisation.terms import BodyKind
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.asking import ASKED
from lykta.pages.gates import Request, reads, writes

COMPANY = BodyKind.COMPANY_BOARD.value
BOARDS = (BodyKind.COUNCIL.value, BodyKind.EXECUTIVE_BOARD.value, BodyKind.BOARD.value, COMPANY)
NAME = "rapport"


@reads(Permission.PLAN_READ)
def report(request: Request, report_id: UUID) -> HttpResponse:
    """Show a report: as it is written now to those who carry it, as it was issued to others."""
    of = _carried(request, report_id)
    shown = letters.as_document(of) if of else letters.issued(report_id).document
    page = listing.paged(request.GET, shown["measures"])
    return show(
        request,
        "follow_up/report.html",
        letter=of,
        document=shown,
        report_id=report_id,
        parts=reporting.parts(shown),
        facts=papers.facts(shown),
        page=page,
        rows=[(each, *_row(each)) for each in page],
        bars=counting.bars(shown["counts"]),
        sentence=counting.sentence(shown["counts"]),
        stops=ways.stops(of.way, of.step, of.held, decided=of.decided) if of else (),
        may_prepare=access.may_prepare(actor=request.actor),
        today=clock.today(),
    )


def _row(measure: dict[str, Any]) -> tuple[str, str, str]:
    goes = Goes(measure["goes"])
    return goes.swedish, counting.LEVELS[goes], reporting.number_words(measure["number"])


def _carried(request: Request, report_id: UUID) -> Letter | None:
    """Return the report when the actor carries it, None when they may only read what is issued."""
    if not request.actor.may(Permission.LETTER_READ):
        return None
    of = letters.letter(report_id)
    codes = places.codes_of(request.actor)
    carries = access.may_carry(actor=request.actor, body=of.body_code, codes=codes)
    return of if carries else None


def _own(request: Request, report_id: UUID) -> Letter:
    of = _carried(request, report_id)
    if of is None:
        raise Unknown()
    return of


@reads(Permission.PLAN_READ)
def report_file(request: Request, report_id: UUID, kind: str) -> HttpResponse:
    """Give the report as PDF, Word, slides or JSON, from the same values as its page."""
    of = _carried(request, report_id)
    shown = letters.as_document(of) if of else letters.issued(report_id).document
    paper = papers.report_paper(shown)
    makers = {
        "pdf": lambda: documents.pdf(paper),
        "docx": lambda: documents.word(paper, template=template()),
        "pptx": lambda: documents.slides(paper),
    }
    if kind not in makers:
        raise Unknown()
    return documents.attachment(makers[kind](), name=NAME, kind=kind)


@writes(Permission.LETTER_WRITE)
def begin(request: Request, round_id: UUID) -> HttpResponse:
    """Begin a report from a frozen round, with a first text made from what was said."""
    frozen = rounds.frozen(round_id)
    boards = _boards(request)
    kinds = [way for way in Way if _leads_somewhere(way, boards)]
    first = {"title": f"{frozen.document['kind']} {frozen.document['period']}"}
    first |= {"summary": counting.sentence(frozen.document["counts"])}
    first |= {"proposal": "att lägga uppföljningen till handlingarna"}
    form = forms.LetterForm(
        typed(request), initial=first, ways=kinds, boards=[party for party, _kind in boards]
    )
    done = attempt(request, form, partial(_begin, request, round_id))
    if done:
        said = _("Utkastet är sparat. Lämna det vidare när det är klart.")
        return see_other(request, "follow_up:report", done.value, said=said)
    back = reverse("follow_up:round", args=[round_id])
    return show(request, ASKED, form=form, back=back)


def _boards(request: Request) -> list[tuple[Party, str]]:
    """Return the bodies that the actor may write to: the strategist all, a secretary their own."""
    found = organisation.structure(municipality_code=settings.MUNICIPALITY).bodies
    codes = places.codes_of(request.actor)
    return [
        (Party(row.name, row.code), row.kind)
        for row in found
        if row.kind in BOARDS and access.may_carry(actor=request.actor, body=row.code, codes=codes)
    ]


def _leads_somewhere(way: Way, boards: list[tuple[Party, str]]) -> bool:
    kind = {
        Way.COUNCIL: BodyKind.COUNCIL.value,
        Way.EXECUTIVE: BodyKind.EXECUTIVE_BOARD.value,
        Way.BOARD: BodyKind.BOARD.value,
        Way.COMPANY: COMPANY,
    }[way]
    return any(each == kind for _party, each in boards)


def _begin(request: Request, round_id: UUID, **told: Any) -> UUID:
    return actions.begin(round_id=round_id, actor=request.actor, now=clock.now(), **told)


@writes(Permission.LETTER_WRITE)
def rewrite(request: Request, report_id: UUID) -> HttpResponse:
    """Write a new version of the report's own words."""
    of = _own(request, report_id)
    words = of.newest.words
    initial = {
        "summary": words.summary,
        "late_because": words.late_because,
        "proposal": words.proposal,
    }
    form = forms.WordsForm(typed(request), initial=initial)
    act = partial(actions.rewrite, report_id=report_id, actor=request.actor, now=clock.now())
    return _done_or_shown(request, report_id, form, act, _("Den nya versionen är sparad."))


@writes(Permission.LETTER_WRITE)
def hand_on(request: Request, report_id: UUID) -> HttpResponse:
    """Hand the draft to its first meeting."""
    of = _own(request, report_id)
    form = forms.HandOnForm(typed(request), initial={"diary_number": of.diary_number})
    act = partial(actions.hand_on, report_id=report_id, actor=request.actor, now=clock.now())
    return _done_or_shown(request, report_id, form, act, _("Rapporten är lämnad vidare."))


@writes(Permission.LETTER_WRITE)
def meeting(request: Request, report_id: UUID) -> HttpResponse:
    """Note what the meeting where the report lies did with it."""
    of = _own(request, report_id)
    form = forms.MeetingForm(typed(request), initial={"held_on": of.meeting_on})
    act = partial(_met, request, of)
    return _done_or_shown(
        request, report_id, form, act, _("Det är noterat."), above=_(of.step.swedish)
    )


def _met(request: Request, of: Letter, next_on: Any, **told: Any) -> None:
    actions.note_meeting(
        report_id=of.id,
        met=ways.Held(step=of.step, **told),
        next_on=next_on,
        actor=request.actor,
        now=clock.now(),
    )


@writes(Permission.PLAN_WRITE)
def register(request: Request, report_id: UUID) -> HttpResponse:
    """Enter the decision in the plan's register."""
    of = _own(request, report_id)
    form = ConfirmForm(typed(request))
    act = partial(
        actions.register,
        municipality=settings.MUNICIPALITY,
        report_id=report_id,
        actor=request.actor,
        now=clock.now(),
    )
    if attempt(request, form, act):
        said = _("Beslutet står nu i beslutsregistret.")
        return see_other(request, "follow_up:report", report_id, said=said)
    back = reverse("follow_up:report", args=[report_id])
    return show(request, "follow_up/register.html", form=form, letter=of, back=back)


def _done_or_shown(
    request: Request, report_id: UUID, form: Any, act: Any, said: str, **context: object
) -> HttpResponse:
    if attempt(request, form, act):
        return see_other(request, "follow_up:report", report_id, said=said)
    back = reverse("follow_up:report", args=[report_id])
    return show(request, ASKED, form=form, back=back, **context)


@reads(Permission.LETTER_READ)
def versions(request: Request, report_id: UUID) -> HttpResponse:
    """Show every version of the words, and what was changed from the one before."""
    of = _own(request, report_id)
    before = of.texts[0].words
    shown = []
    for text in of.texts:
        shown.append((text, _changes(before, text.words)))
        before = text.words
    shown.reverse()
    return show(request, "follow_up/versions.html", letter=of, versions=shown)


def _changes(before: Words, after: Words) -> list[tuple[str, tuple[diffing.Piece, ...]]]:
    pairs = (
        ("I korthet", before.summary, after.summary),
        ("Varför något inte går som planerat", before.late_because, after.late_because),
        ("Förslag till beslut", before.proposal, after.proposal),
    )
    return [(heading, diffing.changes(old, new)) for heading, old, new in pairs if old or new]
