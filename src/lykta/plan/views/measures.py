"""Making, changing, deciding and ending a measure; its status by hand; its history."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.kernel.party import Party
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request, reads, writes
from lykta.plan import queries
from lykta.plan.actions import becoming, measures
from lykta.plan.forms import measures as forms
from lykta.plan.queries import measure_pages
from lykta.plan.rules.choosing import key
from lykta.plan.rules.texts import MeasureText
from lykta.plan.terms import HowItGoes, WorkKind

SHEET = "plan/measure_form.html"


@writes(Permission.PLAN_WRITE)
def new(request: Request) -> HttpResponse:
    """Propose a new measure; an empty cell of the coverage map begins it."""
    begun = {
        "groups": request.GET.getlist("grupp")[:1],
        "areas": request.GET.getlist("omrade")[:1],
    }
    form = _measure_form(request, forms.MeasureForm, begun)

    def act(*, goal_id: UUID | None = None, **data: Any) -> UUID:
        text = _text(MeasureText("", "", ""), **data)
        return measures.propose(
            municipality=settings.MUNICIPALITY, text=text, goal_id=goal_id, **by(request)
        )

    if request.method == "POST" and (done := attempt(request, form, act)):
        said = _("Åtgärden är föreslagen. Lägg till pengar, uppgifter och siffror här.")
        return see_other(request, "plan:measure", done.value, said=said)
    return show(request, SHEET, form=form, up=reverse("plan:plan"), back=_("Till planen"))


@writes(Permission.PLAN_WRITE)
def change(request: Request, measure_id: UUID) -> HttpResponse:
    """Change what is told about a measure."""
    told, goal = measure_pages.told(measure_id)
    begun = _begun(told) | {"goal_id": goal}
    form = _measure_form(request, forms.ChangeMeasureForm, begun)

    def act(*, goal_id: UUID | None = None, **data: Any) -> Any:
        text = _text(told, **data)
        return measures.change(measure_id=measure_id, text=text, goal_id=goal_id, **by(request))

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "plan:measure", measure_id, said=_("Åtgärden är ändrad."))
    return sheet(request, form, measure_id)


def _measure_form(
    request: Request, kind: type[forms.MeasureForm], begun: dict[str, Any]
) -> forms.MeasureForm:
    here = settings.MUNICIPALITY
    form = kind(
        typed(request),
        parties=measure_pages.possible_parties(municipality=here),
        areas=measure_pages.area_titles(municipality=here),
        initial=begun,
    )
    goals = measure_pages.goals(municipality=here)
    if goals:
        form.let_choose_row("goal_id", goals)
    else:
        del form.fields["goal_id"]
    return form


def _begun(text: MeasureText) -> dict[str, Any]:
    return {
        "title": text.title,
        "kind": text.kind,
        "reason": text.why,
        "what": text.what,
        "effect": text.effect,
        "leads": [key(one) for one in text.leads],
        "partners": [key(one) for one in text.partners],
        "areas": text.areas,
        "groups": text.groups,
        "violence": text.violence,
    }


def _text(
    told: MeasureText,
    *,
    title: str,
    kind: WorkKind,
    reason: str,
    what: str,
    effect: str,
    **who: Any,
) -> MeasureText:
    """Return the text as the form says; money, indicators and the code stay as they were."""
    return MeasureText(
        code=told.code,
        title=title.strip(),
        kind=kind.value,
        why=reason.strip(),
        what=what.strip(),
        effect=effect.strip(),
        example=told.example,
        money=told.money,
        funding=told.funding,
        indicators=told.indicators,
        **who,
    )


@writes(Permission.PLAN_WRITE)
def decide(request: Request, measure_id: UUID) -> HttpResponse:
    """Tie a proposed measure to the decision that adopts it."""
    form = _decision_form(request, forms.DecisionChoiceForm)

    def act(*, decision_id: UUID) -> None:
        becoming.decide(measure_id=measure_id, decision_id=decision_id, **by(request))

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "plan:measure", measure_id, said=_("Åtgärden är beslutad."))
    return sheet(request, form, measure_id, no_decisions=not _decisions())


@writes(Permission.PLAN_WRITE)
def become(request: Request, work_id: UUID) -> HttpResponse:
    """Let an ongoing work become a measure by a decision."""
    title = measure_pages.work_title(work_id)
    form = _decision_form(request, forms.BecomeForm)

    def act(*, decision_id: UUID) -> UUID:
        return becoming.become_measure(work_id=work_id, decision_id=decision_id, **by(request))

    if request.method == "POST" and (done := attempt(request, form, act)):
        said = _("Insatsen är nu en åtgärd i planen. Det som var känt om den följde med.")
        return see_other(request, "plan:measure", done.value, said=said)
    up = reverse("plan:ongoing_work", args=[work_id])
    context = {"up": up, "back": _("Till insatsen"), "told": title}
    return show(request, SHEET, form=form, no_decisions=not _decisions(), **context)


def _decisions() -> list[tuple[UUID, str]]:
    return measure_pages.adopting_decisions(municipality=settings.MUNICIPALITY)


def _decision_form(
    request: Request, kind: type[forms.DecisionChoiceForm]
) -> forms.DecisionChoiceForm:
    form = kind(typed(request))
    form.let_choose_row("decision_id", _decisions())
    return form


@writes(Permission.PLAN_WRITE)
def end(request: Request, measure_id: UUID) -> HttpResponse:
    """End a measure, and tell what remains."""
    form = forms.EndForm(typed(request), initial={"on": clock.today()})

    def act(**data: Any) -> None:
        measures.end(measure_id=measure_id, **data, **by(request))

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "plan:measure", measure_id, said=_("Åtgärden är avslutad."))
    return sheet(request, form, measure_id)


@writes(Permission.PLAN_WRITE)
def set_status(request: Request, measure_id: UUID) -> HttpResponse:
    """Set how a measure goes by hand, with a reason."""
    form = forms.StatusForm(typed(request))

    def act(*, status: HowItGoes, reason: str) -> None:
        measures.set_status(measure_id=measure_id, status=status, why=reason, **by(request))

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "plan:measure", measure_id, said=_("Status är satt för hand."))
    return sheet(request, form, measure_id)


@writes(Permission.PLAN_WRITE)
def lift_status(request: Request, measure_id: UUID) -> HttpResponse:
    """Let the rule say how the measure goes again; asks first."""
    form = forms.LiftForm(typed(request))

    def act() -> None:
        measures.lift_status(measure_id=measure_id, **by(request))

    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "plan:measure", measure_id, said=_("Nu gäller svaret igen."))
    return sheet(request, form, measure_id)


@reads(Permission.PLAN_READ)
def history(request: Request, measure_id: UUID) -> HttpResponse:
    """Show what was changed and reported about a measure."""
    seen = queries.measure_seen(measure_id, today=clock.today())
    lines = measure_pages.history(measure_id)
    return show(request, "plan/measure_history.html", measure=seen, lines=lines)


def by(request: Request) -> dict[str, Any]:
    """Return who acts and when."""
    return {"actor": request.actor, "now": clock.now()}


def sheet(request: Request, form: PageForm, measure_id: UUID, **context: object) -> HttpResponse:
    """Show a form about a measure; unknown when there is no such measure."""
    titles = queries.measure_titles([measure_id])
    if measure_id not in titles:
        raise Unknown()
    up = reverse("plan:measure", args=[measure_id])
    context = {"up": up, "back": _("Till åtgärden"), "above": titles[measure_id], **context}
    return show(request, SHEET, form=form, **context)


def party_key(party: Party | None) -> str:
    """Return how a form names a party; "" for none."""
    return key(party) if party else ""
