"""Who is in a network, the municipality's own and those from outside (F12)."""

from datetime import date, datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.networks import access
from lykta.networks.models import Member, Network


def join(
    *,
    network_code: str,
    name: str,
    organisation: str,
    outside: bool,
    leads: bool,
    on: date,
    person: UUID | None = None,
    actor: Actor,
    now: datetime,
) -> UUID:
    """Take somebody into a network. Raises Refused, Unknown, Invalid for somebody already in it."""
    access.check_may_describe(actor=actor)
    network = Network.objects.filter(code=network_code).first()
    if network is None:
        raise Unknown()
    there = Member.objects.filter(network=network, left_on=None)
    if there.filter(name__iexact=name.strip(), organisation__iexact=organisation.strip()).exists():
        raise Invalid({"name": f"{name.strip()} är redan med i nätverket."})
    made = Member(
        network=network,
        name=name.strip(),
        organisation=organisation.strip(),
        outside=outside,
        leads=leads,
        person_id=person,
        joined_on=on,
    )
    made.save()
    audit.record("member.joined", about=made.id)
    return made.id


def leave(*, member_id: UUID, actor: Actor, now: datetime) -> None:
    """Note that somebody has left a network. Raises Refused, Unknown, NotNow when already gone."""
    access.check_may_describe(actor=actor)
    row = Member.objects.select_for_update().filter(id=member_id).first()
    if row is None:
        raise Unknown()
    if row.left_on is not None:
        raise NotNow("Personen har redan lämnat nätverket.")
    row.left_on = now.date()
    row.save(update_fields=["left_on"])
    audit.record("member.left", about=row.id)
