"""Describing who is who: bodies, administrations, companies and units, each by its code (F03-F10).

Describing the same again changes nothing. A unit that ends gets a last day; nothing is deleted.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import NotNow
from lykta.organisation import founding
from lykta.organisation.models import (
    Administration,
    AdministrationBody,
    Authority,
    Company,
    Unit,
)
from lykta.organisation.terms import BodyKind
from lykta.pages import registers

LONG_AGO = date(2000, 1, 1)  # a unit whose beginning nobody has told


def describe_authority(
    *,
    municipality: UUID | None,
    code: str,
    name: str,
    kind: BodyKind,
    inferred: bool,
    actor: Actor,
    now: datetime,
) -> Change:
    """Describe a body of a municipality, or (with None) an authority outside; with its machines.

    Raises Refused without the right to the organisation.
    """
    actor.check_may(Permission.ORGANISATION_WRITE)
    row, change = registers.describe(
        Authority,
        key={"municipality_id": municipality, "code": code},
        values={"name": name, "kind": kind.value, "inferred": inferred},
    )
    if change is Change.NEW:
        founding.employ_machines(authority=row)
    return _logged("authority", row.id, change)


def describe_administration(
    *,
    municipality: UUID,
    code: str,
    name: str,
    bodies: Sequence[UUID],
    actor: Actor,
    now: datetime,
) -> Change:
    """Describe an administration and the bodies it works for.

    Raises Refused without the right to the organisation.
    """
    actor.check_may(Permission.ORGANISATION_WRITE)
    row, own = registers.describe(
        Administration,
        key={"municipality_id": municipality, "code": code},
        values={"name": name},
    )
    links = [
        registers.describe(
            AdministrationBody, key={"administration_id": row.id, "body_id": body}, values={}
        )[1]
        for body in bodies
    ]
    return _logged("administration", row.id, registers.together(own, *links))


def describe_company(
    *, municipality: UUID, code: str, name: str, body: UUID, actor: Actor, now: datetime
) -> Change:
    """Describe a company that the municipality owns, and the board that leads it.

    Raises Refused without the right to the organisation.
    """
    actor.check_may(Permission.ORGANISATION_WRITE)
    row, change = registers.describe(
        Company,
        key={"municipality_id": municipality, "code": code},
        values={"name": name, "body_id": body},
    )
    return _logged("company", row.id, change)


@dataclass(frozen=True, kw_only=True)
class UnitText:
    """What is told about a unit: whom it serves, whether it handles matters, since when."""

    code: str
    name: str
    serves_adults: bool = False
    serves_children: bool = False
    does_casework: bool = False
    function: str = ""
    valid_from: date = LONG_AGO
    valid_to: date | None = None
    inferred: bool = False


def describe_unit(
    *,
    authority: UUID,
    administration: UUID | None,
    parent: UUID | None,
    unit: UnitText,
    actor: Actor,
    now: datetime,
) -> Change:
    """Describe a unit under its body, by its code.

    Raises Refused without the right to the organisation, NotNow for a unit that stands under
    another body: that would carry its matters over a border of secrecy.
    """
    actor.check_may(Permission.ORGANISATION_WRITE)
    _check_stands_here(code=unit.code, authority=authority)
    row, change = registers.describe(
        Unit,
        key={"authority_id": authority, "code": unit.code},
        values={**asdict(unit), "administration_id": administration, "parent_id": parent},
    )
    if unit.does_casework:
        founding.employ_receiver(unit=row)
    return _logged("unit", row.id, change)


def _check_stands_here(*, code: str, authority: UUID) -> None:
    place = Authority.objects.get(id=authority).municipality_id
    around = (
        Q(authority__municipality__isnull=True)
        if place is None
        else Q(authority__municipality_id=place)
    )
    elsewhere = Unit.objects.filter(around, code=code)
    if elsewhere.exclude(authority_id=authority).exists():
        raise NotNow(f"Enheten {code} finns redan under en annan nämnd. Avsluta den där först.")


def _logged(what: str, about: UUID, change: Change) -> Change:
    if change is not Change.SAME:
        detail = {"what": what, "change": change.value}
        audit.record("organisation.changed", about=about, detail=detail)
    return change
