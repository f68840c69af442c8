"""`/plan/foreningar/`: calls, applications and what becomes of them."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.inbox import api as inbox
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.answers import attempt, show, typed
from lykta.pages.asking import ASKED, asked
from lykta.pages.gates import Request, reads, writes
from lykta.projects import access, forms, queries
from lykta.projects.actions import applications, calls, deciding, report_backs
from lykta.projects.queries import ApplicationSeen

HOME, CALL, APPLICATION = "projects:calls", "projects:call", "projects:application"


@reads(Permission.PLAN_READ)
def home(request: Request) -> HttpResponse:
    """Show the calls, and to those who handle them what has come in."""
    may_handle = access.may_handle(actor=request.actor)
    waiting = inbox.waiting(kind=applications.KIND, actor=request.actor) if may_handle else []
    found = queries.calls(today=clock.today())
    titles = {str(one.id): one.title for one in found}
    came = [(one, titles.get(one.answers.get("call", ""), "")) for one in waiting]
    return show(request, "projects/calls.html", calls=found, came=came, may_handle=may_handle)


@writes(Permission.GRANTS_WRITE)
def write(request: Request) -> HttpResponse:
    """Write a call as a draft."""
    form = forms.CallForm(typed(request))
    act = partial(_written, request.actor, None)
    said = _("Utkastet är sparat.")
    return asked(request, form, act, above="", back=(HOME, None), said=said, leads_to=CALL)


@writes(Permission.GRANTS_WRITE)
def change(request: Request, call_id: UUID) -> HttpResponse:
    """Change a call that is not published."""
    seen = queries.call_seen(call_id, today=clock.today())
    names = ("title", "about", "who", "opens_on", "closes_on", "frame", "most", "decides")
    initial: dict[str, object] = {name: getattr(seen, name) for name in (*names, "report_by")}
    initial["criteria"] = "\n".join(text for _key, text in seen.criteria)
    form = forms.CallForm(typed(request), initial=initial)
    act = partial(_written, request.actor, call_id)
    return asked(
        request, form, act, above=seen.title, back=(CALL, call_id), said=_("Utkastet är sparat.")
    )


@writes(Permission.GRANTS_WRITE)
def publish(request: Request, call_id: UUID) -> HttpResponse:
    """Publish a call; asks first."""
    seen = queries.call_seen(call_id, today=clock.today())
    form = forms.PublishForm(typed(request))
    act = partial(calls.publish, call_id=call_id, actor=request.actor, now=clock.now())
    said = _("Utlysningen är publicerad. Nu går den att läsa på kommunens sidor.")
    return asked(request, form, act, above=seen.title, back=(CALL, call_id), said=said)


@reads(Permission.PLAN_READ)
def call(request: Request, call_id: UUID) -> HttpResponse:
    """Show a call; its applications with their points to those who may read them."""
    seen = queries.call_seen(call_id, today=clock.today())
    may_read = request.actor.may(Permission.GRANTS_READ)
    found = queries.applications_of(call_id) if may_read else []
    bars = [(one.association, one.points, "") for one in found]
    return show(
        request,
        "projects/call.html",
        call=seen,
        applications=found,
        bars=bars if len(found) > 1 and any(points is not None for _n, points, _w in bars) else (),
        granted=sum(one.decision.amount for one in found if one.decision),
        may_read=may_read,
        may_handle=access.may_handle(actor=request.actor),
    )


@writes(Permission.GRANTS_WRITE)
def take_in(request: Request, handed_id: UUID) -> HttpResponse:
    """Take in what an association has sent; a button on the list."""
    form = forms.TakeInForm(typed(request))
    act = partial(applications.take_in, handed_id=handed_id, actor=request.actor, now=clock.now())
    said, back = _("Ansökan är inne."), (HOME, None)
    return asked(request, form, act, above="", back=back, said=said, leads_to=APPLICATION)


@reads(Permission.GRANTS_READ)
def application(request: Request, application_id: UUID) -> HttpResponse:
    """Show an application and the one next step."""
    seen = queries.application_seen(application_id)
    mine = access.may_handle(actor=request.actor)
    conflicted = seen.is_conflicted(request.actor.person)
    return show(
        request,
        "projects/application.html",
        application=seen,
        may_handle=mine and not conflicted,
        conflicted=conflicted,
    )


@writes(Permission.GRANTS_WRITE)
def assess(request: Request, application_id: UUID, criterion_id: UUID) -> HttpResponse:
    """Weigh the application against one criterion."""
    seen = queries.application_seen(application_id)
    criterion = next((one for one in seen.criteria if one.id == criterion_id), None)
    initial = {}
    if criterion is not None and criterion.number is not None:
        initial = {"points": str(criterion.number), "why_so": criterion.why}
    form = forms.AssessForm(typed(request), initial=initial)
    form.heading = criterion.text if criterion else form.heading  # type: ignore[misc]
    act = partial(_assessed, request.actor, application_id, criterion_id)
    return _about(request, seen, form, act)


@writes(Permission.GRANTS_WRITE)
def conflict(request: Request, application_id: UUID) -> HttpResponse:
    """Tell of one's ties to the applicant."""
    seen = queries.application_seen(application_id)
    form = forms.ConflictForm(typed(request))
    return _about(request, seen, form, partial(_conflicted, request.actor, application_id))


@writes(Permission.GRANTS_WRITE)
def decide(request: Request, application_id: UUID) -> HttpResponse:
    """Write down the decision."""
    seen = queries.application_seen(application_id)
    initial = {"amount": seen.amount, "decided_on": clock.today()}
    form = forms.DecideForm(typed(request), initial=initial)
    return _about(request, seen, form, _with(deciding.decide, request, application_id))


@writes(Permission.GRANTS_WRITE)
def agree(request: Request, application_id: UUID) -> HttpResponse:
    """Write down the agreement."""
    seen = queries.application_seen(application_id)
    by = queries.call_seen(seen.call_id, today=clock.today()).report_by
    form = forms.AgreeForm(typed(request), initial={"agreed_on": clock.today(), "report_by": by})
    return _about(request, seen, form, _with(deciding.agree, request, application_id))


@writes(Permission.GRANTS_WRITE)
def pay(request: Request, application_id: UUID) -> HttpResponse:
    """Note a payment."""
    seen = queries.application_seen(application_id)
    initial = {"amount": seen.left_to_pay, "paid_on": clock.today()}
    form = forms.PayForm(typed(request), initial=initial)
    return _about(request, seen, form, _with(deciding.pay, request, application_id))


@writes(Permission.GRANTS_WRITE)
def link(request: Request, application_id: UUID) -> HttpResponse:
    """Make the association's link and show it once."""
    seen = queries.application_seen(application_id)
    form = forms.LinkForm(typed(request))
    act = _with(report_backs.ask, request, application_id)
    done = None
    if request.method == "POST":
        done = attempt(request, form, partial(act, address_of=partial(_link_to, request)))
    if done:
        sent = form.cleaned_data["by_mail"]
        context = {"application": seen, "address": done.value, "sent": sent}
        return show(request, "projects/link.html", **context)
    back = reverse(APPLICATION, args=[application_id])
    return show(request, ASKED, form=form, above=seen.association, back=back)


def _link_to(request: Request, token: str) -> str:
    path = reverse("public_projects:report_back", args=[token])
    return request.build_absolute_uri(path)


def _with(act: Any, request: Request, application_id: UUID) -> Any:
    return partial(act, application_id=application_id, actor=request.actor, now=clock.now())


def _about(request: Request, seen: ApplicationSeen, form: Any, act: Any) -> HttpResponse:
    """Show the form, or do it and go back to the application."""
    back = (APPLICATION, seen.id)
    return asked(request, form, act, above=seen.association, back=back, said=_("Sparat."))


def _written(actor: Actor, call_id: UUID | None, **said: Any) -> Any:
    criteria = said.pop("criteria")
    words = calls.CallWords(**said)
    return calls.write(
        words=words, criteria=criteria, actor=actor, now=clock.now(), call_id=call_id
    )


def _assessed(actor: Actor, application_id: UUID, criterion_id: UUID, **said: Any) -> Any:
    return applications.assess(
        application_id=application_id,
        criterion_id=criterion_id,
        points=said["points"],
        why=said["why_so"],
        actor=actor,
        now=clock.now(),
    )


def _conflicted(actor: Actor, application_id: UUID, **said: Any) -> Any:
    return applications.tell_conflict(
        application_id=application_id, why=said["why_so"], actor=actor, now=clock.now()
    )
