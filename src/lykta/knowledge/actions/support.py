"""Asking for support, giving it, and telling good examples (F06, F11)."""

from datetime import date, datetime
from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.knowledge import access
from lykta.knowledge.actions import ground
from lykta.knowledge.models import ExampleWithdrawn, GoodExample, SupportGiven, SupportRequest
from lykta.knowledge.queries.people import from_where
from lykta.knowledge.terms import Theme


def ask(*, theme: Theme, subject: str, text: str, actor: Actor, now: datetime) -> SupportRequest:
    """Ask the executive office for support in one's work. Raises Refused."""
    access.check_may_share(actor=actor)
    place = from_where(unit_id=actor.unit)
    row = SupportRequest(
        theme=theme.value,
        subject=subject,
        text=text,
        from_code=place.code,
        from_name=place.name,
        asked_by_id=actor.person,
        asked_by_name=actor.name,
        asked_at=now,
    )
    row.save()
    ground.logged("support.asked", about=row.id, what=theme.value)
    return row


def give(
    *,
    request_id: UUID,
    what: str,
    learned: str,
    given_on: date,
    actor: Actor,
    now: datetime,
) -> SupportGiven:
    """Write down the support that was given, and what was learned. Raises Unknown, NotNow."""
    access.check_may_keep(actor=actor)
    request = SupportRequest.objects.filter(id=request_id).first()
    if request is None:
        raise Unknown()
    if SupportGiven.objects.filter(request=request).exists():
        raise NotNow("Stödet är redan inskrivet.")
    if given_on > now.date():
        raise Invalid({"given_on": "Dagen har inte varit än."})
    row = SupportGiven(
        request=request,
        what=what,
        learned=learned,
        by_id=actor.person,
        by_name=actor.name,
        given_on=given_on,
    )
    row.save()
    ground.logged("support.given", about=request.id, what=request.theme)
    return row


def tell_example(
    *, theme: Theme, title: str, did: str, gave: str, actor: Actor, now: datetime
) -> GoodExample:
    """Tell others what worked; told once, found by theme. Raises Refused."""
    access.check_may_share(actor=actor)
    place = from_where(unit_id=actor.unit)
    row = GoodExample(
        theme=theme.value,
        title=title,
        did=did,
        gave=gave,
        from_code=place.code,
        from_name=place.name,
        told_by_id=actor.person,
        told_by_name=actor.name,
        told_at=now,
    )
    row.save()
    ground.logged("support.example", about=row.id, what=theme.value)
    return row


def withdraw_example(
    *, example_id: UUID, why: str, actor: Actor, now: datetime
) -> ExampleWithdrawn:
    """Take an example away from view. Raises Unknown, Refused, NotNow when it is gone already."""
    access.check_may_keep(actor=actor)
    example = GoodExample.objects.filter(id=example_id).first()
    if example is None:
        raise Unknown()
    if ExampleWithdrawn.objects.filter(example=example).exists():
        raise NotNow("Exemplet är redan borttaget.")
    row = ExampleWithdrawn(example=example, why=why, by_id=actor.person, at=now)
    row.save()
    ground.logged("support.example", about=example.id, what="withdrawn")
    return row
