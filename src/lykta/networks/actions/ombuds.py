"""Appointing, ending and training ombuds; and units that need none of their own (F11)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.period import Period
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.networks import access
from lykta.networks.models import Exemption, Ombud
from lykta.networks.queries import ombuds as queries
from lykta.networks.rules.cover import Place, units_under
from lykta.networks.terms import Ending
from lykta.organisation import api as organisation


@dataclass(frozen=True)
class Appointee:
    """Who becomes ombud: a person of the organisation, or somebody by name."""

    person: UUID | None = None
    name: str = ""


def reach_of(*, actor: Actor, places: dict[UUID, Place]) -> frozenset[UUID]:
    """Return the unit where the actor works and every unit below it."""
    return units_under(actor.unit, places.values())


def appoint(
    *,
    unit_id: UUID,
    who: Appointee,
    on: date,
    trained: str = "",
    actor: Actor,
    now: datetime,
) -> UUID:
    """Appoint an ombud. Whoever was ombud there and has moved is ended and succeeded.

    Raises Unknown for no such unit, Refused for a unit that is not the actor's, Invalid for
    nobody, for a day ahead of us by more than a year, and for somebody who is ombud there already.
    """
    places = queries.places(today=now.date())
    if unit_id not in places:
        raise Unknown()
    access.check_may_appoint(actor=actor, unit=unit_id, reach=reach_of(actor=actor, places=places))
    name = _name(who)
    _check_not_there(unit_id, who, name)
    _check_near("on", on, now)
    made = Ombud(
        name=name,
        person_id=who.person,
        unit_id=unit_id,
        trained=_period(trained),
        appointed_on=on,
        appointed_by=actor.name,
        succeeds=_predecessor(unit_id, on, now),
    )
    made.save()
    Exemption.objects.filter(unit_id=unit_id, lifted_on=None).update(lifted_on=on)
    audit.record("ombud.appointed", about=made.id)
    return made.id


def _check_near(field: str, day: date, now: datetime) -> None:
    if day > now.date() + timedelta(days=366):
        raise Invalid({field: "Dagen ligger mer än ett år fram. Kontrollera året."})


def _name(who: Appointee) -> str:
    """Return the name: the organisation's when the person is one of ours."""
    if who.person is not None:
        found = organisation.people([who.person])
        if who.person in found:
            return found[who.person]
        raise Invalid({"person": "Personen finns inte kvar i organisationen. Välj någon annan."})
    if not who.name.strip():
        raise Invalid({"name": "Välj någon i listan, eller skriv ett namn."})
    return who.name.strip()


def _check_not_there(unit_id: UUID, who: Appointee, name: str) -> None:
    there = Ombud.objects.filter(unit_id=unit_id, ended_on=None)
    same = Q(person_id=who.person) if who.person else Q(name__iexact=name)
    if there.filter(same).exists():
        raise Invalid({"name": f"{name} är redan ombud i enheten."})


def _period(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return Period.parse(text.strip()).text
    except ValueError:
        raise Invalid({"trained": "Skriv till exempel 2024, 2024-08 eller 2024-08-15."}) from None


def _predecessor(unit_id: UUID, on: date, now: datetime) -> Ombud | None:
    """End those the organisation says have moved; return the last one nobody has succeeded."""
    found = queries.ombuds(today=now.date(), where=Q(unit_id=unit_id))
    gone = [one for one in found if one.moved]
    for row in Ombud.objects.select_for_update().filter(id__in=[one.id for one in gone]):
        _end(row, max(row.appointed_on or date.min, on - timedelta(days=1)), Ending.CHANGED_JOB)
    earlier = Ombud.objects.filter(unit_id=unit_id, ended_on__isnull=False, ombud=None)
    return earlier.order_by("-ended_on", "id").first()


def _end(row: Ombud, last: date, why: Ending) -> None:
    row.ended_on, row.ended_why = last, why.value
    row.save(update_fields=["ended_on", "ended_why"])
    audit.record("ombud.ended", about=row.id, detail={"why": why.value})


def end(*, ombud_id: UUID, last: date, why: Ending, actor: Actor, now: datetime) -> None:
    """End an ombud: a successor becomes the manager's and the strategist's to appoint.

    A last day that lies ahead may be moved. Raises Unknown, Refused for a unit that is not the
    actor's, NotNow when already ended, Invalid for a last day before the first or far ahead.
    """
    row = _mine(ombud_id, actor, now)
    if row.ended_on is not None and row.ended_on <= now.date():
        raise NotNow("Ombudet är redan avslutat.")
    _check_near("last", last, now)
    if row.appointed_on is not None and last < row.appointed_on:
        raise Invalid({"last": "Sista dagen kan inte ligga före den första."})
    _end(row, last, why)


def note_training(
    *, ombud_id: UUID, trained: str, refreshed_on: date | None, actor: Actor, now: datetime
) -> None:
    """Note when an ombud had the basic training, and last repeated it.

    Raises Unknown, Refused, and Invalid for what is no period or a day that has not come.
    """
    row = _mine(ombud_id, actor, now)
    period = _period(trained)
    if period and Period.parse(period).first_day > now.date():
        raise Invalid({"trained": "Det har inte hänt än. Skriv när utbildningen är gjord."})
    if refreshed_on is not None and refreshed_on > now.date():
        raise Invalid({"refreshed_on": "Det har inte hänt än. Skriv när repetitionen är gjord."})
    row.trained, row.refreshed_on = period, refreshed_on
    row.save(update_fields=["trained", "refreshed_on"])
    audit.record("ombud.trained", about=row.id)


def _mine(ombud_id: UUID, actor: Actor, now: datetime) -> Ombud:
    """Return the locked ombud of a unit that is the actor's."""
    row = Ombud.objects.select_for_update().filter(id=ombud_id).first()
    if row is None:
        if Ombud.objects.filter(id=ombud_id).exists():  # seen, and not theirs to change
            access.check_may_describe(actor=actor)
        raise Unknown()
    reach = reach_of(actor=actor, places=queries.places(today=now.date()))
    access.check_may_appoint(actor=actor, unit=row.unit_id, reach=reach)
    return row


def exempt(*, unit_id: UUID, why: str, actor: Actor, now: datetime) -> None:
    """Say that a unit needs no ombud of its own, and why. Raises Unknown, Refused, Invalid."""
    places = queries.places(today=now.date())
    if unit_id not in places:
        raise Unknown()
    access.check_may_appoint(actor=actor, unit=unit_id, reach=reach_of(actor=actor, places=places))
    if not why.strip():
        raise Invalid({"reason": "Skriv vem enheten vänder sig till i stället."})
    if Exemption.objects.filter(unit_id=unit_id, lifted_on=None).exists():
        raise NotNow("Det är redan antecknat att enheten inte behöver något eget ombud.")
    made = Exemption(unit_id=unit_id, why=why.strip(), made_by=actor.name, made_on=now.date())
    made.save()
    audit.record("ombud.exempted", about=unit_id)


def lift_exemption(*, unit_id: UUID, actor: Actor, now: datetime) -> None:
    """Say that a unit needs an ombud of its own after all. Raises Unknown, Refused, NotNow."""
    places = queries.places(today=now.date())
    if unit_id not in places:
        raise Unknown()
    access.check_may_appoint(actor=actor, unit=unit_id, reach=reach_of(actor=actor, places=places))
    row = Exemption.objects.select_for_update().filter(unit_id=unit_id, lifted_on=None).first()
    if row is None:
        raise NotNow("Det står inte här att enheten klarar sig utan eget ombud.")
    row.lifted_on = now.date()
    row.save(update_fields=["lifted_on"])
    audit.record("ombud.exemption_lifted", about=unit_id)
