"""Who may change the networks."""

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission


def check_may_describe(*, actor: Actor) -> None:
    """Raise Refused unless the actor looks after the networks (the strategist, an import)."""
    actor.check_may(Permission.NETWORKS_WRITE)
