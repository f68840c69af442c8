"""Where somebody works, as codes: the unit, those above it, the administration, the body."""

from lykta.kernel.actor import Actor
from lykta.organisation import api as organisation


def codes_of(actor: Actor) -> frozenset[str]:
    """Return the codes of where the actor works, from the unit upwards, in one query."""
    return organisation.desk_of(actor=actor).codes
