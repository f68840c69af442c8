"""Is a public form's post from our own page? Told without any cookie (design §7.10)."""

from django.core import signing
from django.http import HttpRequest, HttpResponse

from lykta.pages.problem_pages import problem_page

FIELD = "form_token"
SALT = "lykta.public-form"
HOLDS_SECONDS = 24 * 60 * 60


def token() -> str:
    """Return the stateless token that a public form carries."""
    return signing.dumps("form", salt=SALT)


def is_ours(request: HttpRequest) -> bool:
    """Tell whether the post comes from a page of ours.

    A browser that says where it is from is believed and needs no token; one that does not say
    must send the form's token.
    """
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site == "same-origin"
    origin = request.headers.get("Origin", "")
    if origin and origin != "null":
        return origin == f"{request.scheme}://{request.get_host()}"
    return _holds(request.POST.get(FIELD, ""))


def _holds(sent: str) -> bool:
    try:
        return bool(signing.loads(sent, salt=SALT, max_age=HOLDS_SECONDS) == "form")
    except signing.BadSignature:
        return False


def refuse(request: HttpRequest) -> HttpResponse:
    """Return the page that says the form was not sent from here, with what was typed kept."""
    return problem_page(request, 403, "Formuläret kom inte från vår sida. Öppna sidan igen.")
