"""Who may change where help is."""

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission


def check_may_describe(*, actor: Actor) -> None:
    """Raise Refused unless the actor looks after the organisation."""
    actor.check_may(Permission.ORGANISATION_WRITE)
