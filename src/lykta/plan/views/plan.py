"""The plan's main page, and publishing it."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.gates import Request, reads, writes
from lykta.plan import access, queries
from lykta.plan.actions import publishing
from lykta.plan.rules import choosing
from lykta.plan.rules.seen import MoneySeen, PlanSeen, WorkSeen

MEASURES_A_PAGE = 20


@reads(Permission.PLAN_READ)
def plan(request: Request) -> HttpResponse:
    """Show the programme, its history, the measures and what is done today."""
    wanted = choosing.Wanted(
        lead=request.GET.get(choosing.LEAD, "")[:200],
        kind=request.GET.get(choosing.KIND, "")[:40],
        area=request.GET.get(choosing.AREA, "")[:200],
        group=request.GET.get(choosing.GROUP, "")[:40],
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
        "works": _works(seen.works, wanted) if page.number == 1 else (),
        "leads": choosing.by_lead(seen.leads, wanted),
        "kinds": choosing.by_kind(seen.kinds, wanted),
        "areas": choosing.by_area([one.title for one in seen.areas], wanted),
        "groups": choosing.by_group(wanted),
        "whole": page.number == 1 and not wanted.anything,
        "is_open": bool(wanted.kind or wanted.group),
        "ending": _ending(seen),
        "may_describe": access.may_describe(actor=request.actor),
    }
    return render(request, "plan/plan.html", context)


def _works(works: tuple[WorkSeen, ...], wanted: choosing.Wanted) -> tuple[WorkSeen, ...]:
    """Return the works that fit and have not become measures."""
    return choosing.chosen((one for one in works if one.became is None), wanted)


def _ending(seen: PlanSeen) -> list[tuple[str, str, MoneySeen]]:
    """Return the money on this page that is soon or already out: for what, where, and the money."""
    things = [
        *(
            (one.title, reverse("plan:measure", args=[one.id]), one.money)
            for one in seen.measures
            if not one.ended
        ),
        *(
            (one.title, reverse("plan:ongoing_work", args=[one.id]), one.money)
            for one in seen.works
            if one.became is None
        ),
    ]
    return [(title, url, one) for title, url, money in things for one in money if one.light]


@writes(Permission.PLAN_WRITE)
def publish(request: Request) -> HttpResponse:
    """Publish the plan as it stands; asks first."""
    if request.method == "POST":
        publishing.publish(municipality=settings.MUNICIPALITY, actor=request.actor, now=clock.now())
        messages.success(request, _("Planen är publicerad. Nu visas den på /planen/."))
        return redirect("plan:plan")
    seen = queries.plan_seen(municipality=settings.MUNICIPALITY, today=clock.today())
    return render(request, "plan/publish.html", {"plan": seen})
