"""Who may do what in a matter: the same rule as `secrecy/sql` keeps, here with reasons.

The database gives the guarantee; this gives the answer before asking it, and the words. A property
test proves that both say the same (AZ-18): change one, change the other.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission, Scope
from lykta.kernel.problems import Refused, Unknown

_UNIT_WIDE = (Scope.UNIT, Scope.AUTHORITY)


@dataclass(frozen=True)
class Facts:
    """What decides who may see a matter. All sets hold persons, as of today.

    `handlers`: assigned today, or standing in. `denied`: may never see it. `opened`: have an open
    break-glass. `approved`: those of them whom a second person has approved.
    """

    matter: UUID
    authority: UUID
    unit: UUID
    need_to_know: bool
    queued: bool
    handlers: frozenset[UUID] = frozenset()
    denied: frozenset[UUID] = frozenset()
    opened: frozenset[UUID] = field(default=frozenset())
    approved: frozenset[UUID] = field(default=frozenset())


def visible(
    *,
    actor: Actor,
    facts: Facts,
    permission: Permission,
    glass_gives: Collection[Permission] = (),
) -> bool:
    """Tell whether the actor may do this with the rows of the matter (design §7.1-7.2).

    `glass_gives` is what an open break-glass gives (`Matrix.glass`).
    """
    if actor.authority != facts.authority or actor.person in facts.denied:
        return False
    scope = actor.scope(permission)
    return (
        _by_unit(actor, facts, scope)
        or _by_queue(actor, facts, scope)
        or _by_assignment(actor, facts, scope)
        or (permission in glass_gives and _by_glass(actor, facts))
    )


def _by_unit(actor: Actor, facts: Facts, scope: Scope) -> bool:
    if facts.need_to_know:
        return False
    return scope is Scope.AUTHORITY or (scope is Scope.UNIT and actor.unit == facts.unit)


def _by_queue(actor: Actor, facts: Facts, scope: Scope) -> bool:
    reaches = scope is Scope.QUEUE or scope in _UNIT_WIDE
    return facts.queued and reaches and actor.unit == facts.unit


def _by_assignment(actor: Actor, facts: Facts, scope: Scope) -> bool:
    return scope is not Scope.NONE and actor.person in facts.handlers


def _by_glass(actor: Actor, facts: Facts) -> bool:
    if facts.need_to_know:
        return actor.person in facts.approved
    return actor.person in facts.opened


def check_may(
    *,
    actor: Actor,
    facts: Facts | None,
    permission: Permission,
    glass_gives: Collection[Permission] = (),
) -> None:
    """Raise Unknown when the actor may not know of the matter, Refused when they may not do this.

    A matter that is not there and one that may not be seen answer alike.
    """
    if facts is None or not visible(
        actor=actor, facts=facts, permission=Permission.MATTER_READ, glass_gives=glass_gives
    ):
        raise Unknown()
    if not visible(actor=actor, facts=facts, permission=permission, glass_gives=glass_gives):
        raise Refused(_REASONS.get(permission.act, _REASONS["write"]))


_REASONS = {
    "read": "Du kan se ärendet men inte den här delen. Fråga den som har ärendet.",
    "write": "Du kan se ärendet men inte skriva här. Fråga den som har ärendet.",
    "assign": "Din roll fördelar inte ärenden. Fråga enhetens ledning.",
    "reveal": "Din roll får inte visa skyddade uppgifter i det här ärendet.",
}
