"""Who may change the set-up of the follow-up."""

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission


def check_may_describe(*, actor: Actor) -> None:
    """Raise Refused unless the actor owns the questions (HR, an import)."""
    actor.check_may(Permission.WORKPLACE_WRITE)
