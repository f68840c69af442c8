"""Four hundred managers in six administrations, with directors, committees and board secretaries.

All invented; nobody but the fixed cast has an account.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from lykta.kernel.actor import Actor
from lykta.organisation import api as organisation
from lykta.organisation.models import Assignment, Person, Unit
from lykta.secrecy import context
from lykta.workplace import api as workplace
from tests import cast
from tests.workplace import year

MANAGERS = 400
SILENT = frozenset(13 * place for place in range(28))  # seven per cent, in every administration
ADMINISTRATIONS = ("AMF", "KIFF", "KLK", "SCF", "UBF", "VOF")
ROLES = ("director", "safety_committee", "board_secretary")


@dataclass(frozen=True)
class Crowd:
    """Managers in order, and each administration's people by role."""

    managers: list[Actor]
    leading: dict[tuple[str, str], Actor]


def gather(number: int = MANAGERS) -> Crowd:
    """Employ everybody."""
    with cast.acting("systemforvaltare"):
        heads = {row.code: row for row in Unit.objects.filter(code__in=ADMINISTRATIONS)}
        units = [_unit(place, heads[ADMINISTRATIONS[place % 6]]) for place in range(number)]
        Unit.objects.bulk_create(units)
        people = employed([(row, "manager") for row in units])
        pairs = [(heads[code], role) for code in ADMINISTRATIONS for role in ROLES]
        leading = employed(pairs)
    names = [(code, role) for code in ADMINISTRATIONS for role in ROLES]
    return Crowd(people, dict(zip(names, leading, strict=True)))


def _unit(place: int, head: Unit) -> Unit:
    return Unit(
        code=f"HOP-{place}",
        name=f"Hopenheten {place:03d}",
        authority_id=head.authority_id,
        administration_id=head.administration_id,
        parent=head,
        valid_from=cast.TODAY.replace(year=2020),
    )


def employed(pairs: list[tuple[Unit, str]]) -> list[Actor]:
    """Let somebody invented begin in each role at each unit."""
    people = [Person(name=f"Någon Namnsson{place}") for place, _pair in enumerate(pairs)]
    Person.objects.bulk_create(people)
    made = [
        Assignment(person=person, unit=unit, role=role, valid_from=unit.valid_from)
        for person, (unit, role) in zip(people, pairs, strict=True)
    ]
    Assignment.objects.bulk_create(made)
    return [_actor(one) for one in made]


def _actor(one: Assignment) -> Actor:
    return Actor(
        person=one.person_id,
        name=one.person.name,
        assignment=one.id,
        authority=one.unit.authority_id,
        unit=one.unit_id,
        role=one.role,
        grants=organisation.matrix().roles[one.role].grants,
    )


def answered(round_id: UUID, crowd: Crowd, *, now: datetime = cast.NOW) -> int:
    """Let everybody but the silent answer; return how many did."""
    number = 0
    with transaction.atomic():
        for place, actor in enumerate(crowd.managers):
            if place not in SILENT:
                context.enter(actor, now=now)
                asked = workplace.units(round_id=round_id, unit=actor.unit)[0]
                told = year.told(**SAID[place % len(SAID)])
                workplace.answer(asked_id=asked.id, told=told, actor=actor, now=now)
                number += 1
    return number


SAID: tuple[dict[str, object], ...] = (
    {"improve": "Arbetsbelastningen är hög.", "improve_themes": ()},
    {"improve": "Rutinen vid hot är inte övad.", "improve_themes": ()},
    {"improve": "Ventilationen i lokalerna.", "improve_themes": ()},
)
