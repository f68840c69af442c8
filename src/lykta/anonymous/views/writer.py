"""The writer's page: one address, a neutral title, 303 after every post, no log (security §3.7).

What is being done rests on the server under the cookie's token (`actions/visits.py`); the page is
only ever shown by GET. No cookie is set before the first post.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from lykta.anonymous.actions import slowly, visits, writing
from lykta.anonymous.actions.visits import Visit
from lykta.anonymous.queries import installation
from lykta.anonymous.rules import codes, hints, messages, sealing
from lykta.anonymous.terms import Kind, ServiceState, Step
from lykta.anonymous.views import pace, writer_pages
from lykta.kernel.wording import SOURCE, Wording
from lykta.pages import clock
from lykta.pages.answers import SeeOther
from lykta.pages.gates import public_form

Doing = Callable[[HttpRequest, Visit, Wording], Visit]
FIELDS = {"call": ("number", "when", "voice"), "who": ("name", "reach")}
TELL = {Step.WAIT: "wait", Step.BUSY: "busy", Step.FAILED: "failed"}
STATES = {code: step for step, code in TELL.items()}


@public_form
def write(request: HttpRequest, tongue: str = SOURCE) -> HttpResponse:
    """Show where the writer is, or do what the writer asks for and show it afterwards."""
    wording = writer_pages.wording(tongue)
    if request.method != "POST":
        return _shown(request, wording)
    token = request.COOKIES.get(settings.THREAD_COOKIE, "")
    try:
        return _done(request, wording, token)
    except DatabaseError:
        return _told(wording, Step.FAILED)


def _done(request: HttpRequest, wording: Wording, token: str) -> HttpResponse:
    doing = DOING.get(request.POST.get("do", ""))
    if doing is _enter and slowly.is_full():
        return _told(wording, Step.BUSY)  # before any query: a crowd costs next to nothing
    visit = (visits.get(token, now=clock.now()) if token else None) or Visit()
    if doing is None or doing is _leave:
        return leave_to(wording, token)
    if not pace.may_rest(request):
        return _told(wording, Step.WAIT)
    after = doing(request, visit, wording)
    response = SeeOther(writer_pages.address(wording))
    fresh = visits.new_token()  # a new one for every step: what rested before is gone
    if token:
        visits.drop(token)
    visits.keep(fresh, after, now=clock.now())
    response.set_cookie(
        settings.THREAD_COOKIE,
        fresh,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )
    return response


def _told(wording: Wording, step: Step) -> HttpResponse:
    """Say it without letting anything rest: the address carries one neutral letter."""
    return SeeOther(f"{writer_pages.address(wording)}?s={TELL[step][0]}")


def leave_to(wording: Wording, token: str) -> HttpResponse:
    """Forget the visit and show the page as it is for anybody."""
    if token:
        visits.drop(token)
    response = SeeOther(writer_pages.address(wording))
    forget_cookie(response)
    return response


def forget_cookie(response: HttpResponse) -> None:
    """Let the browser forget every cookie of the public pages."""
    for name in (settings.THREAD_COOKIE, settings.TIME_COOKIE):
        response.delete_cookie(name, samesite="Strict")
        response.cookies[name]["secure"] = settings.HTTPS


@public_form
def kill(request: HttpRequest) -> HttpResponse:
    """Forget the visit on the way out: the exit's beacon, or a link without script."""
    token = request.COOKIES.get(settings.THREAD_COOKIE, "")
    if token:
        with suppress(DatabaseError):  # the cookie goes all the same, the row within the half hour
            visits.drop(token)
    away = SeeOther(settings.QUICK_EXIT_URL) if request.method != "POST" else None
    response = away or HttpResponse(status=HTTPStatus.NO_CONTENT)
    forget_cookie(response)
    return response


def _shown(request: HttpRequest, wording: Wording) -> HttpResponse:
    token = request.COOKIES.get(settings.THREAD_COOKIE, "")
    status = HTTPStatus.OK
    try:
        state = writing.state()
        kept = visits.get(token, now=clock.now()) if token else None
        visit = _asked(request, kept or Visit())
        page = writer_pages.page(visit, state, wording, today=clock.today())
    except DatabaseError:
        status = HTTPStatus.SERVICE_UNAVAILABLE
        page = writer_pages.page(Visit(), ServiceState.CLOSED, wording, today=clock.today())
    with translation.override("sv"):
        return render(request, "anonymous/skriv.html", page, status=status)


def _asked(request: HttpRequest, visit: Visit) -> Visit:
    """Return the visit with what the address's letter tells: what was typed stays on the page."""
    letters = {word[0]: step for word, step in STATES.items()}
    told = letters.get(request.GET.get("s", ""))
    return replace(visit, step=told, note="", traces=()) if told else visit


# ---- what can be done: each takes where the writer is and returns where they are afterwards ----


def _send(request: HttpRequest, visit: Visit, wording: Wording) -> Visit:
    """Begin a thread, or say first what the text may tell."""
    text = request.POST.get("message", "").strip()
    kept = Visit(text=text, doing="send")
    traces = () if request.POST.get("anyway") else _traces(text)
    if problem := _problem(text):
        return replace(kept, note=problem)
    if traces:
        return replace(kept, step=Step.HINT, traces=traces)
    if not pace.may_try(request):
        return replace(kept, step=Step.WAIT)
    try:
        made = writing.begin(text=text, language=wording.code, today=clock.today())
    except slowly.Full:
        return replace(kept, step=Step.BUSY)
    except writing.Closed:
        return replace(kept, step=Step.CLOSED)
    return Visit(step=Step.CODE, opened=made.opened, digits=made.code.digits)


def _traces(text: str) -> tuple[str, ...]:
    return tuple(hints.traces(text, listed=installation.listed_words()))


def _problem(text: str) -> str:
    if not text:
        return "empty"
    too_long = len(messages.content(text).encode()) > sealing.LONGEST
    return "long" if too_long else ""


def _enter(request: HttpRequest, visit: Visit, wording: Wording) -> Visit:
    """Come back with a code. Whatever is wrong with it, the answer is the same."""
    kept = replace(visit, opened=None, digits="", note="", step=Step.WRONG)
    if not pace.may_try(request):
        return replace(kept, step=Step.WAIT)
    typed = codes.read(request.POST.get("code", ""), installation.listed_words())
    try:
        opened = writing.come_back(typed or codes.make())
    except slowly.Full:
        return replace(kept, step=Step.BUSY)
    return replace(kept, step=Step.THREAD, opened=opened) if opened and typed else kept


def _inside(doing: Doing) -> Doing:
    """Do it for someone whose code is open; others keep what they typed and enter it again."""

    def checked(request: HttpRequest, visit: Visit, wording: Wording) -> Visit:
        typed = replace(
            visit,
            step=Step.THREAD,
            text=request.POST.get("message", "").strip() or visit.text,
            fields={**visit.fields, **_fields(request)},
            doing=request.POST.get("do", ""),
            note="",
            traces=(),
            digits="",
        )
        if visit.opened is None:
            return replace(typed, step=Step.WRONG, note="expired")
        try:
            return doing(request, typed, wording)
        except writing.Gone:
            return Visit(step=Step.GONE, note="gone", text=typed.text)
        except writing.Closed:
            return replace(typed, step=Step.CLOSED)

    return checked


def _fields(request: HttpRequest) -> dict[str, str]:
    names = {name for some in FIELDS.values() for name in some}
    return {name: request.POST[name].strip() for name in names if name in request.POST}


@_inside
def _answer(request: HttpRequest, visit: Visit, wording: Wording) -> Visit:
    """Write more in the thread."""
    if problem := _problem(visit.text):
        return replace(visit, note=problem)
    traces = () if request.POST.get("anyway") else _traces(visit.text)
    if traces:
        return replace(visit, step=Step.HINT, traces=traces)
    return _put(visit, Kind.TEXT, visit.text, {})


def _put(visit: Visit, kind: Kind, text: str, fields: dict[str, str]) -> Visit:
    opened = visit.opened
    if opened is None:
        raise writing.Gone
    try:
        writing.write(opened, kind=kind, text=text, fields=fields, today=clock.today())
    except sealing.TooLong:
        return replace(visit, note="long")
    return Visit(step=Step.THREAD, opened=opened, note="sent")


@_inside
def _call(request: HttpRequest, visit: Visit, wording: Wording) -> Visit:
    """Ask for a call at a time that is safe."""
    fields = {name: visit.fields.get(name, "") for name in FIELDS["call"]}
    if not fields["number"] or not fields["when"]:
        return replace(visit, note="empty")
    return _put(visit, Kind.CALL, "", fields)


@_inside
def _who(request: HttpRequest, visit: Visit, wording: Wording) -> Visit:
    """Say who one is, and that social services may register it. Only the writer can do this."""
    fields = {name: visit.fields.get(name, "") for name in FIELDS["who"]}
    if not all(fields.values()):
        return replace(visit, note="empty")
    if request.POST.get("agree") != "yes":
        return replace(visit, note="agree")
    return _put(visit, Kind.IDENTITY, "", fields)


@_inside
def _over(request: HttpRequest, visit: Visit, wording: Wording) -> Visit:
    """Let the other unit take over, or not."""
    if visit.opened is not None:
        yes = request.POST.get("may") == "yes"
        writing.answer_hand_over(visit.opened, yes=yes, today=clock.today())
    return Visit(step=Step.THREAD, opened=visit.opened, note="over")


@_inside
def _saved(request: HttpRequest, visit: Visit, wording: Wording) -> Visit:
    """Go on from the code to the thread: the code is not shown again."""
    return Visit(step=Step.THREAD, opened=visit.opened)


@_inside
def _delete(request: HttpRequest, visit: Visit, wording: Wording) -> Visit:
    """Delete what may go at once, and say what stays."""
    if request.POST.get("agree") != "yes":
        return replace(visit, note="agree")
    if visit.opened is None:
        raise writing.Gone
    kept_until = writing.delete(visit.opened, today=clock.today())
    until = kept_until.isoformat() if kept_until else ""
    return Visit(step=Step.GONE, note="kept" if until else "deleted", fields={"end": until})


def _leave(request: HttpRequest, visit: Visit, wording: Wording) -> Visit:
    """Close the page: handled before anything rests."""
    return Visit()


DOING: dict[str, Doing] = {
    "send": _send,
    "code": _enter,
    "answer": _answer,
    "call": _call,
    "who": _who,
    "over": _over,
    "saved": _saved,
    "delete": _delete,
    "leave": _leave,
}
