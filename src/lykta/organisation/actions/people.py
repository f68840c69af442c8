"""People come and work here: read in from a file with their assignments and accounts."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.organisation import founding
from lykta.organisation.models import (
    Administration,
    Assignment,
    Authority,
    Person,
    Unit,
    User,
)

LONG_AGO = date(2000, 1, 1)
USUALLY_FROM = date(2022, 1, 1)


def load_people(*, path: Path, password: str, actor: Actor, now: datetime) -> int:
    """Read a file of people in: units that are missing, assignments, accounts. Returns how many.

    Everyone gets the same password, so this is refused outside demo and tests. Safe to run
    again: known user names are left as they are. Runs inside the importer's signed context.
    """
    if settings.MODE == "production":
        raise RuntimeError("People with a shared password are for the demo and the tests only.")
    actor.check_may(Permission.ASSIGNMENT_WRITE)
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    for row in data["units"]:
        _unit(row)
    known = set(User.objects.values_list("username", flat=True))
    units = {unit.code: unit for unit in Unit.objects.order_by("valid_from")}
    fresh = [row for row in data["people"] if row["user"] not in known]
    for row in fresh:
        _person(row, units[row["unit"]], password, now)
    return len(fresh)


def _person(row: Mapping[str, Any], unit: Unit, password: str, now: datetime) -> None:
    person = Person(
        name=row["name"],
        title=row["title"],
        work_phone=row.get("phone", ""),
        mail=row.get("mail", f"{row['user']}@uppsala.invalid"),
    )
    person.save()
    first = row.get("from", USUALLY_FROM)
    Assignment(person=person, unit=unit, role=row["role"], valid_from=first).save()
    user = User(username=row["user"], person_id=person.id, credentials_changed_at=now)
    user.set_password(password)
    user.save(force_insert=True)


def _unit(row: Mapping[str, Any]) -> None:
    """Make a unit unless there is one with its code."""
    if Unit.objects.filter(code=row["code"]).exists():
        return
    under = Unit.objects.filter(code=row["under"]).first() if "under" in row else None
    Unit(
        code=row["code"],
        name=row["name"],
        authority=_authority(row),
        administration=Administration.objects.filter(code=row.get("administration", "")).first(),
        parent=under,
        valid_from=LONG_AGO,
        inferred=True,
    ).save()


def _authority(row: Mapping[str, Any]) -> Authority:
    """Return the body in the municipality, or make the one outside it with its machines."""
    if "body" in row:
        return Authority.objects.get(municipality__code=settings.MUNICIPALITY, code=row["body"])
    outside = row["outside"]
    known = Authority.objects.filter(municipality=None, name=outside["name"]).first()
    if known is not None:
        return known
    made = Authority(code=outside["code"], name=outside["name"], kind=outside["kind"])
    made.save()
    founding.employ_machines(authority=made)
    return made
