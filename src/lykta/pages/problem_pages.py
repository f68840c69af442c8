"""Problems as pages: what happened, what to do, and an id the operator can look up.

Nothing of an exception's text reaches a page or a log: PostgreSQL puts whole rows into it
(security §0.4). The log line holds the id, the kind of exception and where in the code it rose.
"""

import logging
import secrets
import sys
import traceback
from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from lykta.audit.api import CannotRecord
from lykta.kernel.problems import Invalid, NotNow, Refused, StepUpNeeded, Unknown

Answer = Callable[[HttpRequest], HttpResponse]
log = logging.getLogger("lykta.problem")
SECRET_FIELDS = ("csrfmiddlewaretoken", "password", "code")
KEEP_AT_MOST = 200_000
AWAY = (OperationalError, InterfaceError, CannotRecord)


class ProblemsMiddleware:
    """Turn what a view raises into a page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; the page for a problem comes from `process_exception`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page that says what happened and what to do."""
        if isinstance(error, StepUpNeeded):
            query = urlencode({"next": request.META.get("HTTP_REFERER") or request.path})
            return HttpResponseRedirect(f"/bekrafta?{query}")
        return _known_problem(request, error) or unexpected(request, error)


def _known_problem(request: HttpRequest, error: Exception) -> HttpResponse | None:
    match error:
        case Unknown() | Http404():
            return problem_page(request, 404)
        case Refused(reason=reason):
            return problem_page(request, 403, _(reason))
        case NotNow(reason=reason):
            return problem_page(request, 409, _(reason), keep=True)
        case Invalid(errors=errors):
            return problem_page(request, 422, " ".join(_(e) for e in errors.values()), keep=True)
        case SuspiciousOperation():
            return bad_request(request, error)
    return None


def unexpected(request: HttpRequest, error: Exception) -> HttpResponse:
    """Log an id with the place in the code, and show the id. What was typed is given back."""
    number = secrets.token_hex(4)
    status = 503 if isinstance(error, AWAY) else 500
    kind = type(error).__name__
    cause = type(error.__cause__).__name__ if isinstance(error, DatabaseError) else ""
    log.error("problem %s: %s %s %s", number, kind, cause, _where(error))
    return problem_page(request, status, number=number, keep=True)


def _where(error: Exception) -> str:
    """Return the code places the exception passed, without any values."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/lykta/" in frame.filename][-4:] or frames[-2:]
    return " < ".join(f"{f.filename.rsplit('/src/')[-1]}:{f.lineno}" for f in reversed(ours))


def problem_page(
    request: HttpRequest, status: int, reason: str = "", *, number: str = "", keep: bool = False
) -> HttpResponse:
    """Return the page for a problem. The 404 page is the same to the byte, whatever was asked.

    Someone without a session meets the public page: neutral, with a way out and the telephone.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        shown_public = {"status": status, "reason": reason, "id": number}
        page = render_to_string("web/public_problem.html", shown_public, request)
        return HttpResponse(page, status=status)
    kept = _typed(request) if keep and request.method == "POST" else []
    shown: dict[str, object] = {"status": status, "reason": reason, "id": number, "kept": kept}
    if kept:
        shown |= {"path": request.path, "request": request}
    content = render_to_string("web/problem.html", shown, request if kept else None)
    return HttpResponse(content, status=status)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was typed, to be sent again with one button; never passwords or codes."""
    try:
        fields = [(k, v) for k, values in request.POST.lists() for v in values]
    except (RequestDataTooBig, TooManyFieldsSent, SuspiciousOperation):
        return []
    kept = [(k, v) for k, v in fields if k not in SECRET_FIELDS]
    return kept if sum(len(v) for _k, v in kept) <= KEEP_AT_MOST else []


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing or another's: nothing was saved.

    What came is not given back: it may be another site's, and a button would send it again.
    """
    return problem_page(
        request,
        403,
        _("Sidan var öppen för länge eller kom från en annan plats. Ingenting sparades."),
        keep=False,
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be read."""
    too_big = isinstance(exception, RequestDataTooBig | TooManyFieldsSent)
    return problem_page(request, 413 if too_big else 400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere, just as one that may not be seen."""
    return problem_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer what failed outside the views: reading the session, most often a database away."""
    error = sys.exc_info()[1]
    if isinstance(error, Exception):
        return unexpected(request, error)
    return problem_page(request, 500)
