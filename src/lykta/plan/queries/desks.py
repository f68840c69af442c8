"""Where somebody works, as codes: the unit, those above it, the administration, the body."""

from lykta.kernel.actor import Actor
from lykta.organisation import api as organisation


def codes_of(actor: Actor) -> frozenset[str]:
    """Return the codes of where the actor works, from the unit upwards, in one query."""
    units = {unit.id: unit for unit in organisation.units()}
    found: set[str] = set()
    here = units.get(actor.unit)
    while here is not None and here.code not in found:
        found.add(here.code)
        found.add(here.authority.code)
        if here.administration is not None:
            found.add(here.administration.code)
        here = units.get(here.parent_id) if here.parent_id else None
    return frozenset(found)
