"""Named reads of municipalities, bodies, administrations, companies and units."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from lykta.kernel.problems import Unknown
from lykta.organisation.models import (
    Administration,
    AdministrationBody,
    Authority,
    Company,
    Municipality,
    Unit,
)
from lykta.organisation.queries.assignments import valid_on


def units(*, today: date | None = None) -> QuerySet[Unit]:
    """Return units by name; with `today` only those that exist that day."""
    rows = Unit.objects.select_related("authority", "administration").order_by("name", "id")
    return rows if today is None else rows.filter(valid_on(today))


def municipality(code: str) -> Municipality:
    """Return the municipality with the code. Raises `Unknown`."""
    row = Municipality.objects.filter(code=code).first()
    if row is None:
        raise Unknown()
    return row


def authority(code: str, *, municipality_code: str | None) -> Authority:
    """Return the body with the code; `municipality_code` None: one outside. Raises `Unknown`."""
    where = (
        Q(municipality__isnull=True)
        if municipality_code is None
        else Q(municipality__code=municipality_code)
    )
    row = Authority.objects.filter(where, code=code).first()
    if row is None:
        raise Unknown()
    return row


def body_names(ids: Collection[UUID]) -> dict[UUID, str]:
    """Return each body's name. One query; unknown ids are left out."""
    return dict(Authority.objects.filter(id__in=ids).values_list("id", "name")) if ids else {}


def unit(code: str, *, municipality_code: str | None) -> Unit:
    """Return the unit with the code in the municipality (None: outside). Raises `Unknown`."""
    where = (
        Q(authority__municipality__isnull=True)
        if municipality_code is None
        else Q(authority__municipality__code=municipality_code)
    )
    row = Unit.objects.select_related("authority").filter(where, code=code).first()
    if row is None:
        raise Unknown()
    return row


def administration(code: str, *, municipality_code: str) -> Administration:
    """Return the administration with the code. Raises `Unknown`."""
    row = Administration.objects.filter(municipality__code=municipality_code, code=code).first()
    if row is None:
        raise Unknown()
    return row


@dataclass(frozen=True)
class Structure:
    """Who is who in a municipality and around it, each list by code; machines are left out."""

    municipality: Municipality
    bodies: list[Authority]
    authorities: list[Authority]
    administrations: list[tuple[Administration, list[str]]]
    companies: list[Company]
    units: list[Unit]


def structure(*, municipality_code: str) -> Structure:
    """Return everything but people, for an export. Raises `Unknown`."""
    ours = Q(municipality__code=municipality_code)
    links = AdministrationBody.objects.select_related("body").order_by("body__code")
    bodies: dict[UUID, list[str]] = {}
    for link in links:
        bodies.setdefault(link.administration_id, []).append(link.body.code)
    administrations = Administration.objects.filter(ours).order_by("code")
    units_of = Q(authority__municipality__code=municipality_code)
    units_of |= Q(authority__municipality__isnull=True)
    return Structure(
        municipality=municipality(municipality_code),
        bodies=list(Authority.objects.filter(ours).order_by("code")),
        authorities=list(Authority.objects.filter(municipality__isnull=True).order_by("code")),
        administrations=[(row, bodies.get(row.id, [])) for row in administrations],
        companies=list(Company.objects.filter(ours).select_related("body").order_by("code")),
        units=list(
            Unit.objects.filter(units_of)
            .exclude(code="MASKIN")
            .select_related("authority", "administration", "parent")
            .order_by("code", "id")
        ),
    )
