"""A round as files out, and a filled-in Excel file in: tried first, then taken."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lykta.documents import api as documents
from lykta.follow_up.actions import files as actions
from lykta.follow_up.actions import letters as letter_actions
from lykta.follow_up.actions import measure_files as measure_actions
from lykta.follow_up.forms import rounds as forms
from lykta.follow_up.queries import letters, places, rounds
from lykta.follow_up.rules import papers, sheets
from lykta.follow_up.terms import Goes
from lykta.follow_up.views.rounds import known
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import NotNow, Unknown
from lykta.pages import clock
from lykta.pages.answers import Done, attempt, see_other, show, typed
from lykta.pages.gates import Request, reads, writes

TRIED: Final = "follow_up.tried"
TRIED_MEASURES: Final = "follow_up.tried_measures"
HOLDS: Final = 3600  # seconds between trying a file and taking it
NAME: Final = "uppfoljning"


@reads(Permission.PLAN_READ)
def round_file(request: Request, round_id: UUID, kind: str) -> HttpResponse:
    """Give a frozen round as a file, from the frozen values alone."""
    frozen = rounds.frozen(round_id)
    document, paper = frozen.document, papers.round_paper(frozen.document)
    makers: dict[str, Callable[[], bytes]] = {
        "xlsx": partial(documents.workbook, [sheets.sheet(document)]),
        "csv": partial(documents.csv_of, sheets.sheet(document)),
        "pdf": partial(documents.pdf, paper),
        "docx": lambda: documents.word(paper, template=template()),
        "pptx": partial(documents.slides, paper),
        "json": frozen.text.encode,  # the very bytes of the digest
    }
    if kind not in makers:
        raise Unknown()
    return documents.attachment(makers[kind](), name=NAME, kind=kind)


def template() -> bytes | None:
    """Return the office's own Word template, if there is one."""
    found = letters.word_template()
    return found[2] if found else None


@reads(Permission.PLAN_REPORT)
def my_file(request: Request, round_id: UUID) -> HttpResponse:
    """Give the measures that one answers for as a file to fill in."""
    of = known(round_id)
    own = rounds.mine(round_id=round_id, codes=places.codes_of(request.actor))
    asked = rounds.asked(of=of, today=clock.today(), answerers=own)
    made = documents.workbook([sheets.open_sheet(asked, period=of.counted_in.swedish)])
    return documents.attachment(made, name=NAME, kind="xlsx")


@writes(Permission.PLAN_REPORT)
def try_file(request: Request, round_id: UUID) -> HttpResponse:
    """Try a filled-in file and show what it would do; nothing is saved."""
    of = known(round_id)
    form = forms.FileForm(typed(request), request.FILES or None)
    done = attempt(request, form, partial(_try, request, round_id))
    back = reverse("follow_up:round", args=[round_id])
    if not done:
        return show(request, "follow_up/try_file.html", form=form, round=of, back=back)
    return _tried(request, done, {"round": of, "back": back})


def _try(request: Request, round_id: UUID, file: Any) -> actions.Tried:
    return actions.try_file(
        round_id=round_id, data=file.read(), actor=request.actor, today=clock.today()
    )


def _tried(request: Request, done: Done[actions.Tried], shown: dict[str, Any]) -> HttpResponse:
    tried = done.value
    rows = [(line, tried.titles[line.asked]) for line in tried.lines]
    packed = "" if tried.faults else _packed(request, tried.lines)
    return render(
        request, "follow_up/tried.html", {**shown, "tried": tried, "rows": rows, "packed": packed}
    )


def _packed(request: Request, lines: tuple[sheets.Line, ...]) -> str:
    told = [{**asdict(line), "asked": str(line.asked), "goes": line.goes.value} for line in lines]
    return signing.dumps(
        {"by": str(request.actor.person), "lines": told}, salt=TRIED, compress=True
    )


@writes(Permission.PLAN_REPORT)
def take_file(request: Request, round_id: UUID) -> HttpResponse:
    """Take a file that has been tried, as it was tried."""
    if request.method != "POST":
        return see_other(request, "follow_up:try_file", round_id)
    lines = _unpacked(request)
    number = actions.take_file(lines=lines, actor=request.actor, now=clock.now())
    said = ngettext("Tack! %(number)s svar är sparat.", "Tack! %(number)s svar är sparade.", number)
    return see_other(request, "follow_up:round", round_id, said=said % {"number": number})


def _unpacked(request: Request) -> list[sheets.Line]:
    return [
        sheets.Line(**{**line, "asked": UUID(line["asked"]), "goes": Goes(line["goes"])})
        for line in _opened(request, salt=TRIED)["lines"]
    ]


def _opened(request: Request, *, salt: str) -> dict[str, Any]:
    """Return what was tried, to the one who tried it. Raises Unknown for others, or too late."""
    try:
        found = signing.loads(request.POST.get("packed", ""), salt=salt, max_age=HOLDS)
    except signing.BadSignature:
        raise Unknown() from None
    if found["by"] != str(request.actor.person):
        raise Unknown()
    return dict(found)


@writes(Permission.PLAN_WRITE)
def word_template(request: Request) -> HttpResponse:
    """Keep the office's own Word template; it is tried before it is kept."""
    form = forms.WordTemplateForm(typed(request), request.FILES or None)
    if attempt(request, form, partial(_keep_template, request)):
        return see_other(request, "follow_up:index", said=_("Mallen används från och med nu."))
    back = reverse("follow_up:index")
    kept = letters.word_template()
    return show(request, "follow_up/word_template.html", form=form, kept=kept, back=back)


def _keep_template(request: Request, template: Any) -> UUID:
    return letter_actions.keep_word_template(
        name=template.name, data=template.read(), actor=request.actor, now=clock.now()
    )


@reads(Permission.PLAN_WRITE)
def measures_file(request: Request) -> HttpResponse:
    """Give the plan's measures as a file to change."""
    made = measure_actions.measures_file(municipality=settings.MUNICIPALITY)
    return documents.attachment(made, name="atgarder", kind="xlsx")


@writes(Permission.PLAN_WRITE)
def measures(request: Request) -> HttpResponse:
    """Try a file of measures and show what it would do; nothing is saved."""
    form = forms.MeasuresForm(typed(request), request.FILES or None)
    done = attempt(request, form, partial(_try_measures, request))
    if done:
        return _tried_measures(request, done.value)
    back = reverse("follow_up:index")
    return show(request, "follow_up/measures_file.html", form=form, back=back)


def _try_measures(request: Request, file: Any) -> measure_actions.Tried:
    return measure_actions.try_measures(
        municipality=settings.MUNICIPALITY, data=file.read(), actor=request.actor
    )


def _tried_measures(
    request: Request, tried: measure_actions.Tried, *, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    packed = ""
    if tried.rows and not tried.faults:
        shown = {"by": str(request.actor.person), "rows": tried.read, "sign": tried.sign}
        packed = signing.dumps(shown, salt=TRIED_MEASURES, compress=True)
    context = {"tried": tried, "packed": packed, "again": status is HTTPStatus.CONFLICT}
    return render(request, "follow_up/tried_measures.html", context, status=status)


@writes(Permission.PLAN_WRITE)
def take_measures(request: Request) -> HttpResponse:
    """Take a file of measures that has been tried, as it was tried."""
    if request.method != "POST":
        return see_other(request, "follow_up:measures")
    found = _opened(request, salt=TRIED_MEASURES)
    where, actor = settings.MUNICIPALITY, request.actor
    try:
        with transaction.atomic():
            number = measure_actions.take_measures(
                municipality=where,
                rows=found["rows"],
                sign=found["sign"],
                actor=actor,
                now=clock.now(),
            )
    except NotNow:  # somebody was first: show what the same rows would do now
        tried = measure_actions.try_rows(municipality=where, rows=found["rows"], actor=actor)
        return _tried_measures(request, tried, status=HTTPStatus.CONFLICT)
    said = ngettext("%(number)s åtgärd är inläst.", "%(number)s åtgärder är inlästa.", number)
    return see_other(request, "plan:plan", said=said % {"number": number})
