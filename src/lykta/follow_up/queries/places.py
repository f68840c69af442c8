"""Which codes somebody works under, and what works under a body."""

from collections.abc import Iterator

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
    """Return the body's code with those of its administrations and of every unit under it."""
    return frozenset({body, *_under(body)})


def _under(body: str) -> Iterator[str]:
    for row in organisation.units():
        if row.authority.code == body:
            yield row.code
            if row.administration is not None:
                yield row.administration.code
