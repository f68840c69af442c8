"""Who may change what is known about the centre."""

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission


def check_may_describe(*, actor: Actor) -> None:
    """Raise Refused unless the actor looks after the centre (its coordinator, an import)."""
    actor.check_may(Permission.CENTRE_WRITE)
