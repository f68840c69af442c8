"""The gate above every view: who may use the page at all, one transaction, one signed context.

A route test walks the address table and refuses a view without a gate; routes of third-party
packages stand in `pages/third_party.py`. Design §2.4, §7.5.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.views.decorators.csrf import csrf_exempt

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Refused, StepUpNeeded, Unknown
from lykta.pages import clock, form_origin
from lykta.secrecy import context

READING = ("GET", "HEAD")


class Request(HttpRequest):
    """A request from a signed-in person; the session's rules set the actor."""

    actor: Actor


View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Gate:
    """What a view declares about itself: kind, and the permission it asks for."""

    kind: str  # reads, writes, signed_in, public
    permission: Permission | None = None
    step_up: bool = False


def reads(permission: Permission) -> Callable[[View], View]:
    """Mark a page that shows: only SELECT is possible while it runs."""
    return _staff(Gate("reads", permission), READING)


def writes(permission: Permission, *, step_up: bool = False) -> Callable[[View], View]:
    """Mark a page that changes: GET shows its form (read-only), POST changes in one transaction.

    With `step_up` the person must have confirmed who they are in the last five minutes.
    """
    return _staff(Gate("writes", permission, step_up), (*READING, "POST"))


def signed_in(view: View) -> View:
    """Mark a page that every signed-in person may use (their own day, their own account)."""
    return _staff(Gate("signed_in"), (*READING, "POST"))(view)


def public(view: View) -> View:
    """Mark a page that anybody may read. It has no context: protected rows cannot be seen."""

    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    gated.gate = Gate("public")  # type: ignore[attr-defined]
    return gated


def public_form(view: View) -> View:
    """Mark a public page with a form: no cookie is set, so the post is checked by where it is from.

    The browser tells (Sec-Fetch-Site, Origin); an old one sends the page's own signed token.
    """

    @wraps(view)
    def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in (*READING, "POST"):
            return HttpResponseNotAllowed((*READING, "POST"))
        if request.method == "POST" and not form_origin.is_ours(request):
            return form_origin.refuse(request)
        return view(request, *args, **kwargs)

    gated.gate = Gate("public")  # type: ignore[attr-defined]
    return csrf_exempt(gated)


def _staff(gate: Gate, methods: tuple[str, ...]) -> Callable[[View], View]:
    def mark(view: View) -> View:
        @wraps(view)
        def gated(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in methods:
                return HttpResponseNotAllowed(methods)
            if getattr(request, "actor", None) is None:
                return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
            return run(gate, view, request, args, kwargs)

        gated.gate = gate  # type: ignore[attr-defined]
        return gated

    return mark


def run(
    gate: Gate, view: View, request: Request, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> HttpResponse:
    """Let `request.actor` through: check, one transaction with its context, the log's seal."""
    try:
        if gate.permission is not None:
            request.actor.check_may(gate.permission)
        if gate.step_up and request.method == "POST":
            _check_stepped_up(request)
        response = _in_transaction(view, request, args, kwargs)
    except (Refused, Unknown) as problem:
        log_denial(request, problem, kwargs)
        raise
    audit.seal()
    return response


def _in_transaction(
    view: View, request: Request, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> HttpResponse:
    with transaction.atomic(durable=True):
        if request.method in READING:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION READ ONLY")
        context.enter(request.actor, now=clock.now())
        response = view(request, *args, **kwargs)
        if response.streaming:
            raise RuntimeError("A page is made whole inside its transaction, never streamed.")
        return response


def _check_stepped_up(request: Request) -> None:
    stepped_up_at = request.session.get("stepped_up_at", 0)
    if clock.now().timestamp() - stepped_up_at > settings.STEP_UP_SECONDS:
        raise StepUpNeeded()


def log_denial(request: Request, problem: Exception, kwargs: dict[str, Any]) -> None:
    """Write down at once, on its own connection, that someone was told no."""
    about = next((value for value in kwargs.values() if isinstance(value, UUID)), None)
    page = request.resolver_match.view_name if request.resolver_match else ""
    audit.record_denial(
        "page.denied",
        actor=request.actor,
        about=about,
        now=clock.now(),
        detail={"page": page or "", "why": type(problem).__name__.lower()},
    )
    audit.seal()
