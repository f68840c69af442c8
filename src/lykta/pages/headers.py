"""Response headers that every answer carries (security §3.8, design §7.10)."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

Answer = Callable[[HttpRequest], HttpResponse]

FIXED = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noarchive",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
        "microphone=(), midi=(), payment=(), usb=()"
    ),
}
METHODS = ("GET", "HEAD", "POST")


class HeadersMiddleware:
    """Set the fixed headers, `no-store` on everything made for someone, and the referrer rule."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then set the headers; methods that nothing here uses are refused."""
        if request.method not in METHODS:
            response: HttpResponse = HttpResponseNotAllowed(METHODS)
        else:
            response = self.get_response(request)
        for name, value in FIXED.items():
            response.setdefault(name, value)
        failed = response.status_code >= HTTPStatus.BAD_REQUEST
        if failed or not request.path.startswith("/static/"):
            response["Cache-Control"] = "no-store"
            response["Referrer-Policy"] = _referrer(response)
        return response


def _referrer(response: HttpResponse) -> str:
    """Pages with a form need their origin: Chromium else sends `Origin: null` and it is refused."""
    has_form = not response.streaming and b"<form" in response.content
    return "same-origin" if has_form else "no-referrer"
