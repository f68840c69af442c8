"""Where people sit: the codes by which other apps name a workplace (unit, administration, body)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.duty import Desk
from lykta.organisation.models import Unit, User
from lykta.organisation.queries.assignments import actor_from, valid_assignments


@dataclass(frozen=True)
class _Place:
    code: str
    parent: UUID | None
    administration: str
    body: str


def desk_of(*, actor: Actor) -> Desk:
    """Return the signed-in person's desk. One query."""
    return Desk(actor, _codes(actor.unit, _places()))


def desks(*, today: date) -> list[Desk]:
    """Return everybody who has an open account and works here today. Three queries."""
    open_accounts = set(User.objects.filter(is_active=True).values_list("person_id", flat=True))
    places = _places()
    rows = valid_assignments(today).filter(person__machine=False).order_by("person__name", "id")
    return [
        Desk(actor_from(row), _codes(row.unit_id, places))
        for row in rows
        if row.person_id in open_accounts
    ]


def _places() -> dict[UUID, _Place]:
    rows = Unit.objects.values_list(
        "id", "code", "parent_id", "administration__code", "authority__code"
    )
    return {key: _Place(code, up, part or "", body) for key, code, up, part, body in rows}


def _codes(unit: UUID, places: dict[UUID, _Place]) -> frozenset[str]:
    """Return the codes of the unit, the units above it, their administrations and the body."""
    found: set[str] = set()
    key: UUID | None = unit
    while key is not None and key in places:
        here = places[key]
        found |= {here.code, here.administration, here.body}
        key = here.parent
    return frozenset(found - {""})
