"""Which codes somebody works under, and what works under a body."""

from collections.abc import Iterator

from lykta.kernel.actor import Actor
from lykta.organisation import api as organisation


def codes_of(actor: Actor) -> frozenset[str]:
    """Return the codes of the actor's unit, those above it, its administration and its body."""
    rows = {row.id: row for row in organisation.units()}
    found: set[str] = set()
    here = rows.get(actor.unit)
    while here is not None:
        found |= {here.code, here.authority.code}
        found |= {here.administration.code} if here.administration else set()
        here = rows.get(here.parent_id) if here.parent_id else None
    return frozenset(found)


def codes_under(body: str) -> frozenset[str]:
    """Return the body's code with those of its administrations and of every unit under it."""
    return frozenset({body, *_under(body)})


def _under(body: str) -> Iterator[str]:
    for row in organisation.units():
        if row.authority.code == body:
            yield row.code
            if row.administration is not None:
                yield row.administration.code
