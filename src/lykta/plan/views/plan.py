"""The plan's main page, and publishing it."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.gates import Request, reads, writes
from lykta.plan import access, queries
from lykta.plan.actions import publishing
from lykta.plan.rules import choosing

MEASURES_A_PAGE = 50


@reads(Permission.PLAN_READ)
def plan(request: Request) -> HttpResponse:
    """Show the programme, its history, the measures and what is done today."""
    wanted = choosing.Wanted(
        request.GET.get(choosing.LEAD, "")[:200], request.GET.get(choosing.KIND, "")[:40]
    )
    count = queries.measures_count(municipality=settings.MUNICIPALITY, wanted=wanted)
    page = Paginator(range(count), MEASURES_A_PAGE).get_page(request.GET.get("sida"))
    seen = queries.plan_seen(
        municipality=settings.MUNICIPALITY,
        today=clock.today(),
        window=choosing.Window(wanted, max(page.start_index() - 1, 0), MEASURES_A_PAGE),
    )
    context = {
        "plan": seen,
        "page": page,
        "works": choosing.chosen(seen.works, wanted) if page.number == 1 else (),
        "leads": choosing.by_lead(seen.leads, wanted),
        "kinds": choosing.by_kind(seen.kinds, wanted),
        "whole": page.number == 1 and not (wanted.lead or wanted.kind),
        "may_describe": access.may_describe(actor=request.actor),
    }
    return render(request, "plan/plan.html", context)


@writes(Permission.PLAN_WRITE)
def publish(request: Request) -> HttpResponse:
    """Publish the plan as it stands; asks first."""
    if request.method == "POST":
        publishing.publish(municipality=settings.MUNICIPALITY, actor=request.actor, now=clock.now())
        messages.success(request, _("Planen är publicerad. Nu visas den på /planen/."))
        return redirect("plan:plan")
    seen = queries.plan_seen(municipality=settings.MUNICIPALITY, today=clock.today())
    return render(request, "plan/publish.html", {"plan": seen})
