"""Bytes that no page can use: NUL and invalid UTF-8 in addresses and forms are answered at once."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from lykta.pages.problem_pages import problem_page

Answer = Callable[[HttpRequest], HttpResponse]
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class InputGuardMiddleware:
    """Refuse unreadable input with a clear page before any view or query sees it.

    A NUL in a form field is left to the form: it answers beside the field and keeps the text.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Check the address, then (for a post) the fields."""
        if not _readable(request.META.get("QUERY_STRING", "")) or "\0" in request.path:
            return problem_page(request, 400, _("Adressen innehåller tecken som inte kan läsas."))
        if request.method == "POST" and _has_unreadable_field(request):
            reason = _("Texten innehåller tecken som inte kan läsas. Skriv om dem och skicka igen.")
            return problem_page(request, 400, reason)
        return self.get_response(request)


def _readable(query: str) -> bool:
    try:
        text = unquote_to_bytes(query).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return "\0" not in text


def _has_unreadable_field(request: HttpRequest) -> bool:
    return any(
        REPLACEMENT in value or REPLACEMENT in name
        for name, values in request.POST.lists()
        for value in values
    )
