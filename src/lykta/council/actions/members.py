"""Who sits in the council, for whom, and for how long."""

from datetime import date, datetime
from uuid import UUID

from lykta.council import access
from lykta.council.actions.meetings import logged
from lykta.council.models import Council, Member
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, NotNow, Unknown


def seat(
    *,
    name: str,
    stands_for: str,
    substitute: bool,
    since_on: date,
    until_on: date | None,
    actor: Actor,
    now: datetime,
    member_id: UUID | None = None,
) -> Member:
    """Seat a member, or change a seat. Raises Refused, Invalid, Unknown, NotNow."""
    access.check_may_describe(actor=actor)
    if until_on is not None and until_on < since_on:
        raise Invalid({"until_on": "Uppdraget kan inte sluta innan det börjar."})
    member = _seat_of(member_id)
    member.name, member.stands_for, member.substitute = name, stands_for, substitute
    member.since_on, member.until_on = since_on, until_on
    member.save()
    logged("council.member", member.id, "seat")
    return member


def _seat_of(member_id: UUID | None) -> Member:
    if member_id is not None:
        row = Member.objects.select_for_update().filter(id=member_id).first()
        if row is None:
            raise Unknown()
        return row
    council = Council.objects.order_by("code").first()
    if council is None:
        raise NotNow("Rådet är inte beskrivet än.")
    return Member(council=council)
