"""The session's rules: who is signed in as what, for how long, and how it ends (security §3.6)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lykta.kernel.actor import Actor
from lykta.kernel.problems import StepUpNeeded
from lykta.organisation import queries
from lykta.organisation.models import StoredSession
from lykta.organisation.rules import session_rules
from lykta.organisation.session_store import (
    ASSIGNMENT,
    PERSON,
    STEPPED_UP,
    WHOLE,
    SessionStore,
    end_rows,
)
from lykta.organisation.terms import Ended
from lykta.pages import clock

Answer = Callable[[HttpRequest], HttpResponse]
WATCH_PATH = "/session/stanna"  # reading it tells the time left and does not prolong the session
TOUCH_EVERY = timedelta(seconds=5)


class Visit(Protocol):
    """What the middleware puts on every request."""

    session: SessionStore
    actor: Actor | None
    assignment_name: str
    session_ended: Ended | None


def visit(request: Any) -> Visit:
    """Return the request as one that the middleware has seen."""
    seen: Visit = request
    return seen


def limits() -> session_rules.Limits:
    """Return the limits from the settings."""
    return session_rules.Limits(
        idle=timedelta(seconds=settings.SESSION_IDLE_SECONDS),
        absolute=timedelta(seconds=settings.SESSION_ABSOLUTE_SECONDS),
        warning=timedelta(seconds=settings.SESSION_WARN_SECONDS),
    )


class SessionRulesMiddleware:
    """Set `request.actor`, or end a session whose time, account or assignment is over."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Read the session once; requests without its cookie cost nothing."""
        here = visit(request)
        here.actor, here.assignment_name, here.session_ended = None, "", None
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            _read(here, watching=request.method == "GET" and request.path == WATCH_PATH)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Answer 401 with the sign-in page when a session is over and the page needs one."""
        ended = visit(request).session_ended
        gate = getattr(view, "gate", None)
        if ended is None or gate is None or gate.kind == "public":
            return None
        shown = {"why": ended.swedish, "next": request.get_full_path()}
        response = render(request, "organisation/session_ended.html", shown, status=401)
        if request.headers.get("HX-Request"):
            response["HX-Redirect"] = settings.LOGIN_URL
        return response


def _read(here: Visit, *, watching: bool) -> None:
    here.session.get(PERSON)  # loads the row
    row = here.session.row
    if row is None:
        here.session_ended = Ended.SIGNED_OUT
        return
    if row.ended_at is not None:
        here.session_ended = Ended(row.ended_why)
        return
    now = clock.now()
    why = session_rules.why_ended(
        created_at=row.created_at, last_seen_at=row.last_seen_at, now=now, limits=limits()
    )
    why = why or _find_actor(here, row)
    if why is not None:
        _end(here, row, why)
    elif not watching and now - row.last_seen_at > TOUCH_EVERY:
        StoredSession.objects.filter(key_hash=row.key_hash, ended_at__isnull=True).update(
            last_seen_at=now
        )


def _find_actor(here: Visit, row: StoredSession) -> Ended | None:
    """Set the actor; tell why when the person may not go on."""
    if row.person_id is None:
        return None
    if row.assignment_id is None or not here.session.get(WHOLE):
        return None if queries.has_open_account(row.person_id) else Ended.DISABLED
    found = queries.signed_in(
        person_id=row.person_id, assignment_id=row.assignment_id, today=clock.today()
    )
    if found is None:
        return Ended.ASSIGNMENT_ENDED
    if not found.account_open:
        return Ended.DISABLED
    here.actor, here.assignment_name = found.actor, found.assignment_name
    return None


def _end(here: Visit, row: StoredSession, why: Ended) -> None:
    end_rows(key_hash=row.key_hash, why=why)
    here.session_ended, here.actor = why, None
    here.session.forget()


def begin(request: HttpRequest, *, person_id: UUID, whole: bool) -> None:
    """Start a person's session after sign-in; their other sessions end (one at a time).

    `whole` is False while the second factor is missing: then there is no actor yet.
    """
    session = visit(request).session
    session[PERSON], session[WHOLE] = str(person_id), whole
    session[STEPPED_UP] = clock.now().timestamp()
    session.save()  # now, so that the others can end
    session.clear_expired()
    kept = bytes(session.row.key_hash) if session.row else b""
    _end_others(person_id, kept)
    if whole:
        choose_only(request)


def _end_others(person_id: UUID, kept: bytes) -> None:
    rows = StoredSession.objects.filter(person_id=person_id, ended_at__isnull=True)
    rows.exclude(key_hash=kept).update(
        ended_at=clock.now(), ended_why=Ended.ELSEWHERE.value, data=""
    )


def make_whole(request: HttpRequest) -> None:
    """Note that the second factor is there now; the session gets a new number."""
    session = visit(request).session
    session[WHOLE] = True
    session.cycle_key()


def choose(request: HttpRequest, *, assignment_id: UUID) -> None:
    """Act in this assignment from now on; the session gets a new number."""
    session = visit(request).session
    session[ASSIGNMENT] = str(assignment_id)
    session.cycle_key()


def choose_only(request: HttpRequest) -> bool:
    """Act in the person's only assignment; False when there is none, or more than one."""
    person = UUID(visit(request).session[PERSON])
    found = queries.assignments_of(person_id=person, today=clock.today())
    if len(found) != 1:
        return False
    choose(request, assignment_id=found[0].id)
    return True


def step_up(request: HttpRequest) -> None:
    """Note that the person has just confirmed who they are; the session gets a new number."""
    session = visit(request).session
    session[STEPPED_UP] = clock.now().timestamp()
    session.cycle_key()


def check_stepped_up(request: HttpRequest) -> None:
    """Raise `StepUpNeeded` unless the person confirmed who they are in the last five minutes."""
    at = visit(request).session.get(STEPPED_UP, 0)
    if clock.now().timestamp() - at > settings.STEP_UP_SECONDS:
        raise StepUpNeeded()


def sign_out(request: HttpRequest) -> None:
    """End the session on the server; the old number is worth nothing from now on."""
    session = visit(request).session
    if session.row is not None:
        end_rows(key_hash=session.row.key_hash, why=Ended.SIGNED_OUT)
    session.forget()


def end_sessions(*, person_id: UUID, why: Ended) -> int:
    """End every session of the person at once; return how many there were."""
    return end_rows(person_id=person_id, why=why)


def seconds_left(request: HttpRequest) -> int:
    """Return the seconds until the session ends unless it is used; 0 without a session."""
    row = visit(request).session.row
    if row is None or visit(request).session_ended is not None:
        return 0
    return session_rules.seconds_left(
        created_at=row.created_at,
        last_seen_at=row.last_seen_at,
        now=clock.now(),
        limits=limits(),
    )
