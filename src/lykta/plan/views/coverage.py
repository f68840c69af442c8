"""The coverage map, and what measures lack."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.answers import show
from lykta.pages.gates import Request, reads
from lykta.plan import access, queries
from lykta.plan.queries import measure_pages
from lykta.plan.queries.coverage import things
from lykta.plan.rules import choosing, covering
from lykta.plan.rules import lacking as rules

NOBODY = UUID(int=0)
AT_ONCE = 40  # so many of each are shown; the next come as these are mended


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
    """Show what measures lack, weightiest first, with a link to mend each."""
    found = queries.measures_seen(municipality=settings.MUNICIPALITY, today=clock.today())
    may_describe = access.may_describe(actor=request.actor)
    lacks = [(lack, _shown(lack, may_mend=may_describe)) for lack in rules.lacking(found)]
    return show(
        request,
        "plan/lacking.html",
        lacks=lacks,
        whole=rules.whole(found),
        number=sum(1 for one in found if not one.ended),
    )


def _shown(lack: rules.Lack, *, may_mend: bool) -> list[tuple[str, str]]:
    """Return the first measures that lack it, each with the page where it is mended or read."""
    address = reverse(lack.page if may_mend else "plan:measure", args=[NOBODY])
    return [
        (one.title, address.replace(str(NOBODY), str(one.id))) for one in lack.measures[:AT_ONCE]
    ]
