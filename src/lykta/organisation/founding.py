"""The first rows: what must exist before anybody, even the import, can act under a signed context.

Made by the deploy login in the policy role, since nobody yet holds a right to make them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db import connections, models, transaction

from lykta.kernel.actor import Actor
from lykta.organisation import queries
from lykta.organisation.models import Assignment, Authority, Municipality, Person, Unit
from lykta.organisation.rules.roles import MACHINES
from lykta.organisation.terms import BodyKind

MACHINES_FROM = date(2000, 1, 1)  # machines may act in years before the installation
MACHINE_UNIT = "MASKIN"
NAMES = {"machine_import": "Inläsning", "machine_counts": "Räkneverk"}
M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class Founded:
    """The first municipality and body, and the machine that reads files in."""

    municipality: UUID
    authority: UUID
    importer: Actor


@transaction.atomic(using="deploy")
def found(*, code: str, name: str, county: str, today: date) -> Founded:
    """Make the municipality, its executive board and that board's machines. Safe to run again."""
    with connections["deploy"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE lykta_policy")
    place = _one(Municipality, {"code": code}, {"name": name, "county": county})
    board = _one(
        Authority,
        {"municipality": place, "code": "KS"},
        {"name": "Kommunstyrelsen", "kind": BodyKind.EXECUTIVE_BOARD.value},
    )
    employ_machines(authority=board, using="deploy")
    importer = queries.machine(
        authority_id=board.id, role="machine_import", today=today, using="deploy"
    )
    with connections["deploy"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE lykta_owner")
    return Founded(place.id, board.id, importer)


def employ_machines(*, authority: Authority, using: str = "default") -> None:
    """Give the body its machine unit with one person and assignment per machine role."""
    unit = _one(
        Unit,
        {"authority": authority, "code": MACHINE_UNIT},
        {"name": "Automatik", "valid_from": MACHINES_FROM, "inferred": True},
        using,
    )
    for role in MACHINES:
        if Assignment.objects.using(using).filter(unit=unit, role=role).exists():
            continue
        person = Person(name=f"{NAMES[role]} ({authority.code})", machine=True)
        person.save(using=using)
        Assignment(person=person, unit=unit, role=role, valid_from=MACHINES_FROM).save(using=using)


def _one(model: type[M], key: dict[str, Any], values: dict[str, Any], using: str = "deploy") -> M:
    row = model._default_manager.using(using).filter(**key).first()
    if row is None:
        row = model(**key, **values)
        row.save(using=using)
    return row
