"""Who may read a team's threads, answer in them, and look after the team's key."""

from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown


def check_may_answer(*, actor: Actor, unit: UUID) -> None:
    """Raise Refused without the right, Unknown for another unit's thread."""
    actor.check_may(Permission.THREAD_ANSWER)
    if actor.unit != unit:
        raise Unknown()


def check_may_lead(*, actor: Actor) -> None:
    """Raise Refused unless the actor looks after the team's key."""
    actor.check_may(Permission.THREAD_LEAD)
