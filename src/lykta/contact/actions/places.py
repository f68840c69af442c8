"""Describing where help is, saying that it is still true, and giving the public a fresh copy."""

from dataclasses import replace
from datetime import date, datetime, time
from uuid import UUID

from lykta.audit import api as audit
from lykta.contact import access, queries
from lykta.contact.actions.publishing import publish
from lykta.contact.models import HelpPlace
from lykta.contact.queries import PlaceText
from lykta.contact.rules import numbers
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.problems import Invalid, Unknown
from lykta.pages import registers


def describe(*, unit: UUID, place: PlaceText, actor: Actor, now: datetime) -> Change:
    """Describe a unit's public door (F23-F29); the public sees the change at once.

    Raises Refused without the right to the help pages.
    """
    access.check_may_describe(actor=actor)
    values = {
        "unit_id": unit,
        "name": place.name,
        "days": [day.value for day in place.days],
        "opens": place.opens,
        "closes": place.closes,
        "acute_times": place.acute_times.value,
        "minimum_age": place.minimum_age,
        "anonymous": place.anonymous,
        "voluntary": place.voluntary,
        "telephone": place.telephone,
        "address": place.address,
        "verified_on": place.verified_on,
        "posts": [[role, number] for role, number in place.posts],
        "services": list(place.services),
    }
    row, change = registers.describe(HelpPlace, key={"code": place.code}, values=values)
    if change is not Change.SAME:
        publish()
        audit.record("place.described", about=row.id, detail={"change": change.value})
    return change


def verify(
    *,
    code: str,
    telephone: str,
    address: str,
    opens: time,
    closes: time,
    today: date,
    actor: Actor,
    now: datetime,
) -> Change:
    """Say that a place has been rung today and is as written; the public sees it at once.

    Raises Unknown for no such place, Refused, and Invalid for a number nobody can dial or hours
    in the wrong order.
    """
    access.check_may_describe(actor=actor)
    row = HelpPlace.objects.filter(code=code).first()
    if row is None:
        raise Unknown()
    if not numbers.can_be_dialled(telephone):
        raise Invalid({"telephone": "Skriv numret med siffror, till exempel 018-727 00 00."})
    if closes <= opens:
        raise Invalid({"closes": "Platsen måste stänga efter att den öppnar."})
    known = next(place for _unit, place in queries.places() if place.code == code)
    told = replace(
        known,
        telephone=telephone,
        address=address,
        opens=opens,
        closes=closes,
        verified_on=today.isoformat(),
    )
    return describe(unit=row.unit_id, place=told, actor=actor, now=now)
