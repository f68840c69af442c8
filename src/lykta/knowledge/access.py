"""Who keeps the registers of knowledge, and who may ask for support and tell examples."""

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission


def check_may_keep(*, actor: Actor) -> None:
    """Raise Refused unless the actor keeps the registers (the strategist, an import)."""
    actor.check_may(Permission.KNOWLEDGE_WRITE)


def may_keep(*, actor: Actor) -> bool:
    """Tell whether the actor keeps the registers."""
    return actor.may(Permission.KNOWLEDGE_WRITE)


def check_may_share(*, actor: Actor) -> None:
    """Raise Refused unless the actor may ask for support and tell examples (F06, F11)."""
    actor.check_may(Permission.KNOWLEDGE_SHARE)


def may_share(*, actor: Actor) -> bool:
    """Tell whether the actor may ask for support and tell examples."""
    return actor.may(Permission.KNOWLEDGE_SHARE)
