"""The coverage map, and what measures lack."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse

from lykta.kernel.permissions import Permission
from lykta.pages.answers import show
from lykta.pages.gates import Request, reads
from lykta.plan import access
from lykta.plan.queries import lacking as queries
from lykta.plan.queries import measure_pages
from lykta.plan.queries.coverage import things
from lykta.plan.rules import choosing, covering
from lykta.plan.rules import lacking as rules

NOBODY = UUID(int=0)
FIRST = 5  # of each at first; the rest on a page of its own
A_PAGE = 25


@reads(Permission.PLAN_READ)
def coverage(request: Request) -> HttpResponse:
    """Show area by group by actor; a group without anything is one click away."""
    here = settings.MUNICIPALITY
    lead = request.GET.get(choosing.LEAD, "")[:200]
    areas = tuple(measure_pages.area_titles(municipality=here))
    found = things(municipality=here)
    return show(
        request,
        "plan/coverage.html",
        coverage=covering.coverage(found, areas=areas, lead=lead),
        may_describe=access.may_describe(actor=request.actor),
    )


@reads(Permission.PLAN_READ)
def lacking(request: Request) -> HttpResponse:
    """Show what measures lack, weightiest first, with a link to mend each; `?vad=` one in full."""
    found = queries.told(municipality=settings.MUNICIPALITY)
    may_describe = access.may_describe(actor=request.actor)
    lacks = rules.lacking(found)
    wanted = next((one for one in lacks if one.code == request.GET.get("vad")), None)
    shown = Paginator(wanted.measures, A_PAGE).get_page(request.GET.get("sida")) if wanted else None
    return show(
        request,
        "plan/lacking.html",
        lacks=[
            (one, _shown(one, shown or one.measures[:FIRST], may_mend=may_describe))
            for one in ((wanted,) if wanted else lacks)
        ],
        page=shown,
        whole=rules.whole(found),
        number=len(found),
    )


def _shown(
    lack: rules.Lack, measures: Iterable[rules.Told], *, may_mend: bool
) -> list[tuple[str, str]]:
    """Return measures that lack it, each with the page where it is mended or read."""
    address = reverse(lack.page if may_mend else "plan:measure", args=[NOBODY])
    return [(one.title, address.replace(str(NOBODY), str(one.id))) for one in measures]
