"""Who may review the log. The database keeps the same rule by row-level security."""

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission


def check_may_review(actor: Actor) -> None:
    """Raise `Refused` unless the actor reviews the log of a unit or an authority."""
    actor.check_may(Permission.LOG_REVIEW)
