"""The plan as everybody may read it: made from the published document alone."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lykta.documents import api as documents
from lykta.kernel.problems import Unknown
from lykta.pages import clock
from lykta.pages.gates import public
from lykta.plan import queries
from lykta.plan.rules import choosing, public_choosing


@public
def published_plan(request: HttpRequest) -> HttpResponse:
    """Show the newest published plan, or the part of it that is asked for."""
    document = queries.published(municipality=settings.MUNICIPALITY)
    if document is None:
        return render(request, "plan/public_plan.html", {"document": None})
    wanted = choosing.Wanted(
        lead=request.GET.get(choosing.LEAD, "")[:200],
        area=request.GET.get(choosing.AREA, "")[:200],
        group=request.GET.get(choosing.GROUP, "")[:60],
    )
    areas, groups, leads = public_choosing.choices(document, wanted)
    context = {
        "document": document,
        "measures": public_choosing.chosen(document["measures"], wanted),
        "ongoing": public_choosing.chosen(document["ongoing"], wanted),
        "filters": (("Område", areas), ("Särskilt för", groups), ("Leder", leads)),
        "whole": not wanted.anything,
        "today": clock.today().isoformat(),
    }
    return render(request, "plan/public_plan.html", context)


@public
def published_rows(request: HttpRequest) -> HttpResponse:
    """Give the published plan as a table for a spreadsheet. Raises Unknown before there is one."""
    document = queries.published(municipality=settings.MUNICIPALITY)
    if document is None:
        raise Unknown()
    sheet = documents.Sheet("Planen", public_choosing.HEAD, public_choosing.rows(document))
    return documents.attachment(documents.csv_of(sheet), name="planen", kind="csv")
