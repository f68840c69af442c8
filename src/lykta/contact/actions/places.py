"""Describing where help is, and giving the public a fresh copy."""

from datetime import datetime
from uuid import UUID

from django.db import connection

from lykta.audit import api as audit
from lykta.contact import access
from lykta.contact.models import HelpPlace
from lykta.contact.queries import PlaceText
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.pages import registers


def describe(*, unit: UUID, place: PlaceText, actor: Actor, now: datetime) -> Change:
    """Describe a unit's public door (F23-F29); the public sees the change at once.

    Raises Refused without the right to the organisation.
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
        _publish()
        audit.record("place.described", about=row.id, detail={"change": change.value})
    return change


def _publish() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT secrecy.publish_places()")
