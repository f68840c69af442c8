"""Where people sit: the codes by which other apps name a workplace (unit, administration, body)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.duty import Desk
from lykta.organisation.models import Unit, User
from lykta.organisation.queries.assignments import actor_from, valid_assignments


@dataclass(frozen=True)
class Place:
    """A unit in the tree, with the codes of whom it belongs to."""

    code: str
    parent: UUID | None
    administration: str
    body: str


def desk_of(*, actor: Actor) -> Desk:
    """Return the signed-in person's desk. One query."""
    return Desk(actor, codes_of(actor.unit, places()))


def desks(*, today: date) -> list[Desk]:
    """Return everybody who has an open account and works here today. Three queries."""
    open_accounts = set(User.objects.filter(is_active=True).values_list("person_id", flat=True))
    known = places()
    rows = valid_assignments(today).filter(person__machine=False).order_by("person__name", "id")
    return [
        Desk(actor_from(row), codes_of(row.unit_id, known))
        for row in rows
        if row.person_id in open_accounts
    ]


def places() -> dict[UUID, Place]:
    """Return every unit with what stands above it. One query."""
    rows = Unit.objects.values_list(
        "id", "code", "parent_id", "administration__code", "authority__code"
    )
    return {key: Place(code, up, part or "", body) for key, code, up, part, body in rows}


def codes_of(unit: UUID, known: dict[UUID, Place]) -> frozenset[str]:
    """Return the codes of the unit, the units above it, their administrations and the body."""
    found: set[str] = set()
    key: UUID | None = unit
    while key is not None and key in known:
        here = known[key]
        found |= {here.code, here.administration, here.body}
        key = here.parent
    return frozenset(found - {""})
