"""The team's inbox: threads by age, one thread with its answers, and the team's key."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.anonymous.actions import answering, team_keys
from lykta.anonymous.counts import counts
from lykta.anonymous.forms import AnswerForm, HandOverForm, KeyForm
from lykta.anonymous.queries import inbox as threads
from lykta.anonymous.queries import installation
from lykta.anonymous.terms import Counted
from lykta.anonymous.views import writer_pages
from lykta.audit import api as audit
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, reads, writes

INBOX = "anonymous-inbox:inbox"
THREAD = "anonymous-inbox:thread"


@reads(Permission.THREAD_READ)
def inbox(request: Request) -> HttpResponse:
    """Show the unit's threads, those that wait longest first, and how the letter box stands."""
    today = clock.today()
    board = installation.decided()
    return show(
        request,
        "anonymous/inbox.html",
        rows=threads.inbox(today=today),
        service=threads.service(unit=request.actor.unit).value,
        key_opens=threads.key_opens(unit=request.actor.unit),
        board=board,
        counted=_counted(request, today.year),
        year=today.year,
        may_lead=request.actor.may(Permission.THREAD_LEAD),
        may_answer=request.actor.may(Permission.THREAD_ANSWER),
    )


def _counted(request: Request, year: int) -> list[tuple[str, int]]:
    found = counts(year).get(request.actor.unit, {})
    return [(_(what.swedish), found.get(what, 0)) for what in Counted]


@writes(Permission.THREAD_ANSWER)
def thread(request: Request, thread_id: UUID) -> HttpResponse:
    """Show a thread, and answer in it. That it was read is logged before it is shown."""
    _log_reading(request, thread_id)
    start = {"text": _template(request.GET.get("mall", ""))}
    form = AnswerForm(typed(request), initial=start)
    now = clock.now()
    act = partial(answering.answer, thread_id=thread_id, actor=request.actor, now=now)
    if attempt(request, form, act):
        return see_other(request, THREAD, thread_id, said=_("Svaret är skickat."))
    opened = threads.thread(thread_id, today=clock.today())
    board = installation.decided()
    return show(
        request,
        "anonymous/thread.html",
        form=form,
        thread=opened,
        board=board,
        spoken=_language(opened.row.language),
        may_register=request.actor.may(Permission.MATTER_RECEIVE),
        may_change=not opened.row.closed,
    )


def _log_reading(request: Request, thread_id: UUID) -> None:
    threads.exists(thread_id)
    audit.record_reading("thread.read", actor=request.actor, now=clock.now(), about=thread_id)


def _template(code: str) -> str:
    return next((text for one, _name, text in installation.decided().answers if one == code), "")


def _language(code: str) -> str:
    found = writer_pages.every_wording().get(code)
    return found.name if found else code


@writes(Permission.THREAD_ANSWER)
def take(request: Request, thread_id: UUID) -> HttpResponse:
    """Become the one who answers."""
    if request.method == "POST":
        answering.take(thread_id=thread_id, actor=request.actor, now=clock.now())
    return see_other(request, THREAD, thread_id)


@writes(Permission.THREAD_ANSWER)
def ask(request: Request, thread_id: UUID) -> HttpResponse:
    """Ask the writer whether another unit may take over."""
    opened = threads.thread(thread_id, today=clock.today())
    form = HandOverForm(typed(request), units=opened.others)
    act = partial(
        answering.ask_hand_over, thread_id=thread_id, actor=request.actor, now=clock.now()
    )
    if attempt(request, form, act):
        return see_other(request, THREAD, thread_id, said=_("Frågan finns i tråden nu."))
    back = reverse(THREAD, args=[thread_id])
    return show(request, "anonymous/ask.html", form=form, back=back)


@writes(Permission.THREAD_LEAD)
def key(request: Request) -> HttpResponse:
    """Look after the team's key: make it, change it, or say that it is lost."""
    form = KeyForm(typed(request))
    if attempt(request, form, partial(_with_key, request)):
        return see_other(request, INBOX, said=_("Klart."))
    return show(
        request,
        "anonymous/key.html",
        form=form,
        service=threads.service(unit=request.actor.unit).value,
        back=reverse(INBOX),
        telephone=installation.decided().telephone,
    )


def _with_key(request: Request, *, act: str, sure: bool) -> None:
    actor, now = request.actor, clock.now()
    if act == "make":
        team_keys.make_key(actor=actor, now=now)
    elif act == "change":
        team_keys.change_key(actor=actor, now=now)
    elif not sure:
        raise Invalid({"sure": "Kryssa i rutan: alla som skriver får veta det."})
    else:
        team_keys.declare_lost(actor=actor, now=now)
