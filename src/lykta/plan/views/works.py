"""The pages of an ongoing work and of a measure, and reporting on a measure."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, reads, writes
from lykta.plan import access, queries
from lykta.plan.actions import reports
from lykta.plan.forms.measures import ReportForm
from lykta.plan.queries import decisions


@reads(Permission.PLAN_READ)
def ongoing_work(request: Request, work_id: UUID) -> HttpResponse:
    """Show an ongoing work: who, why, what was decided, and what came of it."""
    context = {
        "work": queries.work_seen(work_id, today=clock.today()),
        "report_back": decisions.report_back_of(work_id, today=clock.today()),
        "may_describe": access.may_describe(actor=request.actor),
    }
    return render(request, "plan/ongoing_work.html", context)


@reads(Permission.PLAN_READ)
def measure(request: Request, measure_id: UUID) -> HttpResponse:
    """Show a measure as one page of a report."""
    seen = queries.measure_seen(measure_id, today=clock.today())
    answers = measure_id in queries.answers_for(measure_ids=[measure_id], actor=request.actor)
    may_describe = access.may_describe(actor=request.actor)
    context = {
        "measure": seen,
        "decisions": queries.decisions_of(measure_id),
        "may_report": answers and not seen.ended,
        "may_describe": may_describe and not seen.ended,
        "may_keep": (answers or may_describe) and not seen.ended,
    }
    return render(request, "plan/measure.html", context)


@writes(Permission.PLAN_REPORT)
def report(request: Request, measure_id: UUID) -> HttpResponse:
    """Report on a measure: three answers, sent in two minutes, by its own responsible."""
    seen = queries.measure_seen(measure_id, today=clock.today())
    theirs = queries.answers_for(measure_ids=[measure_id], actor=request.actor)
    access.check_answers_for(measure_id, theirs=theirs)
    form = ReportForm(typed(request))

    def act(**data: Any) -> object:
        return reports.report(measure_id=measure_id, actor=request.actor, now=clock.now(), **data)

    if request.method == "POST" and attempt(request, form, act):
        said = _("Tack. Rapporten är sparad och syns på åtgärdens sida.")
        return see_other(request, "plan:measure", measure_id, said=said)
    return show(request, "plan/report.html", form=form, measure=seen)
