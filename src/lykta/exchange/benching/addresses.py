"""The product's addresses plus one trivial signed-in view: used by the bench alone."""

from django.http import HttpResponse
from django.urls import include, path

from lykta.pages.gates import Request, signed_in


@signed_in
def trivial(request: Request) -> HttpResponse:
    """Answer one line, through the same session, gate and transaction as every page."""
    return HttpResponse("ok")


urlpatterns = [path("", include("config.urls")), path("matning/golv", trivial)]
