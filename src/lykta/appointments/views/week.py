"""Setting the unit's acute times: the week, days that differ, where one waits."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse, HttpResponseNotAllowed
from django.utils.translation import gettext as _

from lykta.appointments import queries
from lykta.appointments.actions import settings
from lykta.appointments.forms import CloseForm, ExtraForm, PlaceForm, WeekForm
from lykta.appointments.rules import times
from lykta.appointments.terms import Weekday
from lykta.kernel.permissions import Permission
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.forms import PageForm
from lykta.pages.gates import Request, reads, writes

HERE = "appointments-staff:week"


@reads(Permission.APPOINTMENT_LEAD)
def week(request: Request) -> HttpResponse:
    """Show the week, the days that differ and where one waits, each with how to change it."""
    slots = queries.week(actor=request.actor)
    few = times.missing_for_phone((int(one.weekday.value), one.slot) for one in slots)
    days = [(day, [one for one in slots if one.weekday is day]) for day in Weekday]
    return show(
        request,
        "appointments/week.html",
        days=[(day, found) for day, found in days if found],
        few=[_(Weekday(str(day)).swedish).lower() for day in few],
        changes=queries.changes(actor=request.actor, first=clock.today()),
        place=queries.waiting_place(actor=request.actor),
    )


@writes(Permission.APPOINTMENT_LEAD)
def add(request: Request) -> HttpResponse:
    """Add a time to the week."""
    form = WeekForm(typed(request))
    return _set(
        request,
        form,
        lambda weekday, **_slot: settings.add_week_time(
            weekday=weekday, slot=form.slot(), actor=request.actor, now=clock.now()
        ),
    )


@writes(Permission.APPOINTMENT_LEAD)
def close(request: Request) -> HttpResponse:
    """Close a day."""
    return _set(
        request,
        CloseForm(typed(request)),
        lambda day: settings.change_day(day=day, extra=None, actor=request.actor, now=clock.now()),
    )


@writes(Permission.APPOINTMENT_LEAD)
def extra(request: Request) -> HttpResponse:
    """Set one more time on a day."""
    form = ExtraForm(typed(request))
    return _set(
        request,
        form,
        lambda day, **_slot: settings.change_day(
            day=day, extra=form.slot(), actor=request.actor, now=clock.now()
        ),
    )


@writes(Permission.APPOINTMENT_LEAD)
def place(request: Request) -> HttpResponse:
    """Say where one waits."""
    initial = {"waiting_place": queries.waiting_place(actor=request.actor)}
    return _set(
        request,
        PlaceForm(typed(request), initial=initial),
        lambda waiting_place: settings.receive_at(
            waiting_place=waiting_place, actor=request.actor, now=clock.now()
        ),
    )


@writes(Permission.APPOINTMENT_LEAD)
def remove(request: Request, time_id: UUID) -> HttpResponse:
    """Take a time out of the week."""
    return _removed(
        request,
        lambda: settings.remove_week_time(time_id=time_id, actor=request.actor, now=clock.now()),
    )


@writes(Permission.APPOINTMENT_LEAD)
def undo(request: Request, change_id: UUID) -> HttpResponse:
    """Let a day be as the week says again."""
    return _removed(
        request,
        lambda: settings.remove_change(change_id=change_id, actor=request.actor, now=clock.now()),
    )


def _set(request: Request, form: PageForm, act: Callable[..., object]) -> HttpResponse:
    if attempt(request, form, act) is None:
        return show(request, "appointments/set.html", form=form)
    return see_other(request, HERE, said=_("Sparat. Det syns genast för den som söker en tid."))


def _removed(request: Request, act: Callable[[], None]) -> HttpResponse:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    act()
    return see_other(request, HERE, said=_("Borttaget. Tider som redan är tagna står kvar."))
