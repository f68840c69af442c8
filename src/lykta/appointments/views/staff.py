"""The day's acute times for the unit: who is expected, who came; a time for somebody who calls."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseNotAllowed
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykta.appointments import queries
from lykta.appointments.actions import taking
from lykta.appointments.forms import PhoneForm, day_asked
from lykta.appointments.rules import codes
from lykta.appointments.rules.times import Offered
from lykta.appointments.terms import State
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.gates import Request, reads, writes


@reads(Permission.APPOINTMENT_READ)
def day(request: Request) -> HttpResponse:
    """Show a day's times, free ones too."""
    on = day_asked(request.GET.get("dag", ""), today=clock.today())
    context: dict[str, Any] = {
        "on": on,
        "before": on - timedelta(days=1),
        "after": on + timedelta(days=1),
        "times": queries.day(on=on, actor=request.actor),
        "place": queries.waiting_place(actor=request.actor),
        "may_book": request.actor.may(Permission.APPOINTMENT_BOOK),
        "may_lead": request.actor.may(Permission.APPOINTMENT_LEAD),
        "may_receive": request.actor.may(Permission.MATTER_RECEIVE),
        "states": State,
        "now": clock.now(),
    }
    return show(request, "appointments/day.html", **context)


@writes(Permission.APPOINTMENT_BOOK)
def by_phone(request: Request) -> HttpResponse:
    """Take a time for somebody who calls, and read the code to them."""
    now = clock.now()
    free = queries.free(actor=request.actor, now=now)
    form = PhoneForm(typed(request), choices=[(_key(one), _said(one)) for one in free])
    made = attempt(
        request,
        form,
        lambda when, needs: taking.take_by_phone(
            starts_at=datetime.fromisoformat(when), needs=needs, actor=request.actor, now=now
        ),
    )
    if made is None:
        return show(request, "appointments/by_phone.html", form=form, free=bool(free))
    said = _("Tiden är tagen. Säg koden: %(code)s") % {"code": codes.groups(made.value.code)}
    return see_other(request, "appointments-staff:day", said=said)


@writes(Permission.APPOINTMENT_BOOK)
def note(request: Request, taken_id: UUID) -> HttpResponse:
    """Note what became of a taken time."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    code = request.POST.get("state", "")
    if code not in {State.CAME.value, State.ABSENT.value, State.CANCELLED.value}:
        raise Invalid({"state": _("Välj vad som hände.")})
    state = taking.note(taken_id=taken_id, state=State(code), actor=request.actor, now=clock.now())
    return see_other(
        request,
        "appointments-staff:day",
        said=_("Noterat: %(state)s") % {"state": _(state.swedish)},
    )


def _key(offered: Offered) -> str:
    return offered.starts_at.isoformat()


def _said(offered: Offered) -> str:
    when = stockholm(offered.starts_at)
    kept = f" ({_('sparad till telefonen')})" if offered.for_phone else ""
    return f"{date_format(when, 'l j F')} {when:%H.%M}{kept}"
