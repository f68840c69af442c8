"""Who may prepare a round, answer in it, ask about an answer, and carry a report to a meeting."""

from collections.abc import Collection

from lykta.follow_up.rules.asking import is_mine
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Refused, Unknown

MACHINE_LINK = "machine_link"


def check_may_prepare(*, actor: Actor) -> None:
    """Raise Refused unless the actor keeps the plan: prepares, opens, asks and freezes rounds."""
    if not may_prepare(actor=actor):
        raise Refused("Rundorna sköts av den som äger planen: strategen.")


def may_prepare(*, actor: Actor) -> bool:
    """Tell whether the actor keeps the plan and so its rounds."""
    return actor.may(Permission.PLAN_WRITE)


def check_may_answer(*, actor: Actor, code: str, codes: Collection[str]) -> None:
    """Raise Refused unless the actor answers for the one with this code.

    The executive office compiles and may ask; it never answers for a board or a company.
    """
    actor.check_may(Permission.PLAN_REPORT)
    if not is_mine(code, codes):
        raise Refused("En annan förvaltning eller ett annat bolag svarar för den åtgärden.")


def may_see_dialogue(*, actor: Actor, code: str, codes: Collection[str]) -> bool:
    """Tell whether the actor reads the office's questions to the one with this code."""
    return may_prepare(actor=actor) or (
        actor.may(Permission.DIALOGUE_READ) and is_mine(code, codes)
    )


def check_may_carry(*, actor: Actor, body: str, codes: Collection[str]) -> None:
    """Raise Unknown unless the actor writes the report or is secretary of the body it goes to."""
    if not may_carry(actor=actor, body=body, codes=codes):
        raise Unknown()


def may_carry(*, actor: Actor, body: str, codes: Collection[str]) -> bool:
    """Tell whether the actor sees and carries the drafts of a report to the body."""
    return may_prepare(actor=actor) or (actor.may(Permission.LETTER_WRITE) and body in codes)
