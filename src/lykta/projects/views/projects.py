"""`/plan/projekt/`: projects, the end of their money, their counts and what they gave."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from lykta.kernel.actor import Actor
from lykta.kernel.party import Party
from lykta.kernel.permissions import Permission
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.asking import asked
from lykta.pages.gates import Request, reads, writes
from lykta.projects import access, forms, queries
from lykta.projects.actions import projects as actions
from lykta.projects.queries import ProjectSeen
from lykta.projects.rules import money as rules

HOME, PAGE = "projects:projects", "projects:project"


@reads(Permission.PLAN_READ)
def projects(request: Request) -> HttpResponse:
    """Show every project, those whose money ends without a decision first."""
    today, may_keep = clock.today(), access.may_keep(actor=request.actor)
    lines = queries.projects(today=today)
    bars = [
        (one.title, rules.months_left(ends_on=one.ends_on, today=today), _(one.light.word))
        for one in lines
        if one.ends_on is not None
    ]
    return show(request, "projects/projects.html", lines=lines, bars=bars, may_keep=may_keep)


@reads(Permission.PLAN_READ)
def project(request: Request, project_id: UUID) -> HttpResponse:
    """Show a project: who, money and its end, counts, results, what lives on."""
    seen = queries.project_seen(project_id, today=clock.today())
    return show(
        request,
        "projects/project.html",
        project=seen,
        may_keep=access.may_keep(actor=request.actor),
        may_report=_may_report(request, seen),
    )


@writes(Permission.PROJECTS_WRITE)
def start(request: Request) -> HttpResponse:
    """Start a project."""
    form = forms.StartForm(typed(request))
    leads = _leads()
    form.let_choose("lead", [("", _("Välj …")), *leads.items()])
    act = partial(_started, request.actor, leads)
    said = _("Projektet finns nu i listan.")
    return asked(request, form, act, above="", back=(HOME, None), said=said, leads_to=PAGE)


@writes(Permission.PROJECTS_WRITE)
def change(request: Request, project_id: UUID) -> HttpResponse:
    """Put a project's words and days right."""
    seen = queries.project_seen(project_id, today=clock.today())
    known = {"title": seen.line.title, "aim": seen.aim, "target": seen.target}
    days = {"starts_on": seen.starts_on, "ends_on": seen.ends_on, "lives_on": seen.lives_on}
    form = forms.ProjectForm(typed(request), initial={**known, **days})
    return _about(request, seen, form, partial(_told, request.actor, project_id))


@writes(Permission.PROJECTS_WRITE)
def money(request: Request, project_id: UUID) -> HttpResponse:
    """Tell of a sum and what stops when it ends."""
    seen = queries.project_seen(project_id, today=clock.today())
    form = forms.MoneyForm(typed(request))
    return _about(request, seen, form, partial(_put, request.actor, project_id))


@writes(Permission.PROJECTS_WRITE)
def change_money(request: Request, money_id: UUID) -> HttpResponse:
    """Put a sum right."""
    project_id, title, seen = queries.money_seen(money_id, today=clock.today())
    names = ("funder", "amount", "ends_on", "stops")
    initial = {"source": seen.source_code, **{name: getattr(seen, name) for name in names}}
    form = forms.MoneyForm(typed(request), initial=initial)
    act = partial(_put_right, request.actor, money_id)
    return asked(request, form, act, above=title, back=(PAGE, project_id), said=_("Sparat."))


@writes(Permission.PROJECTS_WRITE)
def decide_after(request: Request, money_id: UUID) -> HttpResponse:
    """Write down what was decided to happen when a sum ends."""
    project_id, title, seen = queries.money_seen(money_id, today=clock.today())
    form = forms.AfterForm(typed(request))
    act = partial(actions.decide_after, money_id=money_id, actor=request.actor, now=clock.now())
    said = _("Beslutet är sparat.")
    if request.method == "POST" and attempt(request, form, act):
        return see_other(request, PAGE, project_id, said=said)
    context = {"above": title, "sum": seen, "project_id": project_id}
    return show(request, "projects/after.html", form=form, **context)


@writes(Permission.PROJECTS_REPORT)
def owe(request: Request, project_id: UUID) -> HttpResponse:
    """Put down a report that a funder wants."""
    return _reported(request, project_id, forms.OweForm, actions.owe)


@writes(Permission.PROJECTS_REPORT)
def sent(request: Request, project_id: UUID, report_id: UUID) -> HttpResponse:
    """Note that a report was sent."""
    seen = queries.project_seen(project_id, today=clock.today())
    form = forms.SentForm(typed(request), initial={"sent_on": clock.today()})
    act = partial(actions.send, report_id=report_id, actor=request.actor, now=clock.now())
    return _about(request, seen, form, act)


@writes(Permission.PROJECTS_REPORT)
def budget(request: Request, project_id: UUID) -> HttpResponse:
    """Tell a year's budget and use."""
    return _reported(
        request, project_id, forms.YearForm, actions.plan_year, year=clock.today().year
    )


@writes(Permission.PROJECTS_REPORT)
def cohort(request: Request, project_id: UUID) -> HttpResponse:
    """Tell of a group as counts. The same name again changes the group."""
    seen = queries.project_seen(project_id, today=clock.today())
    chosen = next((one for one in seen.cohorts if str(one.id) == request.GET.get("grupp")), None)
    known = _as_shown(chosen) if chosen else {}
    return _reported(request, project_id, forms.CohortForm, actions.note_cohort, **known)


def _as_shown(cohort: queries.CohortSeen) -> dict[str, object]:
    """Return what the form of a group begins with: never a number the page withholds."""
    began = cohort.shown.started_number
    return {"name": cohort.name, "started_on": cohort.started_on, "started": began}


@writes(Permission.PROJECTS_REPORT)
def inflow(request: Request, project_id: UUID) -> HttpResponse:
    """Tell where those who take part came from in a year."""
    seen = queries.project_seen(project_id, today=clock.today())
    form = forms.InflowForm(typed(request), initial={"year": clock.today().year})
    choices = [("", _("Välj …")), *((one, one) for one in queries.sources(project_id))]
    form.let_choose("source", choices)
    act = partial(actions.note_inflow, project_id=project_id, actor=request.actor, now=clock.now())
    return _about(request, seen, form, act)


@writes(Permission.PROJECTS_REPORT)
def result(request: Request, project_id: UUID) -> HttpResponse:
    """Tell what changed for whom."""
    return _reported(request, project_id, forms.ResultForm, actions.tell_result)


@writes(Permission.PROJECTS_WRITE)
def end(request: Request, project_id: UUID) -> HttpResponse:
    """End a project and say what lives on."""
    seen = queries.project_seen(project_id, today=clock.today())
    initial = {"ended_on": clock.today(), "lives_on": seen.lives_on}
    form = forms.EndForm(typed(request), initial=initial)
    act = partial(actions.end, project_id=project_id, actor=request.actor, now=clock.now())
    return _about(request, seen, form, act)


def _reported(
    request: Request, project_id: UUID, form_class: Any, act: Any, **initial: object
) -> HttpResponse:
    seen = queries.project_seen(project_id, today=clock.today())
    form = form_class(typed(request), initial=initial)
    done = partial(act, project_id=project_id, actor=request.actor, now=clock.now())
    return _about(request, seen, form, done)


def _about(request: Request, seen: ProjectSeen, form: Any, act: Any) -> HttpResponse:
    """Show the form, or do it and go back to the project."""
    return asked(
        request, form, act, above=seen.line.title, back=(PAGE, seen.line.id), said=_("Sparat.")
    )


def _may_report(request: Request, seen: ProjectSeen) -> bool:
    if access.may_keep(actor=request.actor):
        return True
    if not request.actor.may(Permission.PROJECTS_REPORT):
        return False
    works_at = queries.works_at(unit_id=request.actor.unit)
    return access.may_report(actor=request.actor, leads=seen.lead_codes, works_at=works_at)


def _leads() -> dict[str, str]:
    units = organisation.units(today=clock.today())
    return {unit.code: unit.name for unit in units if unit.code != "MASKIN"}


def _started(actor: Actor, leads: dict[str, str], **said: Any) -> Any:
    code = said.pop("lead")
    words = actions.Words(**said)
    lead = Party(name=leads[code], code=code)
    return actions.start(words=words, lead=lead, actor=actor, now=clock.now())


def _told(actor: Actor, project_id: UUID, **said: Any) -> Any:
    return actions.tell(
        project_id=project_id, words=actions.Words(**said), actor=actor, now=clock.now()
    )


def _put_right(actor: Actor, money_id: UUID, **said: Any) -> Any:
    return actions.change_money(
        money_id=money_id, sum_=actions.Sum(**said), actor=actor, now=clock.now()
    )


def _put(actor: Actor, project_id: UUID, **said: Any) -> Any:
    return actions.put_money(
        project_id=project_id, sum_=actions.Sum(**said), actor=actor, now=clock.now()
    )
