"""The first rows: what must exist before anybody, even the import, can act under a signed context.

Made by the deploy login in the policy role, since nobody yet holds a right to make them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db import connections, models, transaction

from lykta.kernel.actor import Actor
from lykta.organisation import queries
from lykta.organisation.actions.accounts import link_for
from lykta.organisation.models import (
    Assignment,
    Authority,
    Municipality,
    Person,
    Unit,
    User,
)
from lykta.organisation.rules.roles import MACHINES, RECEIVER
from lykta.organisation.terms import BodyKind

MACHINES_FROM = date(2000, 1, 1)  # machines may act in years before the installation
MACHINE_UNIT = "MASKIN"
NAMES = {
    "machine_import": "Inläsning",
    "machine_counts": "Räkneverk",
    "machine_link": "Svar genom länk",
    "machine_mail": "Utskick",
}
M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class Founded:
    """The first municipality and body, and the machine that reads files in."""

    municipality: UUID
    authority: UUID
    importer: Actor


@contextmanager
def _as_policy_role() -> Iterator[None]:
    """Act as the role that owns the policies, with the deploy login."""
    with transaction.atomic(using="deploy"), connections["deploy"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE lykta_policy")
        yield
        cursor.execute("SET LOCAL ROLE lykta_owner")


def found(*, code: str, name: str, county: str, today: date) -> Founded:
    """Make the municipality, its executive board and that board's machines. Safe to run again."""
    with _as_policy_role():
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
    return Founded(place.id, board.id, importer)


def first_administrator(
    *, code: str, municipality: str, county: str, username: str, name: str, now: datetime
) -> str:
    """Make the first system administrator and return the token of a one-time link.

    For the operator at the server; run again for the same user name it makes a new link.
    """
    made = found(code=code, name=municipality, county=county, today=now.date())
    user = User.objects.filter(username=username).first()
    if user is None:
        person = Person(name=name, title="Systemförvaltare")
        with _as_policy_role():
            unit = _one(
                Unit,
                {"authority_id": made.authority, "code": "KLK"},
                {"name": "Kommunledningskontoret", "valid_from": MACHINES_FROM, "inferred": True},
            )
            person.save(using="deploy")
            Assignment(
                person=person, unit=unit, role="system_administrator", valid_from=now.date()
            ).save(using="deploy")
        user = User(username=username, person_id=person.id)
        user.set_unusable_password()
        user.save(force_insert=True)
    return link_for(user=user, made_by=None, now=now)


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


def employ_receiver(*, unit: Unit) -> None:
    """Give a unit that does casework the machine that takes in what other employees hand over."""
    if Assignment.objects.filter(unit=unit, role=RECEIVER).exists():
        return
    person = Person(name=f"Överlämning ({unit.name})", machine=True)
    person.save()
    Assignment(person=person, unit=unit, role=RECEIVER, valid_from=MACHINES_FROM).save()


def _one(model: type[M], key: dict[str, Any], values: dict[str, Any], using: str = "deploy") -> M:
    row = model._default_manager.using(using).filter(**key).first()
    if row is None:
        row = model(**key, **values)
        row.save(using=using)
    return row
