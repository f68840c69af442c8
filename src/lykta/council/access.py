"""Who may change what is known about the council, and who answers it."""

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission


def check_may_describe(*, actor: Actor) -> None:
    """Raise Refused unless the actor prepares the council (its secretary, an import)."""
    actor.check_may(Permission.COUNCIL_WRITE)


def may_describe(*, actor: Actor) -> bool:
    """Tell whether the actor prepares the council."""
    return actor.may(Permission.COUNCIL_WRITE)


def check_may_answer(*, actor: Actor) -> None:
    """Raise Refused unless the actor is the machine behind a one-time link."""
    actor.check_may(Permission.COUNCIL_ANSWER)


def check_may_judge(*, actor: Actor) -> None:
    """Raise Refused unless the actor is the machine behind a juror's link."""
    actor.check_may(Permission.COUNCIL_JURY)


def check_may_tell_of_conflict(*, actor: Actor) -> None:
    """Raise Refused unless the actor is a juror's link, or prepares the council."""
    if not actor.may(Permission.COUNCIL_WRITE):
        actor.check_may(Permission.COUNCIL_JURY)
