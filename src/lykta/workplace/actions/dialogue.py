"""Planning the OSA round and the staff dialogue of the own unit, and ticking them off."""

from datetime import date, datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import NotNow, Unknown
from lykta.organisation import api as organisation
from lykta.workplace import access
from lykta.workplace.models import UnitDialogue
from lykta.workplace.rules import dialogue as rules
from lykta.workplace.rules.dialogue import Event


def plan_event(*, event: Event, planned_on: date, actor: Actor, now: datetime) -> UUID:
    """Plan one of them in the own unit, or move it. Raises Refused, Invalid, NotNow when held."""
    access.check_may_answer(actor=actor, unit=actor.unit)
    year = rules.check_planned(planned_on=planned_on, today=now.date())
    row = _of(actor, event, year)
    if row is None:
        row = UnitDialogue(**_place(actor.unit, today=now.date()), event=event.value, year=year)
    if row.done_on is not None:
        raise NotNow("Den är redan gjord i år.")
    row.planned_on = planned_on
    row.save()
    audit.record("workplace.event_planned", about=row.id, detail={"event": event.value})
    return row.id


def tick_off(*, row_id: UUID, done_on: date, actor: Actor, now: datetime) -> None:
    """Tick that it was held. Raises Unknown for another's, Refused, Invalid, NotNow when ticked."""
    row = UnitDialogue.objects.select_for_update().filter(id=row_id, unit_id=actor.unit).first()
    if row is None:
        raise Unknown()
    access.check_may_answer(actor=actor, unit=row.unit_id)
    if row.done_on is not None:
        raise NotNow("Den är redan avbockad.")
    rules.check_done(done_on=done_on, today=now.date(), year=row.year)
    row.done_on = done_on
    row.save(update_fields=["done_on"])
    audit.record("workplace.event_done", about=row.id, detail={"event": row.event})


def _of(actor: Actor, event: Event, year: int) -> UnitDialogue | None:
    rows = UnitDialogue.objects.select_for_update()
    return rows.filter(unit_id=actor.unit, event=event.value, year=year).first()


def _place(unit: UUID, *, today: date) -> dict[str, object]:
    known = next((one for one in organisation.units(today=today) if one.id == unit), None)
    if known is None or known.administration is None:
        raise NotNow("Enheten hör inte till någon förvaltning.")
    return {
        "unit_id": known.id,
        "unit_code": known.code,
        "unit_name": known.name,
        "administration_id": known.administration.id,
    }
