"""`/api/v1/`: what another machine may read without a token: statistics, plan, help (design §2.17).

It reads the schema `published` through the public login: no matter can be reached from here.
"""

from dataclasses import asdict
from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Query, Schema
from ninja.errors import ValidationError
from ninja.responses import Status

from lykta.contact import api as contact
from lykta.plan import api as plan
from lykta.statistics import api as statistics
from lykta.web.views.api_plan import PublicPlan

api = NinjaAPI(
    title="Lykta",
    version="1",
    description="Publika siffror, planen och hjälpen. Inga personuppgifter.",
    docs_url=None,
)


class Statistics(Schema):
    """The four counts of a closed year. They count different things."""

    municipality: str
    year: int
    release: int
    released_at: str
    referrals: int
    inquiries_opened: int
    outpatient_services: int
    shelter_placements: int


class Problem(Schema):
    """What happened and what to do."""

    detail: str


@api.exception_handler(ValidationError)
def not_a_year(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Say what a year is; it is the one thing that anybody can ask for wrongly."""
    said = _("Skriv året med fyra siffror, till exempel 2023.")
    return api.create_response(request, {"detail": said}, status=422)


@api.get("/statistics", response={200: Statistics, 404: Problem}, summary="Årets fyra antal")
def year_of_statistics(
    request: HttpRequest, year: Annotated[int, Query(ge=2000, le=2100)]
) -> Status[dict[str, Any]]:
    """Return the latest release of a year."""
    found = statistics.latest(municipality=settings.MUNICIPALITY, year=year)
    if found is None:
        said = _("Inga siffror är släppta för %(year)s.") % {"year": year}
        return Status(404, {"detail": said})
    counted = {
        "municipality": found.municipality,
        "year": found.year,
        "release": found.number,
        "released_at": found.released_at.isoformat(),
        **found.totals,
    }
    return Status(200, counted)


@api.get(
    "/plan",
    response={200: PublicPlan, 404: Problem},
    exclude_unset=True,
    summary="Programmet och planen",
)
def public_plan(request: HttpRequest) -> Status[dict[str, Any]]:
    """Return the plan as the public may read it; as a table at /planen/planen.csv."""
    found = plan.published(municipality=settings.MUNICIPALITY)
    return (
        Status(200, found) if found else Status(404, {"detail": _("Planen är inte publicerad än.")})
    )


@api.get("/help", response={200: dict[str, Any], 404: Problem}, summary="Hjälp att få")
def public_help(request: HttpRequest) -> Status[dict[str, Any]]:
    """Return where help can be found."""
    found = contact.published()
    if not found:
        return Status(404, {"detail": _("Hjälpsidan är inte publicerad än.")})
    return Status(200, {"places": [asdict(place) for place in found]})
