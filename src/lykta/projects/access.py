"""Who may keep projects, report on them, and handle support to associations."""

from collections.abc import Collection
from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Refused

CONFLICT = "Du har anmält att du är jävig i ansökan. En kollega får ta den."


def check_may_keep(*, actor: Actor) -> None:
    """Raise Refused unless the actor keeps the projects (the strategist, an import)."""
    actor.check_may(Permission.PROJECTS_WRITE)


def may_keep(*, actor: Actor) -> bool:
    """Tell whether the actor keeps the projects."""
    return actor.may(Permission.PROJECTS_WRITE)


def check_may_report(*, actor: Actor, leads: Collection[str], works_at: Collection[str]) -> None:
    """Raise Refused unless the actor keeps the projects, or works where this one is led.

    `leads`: codes of those who lead; `works_at`: the actor's unit, those above, its administration.
    """
    if not may_report(actor=actor, leads=leads, works_at=works_at):
        raise Refused("Den som leder projektet berättar om det. Fråga projektets ledning.")


def may_report(*, actor: Actor, leads: Collection[str], works_at: Collection[str]) -> bool:
    """Tell whether the actor may tell of this project's counts and results."""
    if may_keep(actor=actor):
        return True
    return actor.may(Permission.PROJECTS_REPORT) and not set(leads).isdisjoint(works_at)


def check_may_handle(*, actor: Actor) -> None:
    """Raise Refused unless the actor handles support to associations."""
    actor.check_may(Permission.GRANTS_WRITE)


def may_handle(*, actor: Actor) -> bool:
    """Tell whether the actor handles support to associations."""
    return actor.may(Permission.GRANTS_WRITE)


def check_may_take_part(*, actor: Actor, conflicted: Collection[UUID]) -> None:
    """Raise Refused for someone with a conflict of interest in the application (FL 16-17 §)."""
    check_may_handle(actor=actor)
    if actor.person in conflicted:
        raise Refused(CONFLICT)


def check_may_answer(*, actor: Actor) -> None:
    """Raise Refused unless the actor is the machine behind a one-time link."""
    actor.check_may(Permission.GRANTS_REPORT)
