"""A measure's tasks, money, indicators and values: adding, changing, finishing."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request, reads, writes
from lykta.plan.actions import counting, money, tasks, works
from lykta.plan.actions.values import write_value as write
from lykta.plan.forms import measures as forms
from lykta.plan.queries import measure_pages
from lykta.plan.rules.texts import IndicatorText, MoneyText
from lykta.plan.views.measures import SHEET, by, party_key, sheet


@writes(Permission.PLAN_REPORT)
def new_task(request: Request, measure_id: UUID) -> HttpResponse:
    """Add a task to a measure."""
    form = _task_form(request)

    def act(**data: Any) -> UUID:
        return tasks.add(measure_id=measure_id, **data, **by(request))

    return _done(request, form, act, measure_id, said=_("Uppgiften är tillagd."))


@writes(Permission.PLAN_REPORT)
def change_task(request: Request, task_id: UUID) -> HttpResponse:
    """Change a task that is not done."""
    told = measure_pages.task(task_id)
    begun = {"title": told.title, "party": party_key(told.party), "due_on": told.due_on}
    form = _task_form(request, begun)

    def act(**data: Any) -> None:
        tasks.change(task_id=task_id, **data, **by(request))

    remove = reverse("plan:remove_task", args=[task_id])
    said = _("Uppgiften är ändrad.")
    return _done(request, form, act, told.measure_id, said=said, remove=remove)


@writes(Permission.PLAN_REPORT)
def finish_task(request: Request, task_id: UUID) -> HttpResponse:
    """Note that a task is done."""
    told = measure_pages.task(task_id)
    form = forms.DoneForm(typed(request), initial={"on": clock.today()})

    def act(**data: Any) -> None:
        tasks.finish(task_id=task_id, **data, **by(request))

    said = _("Bra. Uppgiften är klar.")
    return _done(request, form, act, told.measure_id, said=said, told=told.title)


@writes(Permission.PLAN_REPORT)
def remove_task(request: Request, task_id: UUID) -> HttpResponse:
    """Remove a task that was never done; asks first."""
    told = measure_pages.task(task_id)
    form = forms.RemoveForm(typed(request))

    def act() -> UUID:
        return tasks.remove(task_id=task_id, **by(request))

    said = _("Uppgiften är borttagen.")
    return _done(request, form, act, told.measure_id, said=said, told=told.title)


def _task_form(request: Request, begun: dict[str, Any] | None = None) -> forms.TaskForm:
    parties = measure_pages.possible_parties(municipality=settings.MUNICIPALITY)
    return forms.TaskForm(typed(request), parties=parties, initial=begun or {})


@writes(Permission.PLAN_WRITE)
def new_money(request: Request, about: UUID) -> HttpResponse:
    """Tell about money of a measure or an ongoing work."""
    form = forms.MoneyForm(typed(request))

    def act(*, text: MoneyText) -> UUID:
        return money.add(about=about, text=text, **by(request))

    view = "plan:measure" if measure_pages.is_measure(about) else "plan:ongoing_work"
    return _told(request, form, act, view, about)


@writes(Permission.PLAN_WRITE)
def change_money(request: Request, money_id: UUID) -> HttpResponse:
    """Change what is told about money."""
    told = measure_pages.money(money_id)
    form = forms.MoneyForm(typed(request), initial=vars(told.text))

    def act(*, text: MoneyText) -> None:
        money.change(money_id=money_id, text=text, **by(request))

    remove = reverse("plan:remove_money", args=[money_id])
    return _told(request, form, act, *told.page, remove=remove)


@writes(Permission.PLAN_WRITE)
def remove_money(request: Request, money_id: UUID) -> HttpResponse:
    """Remove money that was told by mistake; asks first."""
    told = measure_pages.money(money_id)
    form = forms.RemoveForm(typed(request))

    def act() -> None:
        money.remove(money_id=money_id, **by(request))

    return _told(request, form, act, *told.page)


def _told(
    request: Request,
    form: PageForm,
    act: Callable[..., Any],
    view: str,
    about: UUID,
    **context: object,
) -> HttpResponse:
    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, view, about, said=_("Det är sparat."))
    up = reverse(view, args=[about])
    return show(request, SHEET, form=form, up=up, back=_("Tillbaka"), **context)


@writes(Permission.PLAN_WRITE)
def about_work(request: Request, work_id: UUID) -> HttpResponse:
    """Say which areas, groups and kinds of violence an ongoing work is about."""
    told = measure_pages.work_told(work_id)
    form = forms.WorkAboutForm(
        typed(request),
        areas=measure_pages.area_titles(municipality=settings.MUNICIPALITY),
        initial={"areas": told.areas, "groups": told.groups, "violence": told.violence},
    )

    def act(**data: Any) -> Any:
        return works.say_about(work_id=work_id, **data, **by(request))

    return _told(request, form, act, "plan:ongoing_work", work_id, above=told.title)


@writes(Permission.PLAN_WRITE)
def new_indicator(request: Request, measure_id: UUID) -> HttpResponse:
    """Say what is counted about a measure."""
    form = forms.IndicatorForm(typed(request))

    def act(*, text: IndicatorText) -> UUID:
        return counting.add(measure_id=measure_id, text=text, **by(request))

    return _done(request, form, act, measure_id, said=_("Indikatorn är tillagd."))


@writes(Permission.PLAN_WRITE)
def change_indicator(request: Request, indicator_id: UUID) -> HttpResponse:
    """Change what is counted."""
    seen, measure_id, count = measure_pages.indicator(indicator_id)
    if measure_id is None:
        raise Unknown()
    begun = {
        "name": seen.name,
        "unit": seen.unit,
        "count": count,
        "target": seen.target,
        "guarded_number": seen.guarded,
        "unsplit_why": seen.unsplit_why,
        "national": seen.national.value if seen.national else "",
    }
    form = forms.IndicatorForm(typed(request), initial=begun)

    def act(*, text: IndicatorText) -> None:
        counting.change(indicator_id=indicator_id, text=text, **by(request))

    return _done(request, form, act, measure_id, said=_("Indikatorn är ändrad."))


@writes(Permission.PLAN_REPORT)
def write_value(request: Request, indicator_id: UUID) -> HttpResponse:
    """Write a value by hand: the measure's own responsible."""
    seen, measure_id, _count = measure_pages.indicator(indicator_id)
    if measure_id is None:
        raise Unknown()
    form = forms.ValueForm(
        typed(request),
        split=not seen.unsplit_why,
        initial={"period": str(clock.today().year)},
    )

    def act(**data: Any) -> Any:
        return write(indicator_id=indicator_id, **data, **by(request))

    said = _("Tack. Siffran är sparad.")
    name = seen.name.capitalize()
    return _done(request, form, act, measure_id, said=said, last=seen.latest, told=name)


@reads(Permission.PLAN_READ)
def indicators(request: Request) -> HttpResponse:
    """Show every indicator of the measures, and which national ones nobody answers to."""
    page = measure_pages.indicators_page(municipality=settings.MUNICIPALITY, today=clock.today())
    return show(request, "plan/indicators.html", page=page)


def _done(
    request: Request,
    form: PageForm,
    act: Callable[..., Any],
    measure_id: UUID,
    *,
    said: str,
    **context: object,
) -> HttpResponse:
    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, "plan:measure", measure_id, said=said)
    return sheet(request, form, measure_id, **context)
