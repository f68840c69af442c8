"""The pages of an ongoing work and of a measure, and reporting on a measure."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid
from lykta.pages import clock
from lykta.pages.gates import Request, reads, writes
from lykta.plan import access, queries
from lykta.plan.actions import reports
from lykta.plan.forms import ReportForm
from lykta.plan.terms import HowItGoes


@reads(Permission.PLAN_READ)
def ongoing_work(request: Request, work_id: UUID) -> HttpResponse:
    """Show an ongoing work: who, why, what was decided, and what came of it."""
    work = queries.work_seen(work_id, today=clock.today())
    return render(request, "plan/ongoing_work.html", {"work": work})


@reads(Permission.PLAN_READ)
def measure(request: Request, measure_id: UUID) -> HttpResponse:
    """Show a measure as one page of a report."""
    seen = queries.measure_seen(measure_id, today=clock.today())
    may_report = access.may_report(actor=request.actor)
    return render(request, "plan/measure.html", {"measure": seen, "may_report": may_report})


@writes(Permission.PLAN_REPORT)
def report(request: Request, measure_id: UUID) -> HttpResponse:
    """Report on a measure: two answers, sent in two minutes."""
    seen = queries.measure_seen(measure_id, today=clock.today())
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _reported(request, measure_id, form):
        messages.success(request, _("Tack. Rapporten är sparad och syns på åtgärdens sida."))
        return redirect("plan:measure", measure_id)
    status = 422 if form.errors else 200
    return render(request, "plan/report.html", {"measure": seen, "form": form}, status=status)


def _reported(request: Request, measure_id: UUID, form: ReportForm) -> bool:
    try:
        reports.report(
            measure_id=measure_id,
            how_it_goes=HowItGoes(form.cleaned_data["how_it_goes"]),
            happened=form.cleaned_data["happened"],
            actor=request.actor,
            now=clock.now(),
        )
    except Invalid as invalid:
        for name, reason in invalid.errors.items():
            form.add_error(name, reason)
        return False
    return True
