"""The plan as everybody may read it: made from the published document alone."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lykta.pages.gates import public
from lykta.plan import queries


@public
def published_plan(request: HttpRequest) -> HttpResponse:
    """Show the newest published plan; says so kindly before there is one."""
    document = queries.published(municipality=settings.MUNICIPALITY)
    return render(request, "plan/public_plan.html", {"document": document})
