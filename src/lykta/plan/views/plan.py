"""The plan's main page, and publishing it."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.gates import Request, reads, writes
from lykta.plan import access, queries
from lykta.plan.actions import publishing
from lykta.plan.rules import choosing


@reads(Permission.PLAN_READ)
def plan(request: Request) -> HttpResponse:
    """Show the programme, its history, the measures and what is done today."""
    seen = queries.plan_seen(municipality=settings.MUNICIPALITY, today=clock.today())
    wanted = choosing.Wanted(
        request.GET.get(choosing.LEAD, "")[:200], request.GET.get(choosing.KIND, "")[:40]
    )
    everything: list[choosing.Choosable] = [*seen.measures, *seen.works]
    context = {
        "plan": seen,
        "measures": choosing.chosen(seen.measures, wanted),
        "works": choosing.chosen(seen.works, wanted),
        "leads": choosing.by_lead(everything, wanted),
        "kinds": choosing.by_kind(everything, wanted),
        "chosen": bool(wanted.lead or wanted.kind),
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
