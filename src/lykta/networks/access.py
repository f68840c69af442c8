"""Who may change the networks, appoint ombuds, ask, and sign people up."""

from collections.abc import Collection
from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Refused


def check_may_describe(*, actor: Actor) -> None:
    """Raise Refused unless the actor looks after the networks (the strategist, an import)."""
    actor.check_may(Permission.NETWORKS_WRITE)


def may_describe(*, actor: Actor) -> bool:
    """Tell whether the actor looks after the networks."""
    return actor.may(Permission.NETWORKS_WRITE)


def may_appoint(*, actor: Actor, unit: UUID, reach: Collection[UUID]) -> bool:
    """Tell whether the actor appoints ombuds in the unit.

    Those who look after the networks do so everywhere, managers in `reach`: the unit where they
    work and those below it.
    """
    if not actor.may(Permission.NETWORKS_APPOINT):
        return False
    return may_describe(actor=actor) or unit in reach


def check_may_appoint(*, actor: Actor, unit: UUID, reach: Collection[UUID]) -> None:
    """Raise Refused unless the actor appoints ombuds in the unit."""
    actor.check_may(Permission.NETWORKS_APPOINT)
    if not may_appoint(actor=actor, unit=unit, reach=reach):
        raise Refused("Ombud utses av enhetens chef, eller av den som håller i nätverket.")


def check_may_ask(*, actor: Actor, takes_part: bool) -> None:
    """Raise Refused unless the actor takes part in a network, or looks after them."""
    actor.check_may(Permission.NETWORKS_ASK)
    if not takes_part and not may_describe(actor=actor):
        raise Refused("Det här är för våldsombud och för dem som är med i ett nätverk.")


def check_may_enrol(*, actor: Actor) -> None:
    """Raise Refused unless the actor may sign somebody up."""
    actor.check_may(Permission.NETWORKS_ENROL)


def may_see_sign_up(*, actor: Actor, person: UUID | None) -> bool:
    """Tell whether the actor may open one sign-up: those who arrange, and the person."""
    return may_describe(actor=actor) or (person is not None and person == actor.person)
