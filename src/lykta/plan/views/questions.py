"""Open questions: what nobody has told, and answering it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lykta.kernel.changes import Change
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid, Unknown
from lykta.pages import clock
from lykta.pages.gates import Request, reads, writes
from lykta.plan import access, queries
from lykta.plan.actions import answers, programme
from lykta.plan.forms import DecisionForm, EvaluationForm, HolderForm, PartyForm
from lykta.plan.queries import decisions
from lykta.plan.rules.missing import Gap, Weight

Answer = Callable[[Gap, Mapping[str, Any], dict[str, Any]], Change]


@dataclass(frozen=True)
class Way:
    """How one kind of question is answered: its form and the action."""

    form: type[forms.Form]
    tell: Answer


def _area(gap: Gap, data: Mapping[str, Any], by: dict[str, Any]) -> Change:
    title = queries.area_title(UUID(gap.about))
    return programme.name_holder(
        municipality=settings.MUNICIPALITY,
        area=title,
        holder=data["who"],
        since=data["since"],
        **by,
    )


def _duty(gap: Gap, data: Mapping[str, Any], by: dict[str, Any]) -> Change:
    return programme.name_holder(
        municipality=settings.MUNICIPALITY,
        duty=gap.about,
        holder=data["who"],
        since=data["since"],
        **by,
    )


def _lead(gap: Gap, data: Mapping[str, Any], by: dict[str, Any]) -> Change:
    return answers.name_lead(about=UUID(gap.about), lead=data["who"], **by)


def _evaluation(gap: Gap, data: Mapping[str, Any], by: dict[str, Any]) -> Change:
    return answers.tell_evaluation(work_id=UUID(gap.about), outcome=data["outcome"], **by)


def _decision(gap: Gap, data: Mapping[str, Any], by: dict[str, Any]) -> Change:
    return answers.tell_decision(event_id=UUID(gap.about), decided=data["decided"], **by)


WAYS = {
    Weight.AREA_WITHOUT_HOLDER: Way(HolderForm, _area),
    Weight.DUTY_WITHOUT_HOLDER: Way(HolderForm, _duty),
    Weight.EVALUATION_UNKNOWN: Way(EvaluationForm, _evaluation),
    Weight.DECISION_UNKNOWN: Way(DecisionForm, _decision),
    Weight.WORK_WITHOUT_LEAD: Way(PartyForm, _lead),
    Weight.MEASURE_WITHOUT_LEAD: Way(PartyForm, _lead),
}


@reads(Permission.PLAN_READ)
def questions(request: Request) -> HttpResponse:
    """Show what nobody has told yet, weightiest first."""
    may_answer = access.may_describe(actor=request.actor)
    gaps = [(gap, may_answer and gap.weight in WAYS) for gap in _open()]
    return render(request, "plan/questions.html", {"gaps": gaps, "may_answer": may_answer})


@writes(Permission.PLAN_WRITE)
def answer(request: Request, question_id: UUID) -> HttpResponse:
    """Answer one open question; the fact is set and the question is gone."""
    gap = next((one for one in _open() if one.id == question_id), None)
    if gap is None or gap.weight not in WAYS:
        raise Unknown()
    if gap.weight is Weight.EVALUATION_UNKNOWN:
        report = decisions.report_back_of(UUID(gap.about), today=clock.today())
        if report is not None:  # somebody has promised to come back: the question goes to them
            return redirect("plan:report_back", report.id)
    way = WAYS[gap.weight]
    form = _form(way, request.POST or None)
    if request.method == "POST" and form.is_valid() and _told(request, gap, way, form):
        messages.success(request, _("Tack. Frågan är besvarad."))
        return redirect("plan:questions")
    status = 422 if form.errors else 200
    return render(request, "plan/answer.html", {"gap": gap, "form": form}, status=status)


def _open() -> tuple[Gap, ...]:
    return queries.open_tasks(municipality=settings.MUNICIPALITY, today=clock.today())


def _form(way: Way, data: Any) -> forms.Form:
    if issubclass(way.form, PartyForm):
        return way.form(data, parties=queries.parties())
    return way.form(data)


def _told(request: Request, gap: Gap, way: Way, form: forms.Form) -> bool:
    try:
        way.tell(gap, form.cleaned_data, {"actor": request.actor, "now": clock.now()})
    except Invalid as invalid:
        for name, reason in invalid.errors.items():
            form.add_error(name if name in form.fields else None, reason)
        return False
    return True
