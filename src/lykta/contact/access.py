"""Who may change where help is and which numbers stand on the help pages."""

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission


def check_may_describe(*, actor: Actor) -> None:
    """Raise Refused unless the actor looks after the help pages."""
    actor.check_may(Permission.HELP_WRITE)
