"""Somebody is away: a colleague gets the matters for the time, or for good (design §7.17)."""

from datetime import date, datetime
from uuid import UUID

from django.db import connection

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid, Unknown
from lykta.organisation import access, queries
from lykta.organisation.models import Absence
from lykta.organisation.rules import validity
from lykta.secrecy.registrar import refusals


def cover(
    *,
    person_id: UUID,
    stand_in_id: UUID,
    first_on: date,
    last_on: date,
    actor: Actor,
    now: datetime,
) -> tuple[Absence, int]:
    """Let the stand-in have the absent person's matters from the first to the last day.

    Returns the absence and how many matters were covered. Matters where the stand-in is denied
    are left out, and nothing says which. Raises `Invalid` for impossible days or the same person.
    """
    span = validity.Span(first_on, last_on)
    validity.check_in_order(span, field="last_on")
    _check_two_here(actor, person_id, stand_in_id, now.date())
    made = Absence(
        person_id=person_id,
        stand_in_id=stand_in_id,
        unit_id=actor.unit,
        first_on=first_on,
        last_on=last_on,
        made_by_id=actor.person,
    )
    made.save()
    count = _hand_over(person_id, stand_in_id, first_on, last_on)
    audit.record("absence.covered", about=person_id, detail={"matters": count})
    return made, count


def reassign(*, person_id: UUID, to_id: UUID, from_on: date, actor: Actor, now: datetime) -> int:
    """Give all the person's matters in the actor's reach to a colleague for good; count them."""
    _check_two_here(actor, person_id, to_id, now.date())
    count = _hand_over(person_id, to_id, from_on, None)
    audit.record("matters.reassigned", about=person_id, detail={"matters": count})
    return count


def _check_two_here(actor: Actor, person: UUID, other: UUID, today: date) -> None:
    if person == other:
        raise Invalid({"stand_in": "Välj någon annan än den som är borta."})
    for one in (person, other):
        units = queries.units_of(person_id=one, today=today)
        if actor.unit not in units:
            raise Unknown()
        access.check_within_reach(actor=actor, permission=Permission.ASSIGNMENT_WRITE, units=units)


def _hand_over(person: UUID, to: UUID, first: date, last: date | None) -> int:
    with refusals(), connection.cursor() as cursor:
        cursor.execute("SELECT secrecy.hand_over(%s, %s, %s, %s)", [person, to, first, last])
        return int(cursor.fetchone()[0])
