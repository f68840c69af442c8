"""Steps for who is who: bodies, authorities, administrations, companies, units, and their doors."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial

from lykta.contact import api as contact
from lykta.exchange.actions.steps import Names, Step
from lykta.exchange.rules.shapes import Row
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.organisation import api as organisation
from lykta.organisation.terms import BodyKind


def steps(file: Row, names: Names) -> Iterator[Step]:
    """Yield the steps in an order in which everyone named exists before being named."""
    for section in ("bodies", "authorities"):
        for row in file[section]:
            yield Step(section, row.line, partial(_authority, section, row, names))
    for row in file["administrations"]:
        yield Step("administrations", row.line, partial(_administration, row, names))
        yield Step("units", row.line, partial(_top_unit, row, row["bodies"][0].code, names))
    for row in file["companies"]:
        yield Step("companies", row.line, partial(_company, row, names))
        yield Step("units", row.line, partial(_top_unit, row, row["body"].code, names))
    for row in file["authorities"]:
        yield Step("units", row.line, partial(_top_unit, row, row["id"], names))
    homes = _homes(file)
    for row in topmost_first(file["units"]):
        yield Step("units", row.line, partial(_unit, row, homes, names))
    for row in file["places"]:
        yield Step("places", row.line, partial(_place, row, names))


def topmost_first(units: Iterable[Row]) -> list[Row]:
    """Return the units so that each comes after the one it stands under."""
    waiting = list(units)
    ready: list[Row] = []
    codes = {row["id"] for row in waiting}
    while waiting:
        placed = {row["id"] for row in ready}
        now = [r for r in waiting if r["under"].code not in codes or r["under"].code in placed]
        ready += now
        waiting = [row for row in waiting if row not in now]
    return ready


def _homes(file: Row) -> dict[str, str]:
    """Return each unit's, administration's and company's body: a unit has the one above it."""
    homes = {row["id"]: row["bodies"][0].code for row in file["administrations"]}
    homes |= {row["id"]: row["body"].code for row in file["companies"]}
    for row in topmost_first(file["units"]):
        homes[row["id"]] = homes[row["under"].code]
    return homes


def _authority(section: str, row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    inside = section == "bodies"
    return organisation.describe_authority(
        municipality=organisation.municipality(names.municipality).id if inside else None,
        code=row["id"],
        name=row["name"],
        kind=BodyKind(row["kind"]),
        inferred=inside and row["inferred"],
        actor=actor,
        now=now,
    )


def _administration(row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    return organisation.describe_administration(
        municipality=organisation.municipality(names.municipality).id,
        code=row["id"],
        name=row["name"],
        bodies=[names.authority(body.code) for body in row["bodies"]],
        actor=actor,
        now=now,
    )


def _company(row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    return organisation.describe_company(
        municipality=organisation.municipality(names.municipality).id,
        code=row["id"],
        name=row["name"],
        body=names.authority(row["body"].code),
        actor=actor,
        now=now,
    )


def _top_unit(row: Row, body: str, names: Names, actor: Actor, now: datetime) -> Change:
    """An administration, company or authority is a unit too: people can be employed right there."""
    return organisation.describe_unit(
        authority=names.authority(body),
        administration=names.administration(row["id"]),
        parent=None,
        unit=organisation.UnitText(code=row["id"], name=row["name"]),
        actor=actor,
        now=now,
    )


def _unit(row: Row, homes: dict[str, str], names: Names, actor: Actor, now: datetime) -> Change:
    parent = organisation.unit(row["under"].code, municipality_code=names.municipality)
    return organisation.describe_unit(
        authority=names.authority(homes[row["id"]]),
        administration=parent.administration_id,
        parent=parent.id,
        unit=organisation.UnitText(
            code=row["id"],
            name=row["name"],
            serves_adults="adult" in row["serves"],
            serves_children="child" in row["serves"],
            does_casework=row["casework"],
            function=row["function"],
            valid_from=row["from"] or organisation.LONG_AGO,
            valid_to=row["until"],
            inferred=row["inferred"],
        ),
        actor=actor,
        now=now,
    )


def _place(row: Row, names: Names, actor: Actor, now: datetime) -> Change:
    place = contact.PlaceText(
        code=row["unit"].code,
        name=names.party(row["unit"]).name,
        days=tuple(contact.Day(day) for day in row["days"]),
        opens=row["opens"],
        closes=row["closes"],
        acute_times=contact.AcuteTimes(row["acute_times"]),
        minimum_age=row["minimum_age"],
        anonymous=row["anonymous"],
        voluntary=row["voluntary"],
        telephone=row["telephone"],
        address=row["address"],
        verified_on=row["verified_on"],
        posts=row["posts"],
        services=row["services"],
    )
    return contact.describe(unit=names.unit(row["unit"].code), place=place, actor=actor, now=now)
