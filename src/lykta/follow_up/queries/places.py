"""Which codes somebody works under, and what works under a body."""

from collections.abc import Iterator

from django.conf import settings
from django.db import connection

from lykta.kernel.actor import Actor
from lykta.organisation import api as organisation


def codes_of(actor: Actor) -> frozenset[str]:
    """Return the codes of the signed actor's unit, those above, administration, body, company.

    The database answers, by the same rule that its policies ask.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT unnest(secrecy.workplace_codes())")
        return frozenset(code for (code,) in cursor.fetchall())


def codes_under(body: str) -> frozenset[str]:
    """Return the body's code with those of its administrations, companies and units."""
    return frozenset({body, *_under(body)})


def _under(body: str) -> Iterator[str]:
    found = organisation.structure(municipality_code=settings.MUNICIPALITY)
    yield from (row.code for row, bodies in found.administrations if body in bodies)
    yield from (row.code for row in found.companies if row.body.code == body)
    yield from (row.code for row in found.units if row.authority.code == body)
