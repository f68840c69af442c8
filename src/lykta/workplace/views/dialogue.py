"""The OSA round and the staff dialogue: the own unit, and the administration's units."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.pages import clock
from lykta.pages.answers import attempt, see_other, show, typed
from lykta.pages.asking import ASKED
from lykta.pages.gates import Request, reads, writes
from lykta.workplace.actions import dialogue as actions
from lykta.workplace.forms import dialogue as forms
from lykta.workplace.queries import dialogue as queries
from lykta.workplace.rules.dialogue import Event, Held, Stand, bars


@reads(Permission.WORKPLACE_READ)
def dialogue(request: Request) -> HttpResponse:
    """Show this year: the own unit to its manager, every unit to those who oversee."""
    today, actor = clock.today(), request.actor
    own = _own(actor.unit, today) if actor.may(Permission.WORKPLACE_ANSWER) else []
    oversees = actor.may(Permission.WORKPLACE_OVERSEE)
    units = queries.administration(today=today) if oversees else []
    return show(
        request,
        "workplace/dialogue.html",
        year=today.year,
        own=own,
        oversees=oversees,
        units=units,
        events=list(Event),
        pictures=[(event.swedish, bars(units, event)) for event in Event] if units else [],
    )


def _own(unit: UUID, today: date) -> list[tuple[Event, Stand, Held | None, Held | None]]:
    """Return each event of the own unit: how it stands this year, and what is planned next year."""
    cells, ahead = queries.own(unit=unit, today=today).cells, queries.ahead(unit=unit, today=today)
    pairs = zip(Event, cells, strict=True)
    return [(event, stand, held, ahead.get(event)) for event, (stand, held) in pairs]


@writes(Permission.WORKPLACE_ANSWER)
def plan(request: Request, event: str) -> HttpResponse:
    """Plan one of them in the own unit."""
    found = next((one for one in Event if one.value == event), None)
    if found is None:
        raise Unknown()
    row = queries.own(unit=request.actor.unit, today=clock.today()).cells[list(Event).index(found)]
    known = row[1]
    is_open = known is not None and known.done_on is None
    initial = {"planned_on": known.planned_on} if known is not None and is_open else {}
    form = forms.PlanForm(typed(request), initial=initial)
    form.heading = found.swedish  # type: ignore[misc]

    def act(**told: Any) -> bool:
        actions.plan_event(event=found, actor=request.actor, now=clock.now(), **told)
        return True

    if attempt(request, form, act):
        return see_other(request, "workplace:dialogue", said=_("Dagen är sparad."))
    return show(request, ASKED, form=form, back=reverse("workplace:dialogue"))


@writes(Permission.WORKPLACE_ANSWER)
def tick_off(request: Request, row_id: UUID) -> HttpResponse:
    """Tick that it was held."""
    held = queries.one(row_id, unit=request.actor.unit)
    day = min(held.planned_on, clock.today())
    form = forms.DoneForm(typed(request), initial={"done_on": day})
    form.heading = held.event.swedish  # type: ignore[misc]

    def act(**told: Any) -> bool:
        actions.tick_off(row_id=row_id, actor=request.actor, now=clock.now(), **told)
        return True

    if attempt(request, form, act):
        return see_other(request, "workplace:dialogue", said=_("Avbockad. Tack!"))
    return show(request, ASKED, form=form, back=reverse("workplace:dialogue"))
