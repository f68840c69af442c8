"""Who may change what is known about the council."""

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission


def check_may_describe(*, actor: Actor) -> None:
    """Raise Refused unless the actor prepares the council (its secretary, an import)."""
    actor.check_may(Permission.COUNCIL_WRITE)
