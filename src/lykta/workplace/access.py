"""Who may change the set-up, open a round, answer in it, see it compiled, sign it and note it.

The database says the same: `models/round.py` and `sql/50_who_sees_units.sql`.
"""

from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.workplace.terms import NotedBy


def check_may_describe(*, actor: Actor) -> None:
    """Raise Refused unless the actor owns the questions (HR, an import)."""
    actor.check_may(Permission.WORKPLACE_WRITE)


def check_may_open(*, actor: Actor) -> None:
    """Raise Refused unless the actor opens the year's round (HR)."""
    actor.check_may(Permission.WORKPLACE_ROUND)


def check_may_answer(*, actor: Actor, unit: UUID) -> None:
    """Raise Refused without the right to answer, Unknown for another unit than the own."""
    actor.check_may(Permission.WORKPLACE_ANSWER)
    if unit != actor.unit:
        raise Unknown()


def check_may_sign(*, actor: Actor) -> None:
    """Raise Refused unless the actor signs for the own administration (its director)."""
    actor.check_may(Permission.WORKPLACE_SIGN)


def check_may_note(*, actor: Actor, noted_for: NotedBy) -> None:
    """Raise Refused unless the actor notes for the safety committee, or for the own board."""
    board = noted_for is NotedBy.BOARD
    actor.check_may(Permission.WORKPLACE_BOARD if board else Permission.WORKPLACE_NOTE)


def check_may_group(*, actor: Actor) -> None:
    """Raise Refused unless the actor decides what the own administration's units share."""
    actor.check_may(Permission.WORKPLACE_GROUP)


def may_answer(*, actor: Actor, unit: UUID) -> bool:
    """Tell whether the actor answers for the unit."""
    return actor.may(Permission.WORKPLACE_ANSWER) and unit == actor.unit
