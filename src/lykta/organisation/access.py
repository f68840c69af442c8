"""Who may do what with accounts and assignments. Facts in, a reason out; no database."""

from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission, Scope
from lykta.kernel.problems import Refused, Unknown

ALL_UNITS = None
_NOT_YOURSELF = "Du kan inte ändra ditt eget konto eller uppdrag. Be någon annan."


def reach(*, actor: Actor, permission: Permission) -> UUID | None:
    """Return the only unit within reach, or ALL_UNITS for one who runs the organisation.

    Raises `Refused` when the actor does not hold the permission.
    """
    actor.check_may(permission)
    if actor.scope(permission) is Scope.AUTHORITY and actor.may(Permission.ORGANISATION_WRITE):
        return ALL_UNITS
    return actor.unit


def check_within_reach(*, actor: Actor, permission: Permission, units: set[UUID]) -> None:
    """Raise `Unknown` when none of the person's units is within the actor's reach."""
    only = reach(actor=actor, permission=permission)
    if only is not ALL_UNITS and only not in units:
        raise Unknown()


def check_other_person(*, actor: Actor, person: UUID) -> None:
    """Raise `Refused` when the actor acts on their own account or assignment."""
    if actor.person == person:
        raise Refused(_NOT_YOURSELF)
