"""The product's addresses plus two trivial views: used by the bench alone."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from lykta.pages.gates import Request, public, signed_in


@signed_in
def trivial(request: Request) -> HttpResponse:
    """Answer one line, through the same session, gate and transaction as every page."""
    return HttpResponse("ok")


@public
def hello(request: HttpRequest) -> HttpResponse:
    """Answer one line to anybody, through the same middleware as every public page."""
    return HttpResponse("hello, world")


urlpatterns = [
    path("matning/hej", hello),  # first: the floor does not pay for a long table of addresses
    path("matning/golv", trivial),
    path("", include("config.urls")),
]
