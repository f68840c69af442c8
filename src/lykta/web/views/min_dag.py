"""Min dag: what I must do, by its clock, put together from each app's door. No names."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykta.casework import api as casework
from lykta.kernel.duty import mine
from lykta.kernel.permissions import Permission
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import show
from lykta.pages.gates import Request, signed_in
from lykta.plan import api as plan
from lykta.web import duties
from lykta.web.rules.my_day import Doing, day_of, doing_of, greeting
from lykta.web.templatetags.pictures import when
from lykta.web.views.reviewing import last_month, unreviewed_units


@signed_in
def min_dag(request: Request) -> HttpResponse:
    """Show the day of the person who is signed in."""
    now = clock.now()
    waits = casework.waiting(actor=request.actor, now=now) if _has_matters(request) else []
    return show(
        request,
        "web/min_dag.html",
        greeting=_(greeting(now.hour)),
        name=request.actor.name.split(" ")[0],
        day=day_of([*_matters(request), *_log(request), *_duties(request), *_plan(request)]),
        waiting=waits,
        may={p.name.lower(): request.actor.may(p) for p in Permission},
    )


def _has_matters(request: Request) -> bool:
    return request.actor.may(Permission.MATTER_READ)


def _matters(request: Request) -> Iterator[Doing]:
    if not _has_matters(request):
        return
    for task in casework.my_tasks(actor=request.actor, now=clock.now()):
        yield Doing(
            title=_(task.title),
            about=task.number,
            level=task.level.value,
            words=_(task.words),
            url=_address(task),
            source=task.source,
            unconfirmed=task.unconfirmed,
        )


def _address(task: casework.Task) -> str:
    if task.code == "glass" and task.glass_id is not None:
        return reverse("casework:approve-glass", args=[task.glass_id])
    return reverse("casework:matter", args=[task.matter_id])


def _log(request: Request) -> Iterator[Doing]:
    """The board's duty: last month's log of each unit that handles matters is reviewed."""
    if not request.actor.may(Permission.LOG_REVIEW):
        return
    first, _last = last_month(clock.today())
    for unit in unreviewed_units(request.actor, today=clock.today(), now=clock.now()):
        yield Doing(
            title=_("Loggen för %(month)s är inte granskad") % {"month": _month(first)},
            about=unit,
            level="soon",
            words=_("före månadens slut"),
            url=reverse("web:log"),
        )


def _duties(request: Request) -> Iterator[Doing]:
    """What every other part of Lykta asks of the person."""
    today, desk = clock.today(), organisation.desk_of(actor=request.actor)
    for duty in mine(duties.asked_of(request.actor, today=today), desk):
        said = _said(duty.due_on, today) if duty.due_on else _("att göra")
        told = replace(duty, title=_(duty.title), why=_(duty.why) if duty.why else "")
        yield doing_of(told, today=today, said=said)


def _said(day: date, today: date) -> str:
    if day >= today:
        return when(day)
    return _("skulle vara klart %(day)s") % {"day": date_format(day, "j F")}


def _month(day: date) -> str:
    return date_format(day, "F")


def _plan(request: Request) -> Iterator[Doing]:
    """What the plan's source does not say is the strategist's to find out."""
    if not request.actor.may(Permission.PLAN_WRITE):
        return
    for gap in plan.open_tasks(municipality=settings.MUNICIPALITY, today=clock.today()):
        yield Doing(
            title=_(gap.title),
            level="soon",
            words=_("saknas"),
            url="/plan/",
            why=_(gap.why),
            timeless=True,
        )
