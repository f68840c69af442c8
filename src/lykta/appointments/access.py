"""Who may see, take and set acute times."""

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission


def check_may_book(*, actor: Actor) -> None:
    """Raise Refused unless the actor takes times for those who call and notes who came."""
    actor.check_may(Permission.APPOINTMENT_BOOK)


def check_may_lead(*, actor: Actor) -> None:
    """Raise Refused unless the actor sets the unit's times."""
    actor.check_may(Permission.APPOINTMENT_LEAD)
