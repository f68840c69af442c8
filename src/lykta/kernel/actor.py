"""Who acts: one person in one chosen assignment, with what the access matrix gives it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from lykta.kernel.permissions import Permission, Scope
from lykta.kernel.problems import Refused


@dataclass(frozen=True)
class Actor:
    """A signed-in person in the assignment chosen for this session.

    `person`, `assignment`, `unit` and `authority` are keys of the organisation's rows;
    `role` is the role's code in `data/access.yaml`; `grants` is that role's row in the matrix.
    """

    person: UUID
    name: str
    assignment: UUID
    authority: UUID
    unit: UUID
    role: str
    grants: Mapping[Permission, Scope] = field(default_factory=dict)

    def scope(self, permission: Permission) -> Scope:
        """Tell how far the permission reaches for this actor."""
        return self.grants.get(permission, Scope.NONE)

    def may(self, permission: Permission) -> bool:
        """Tell whether the actor holds the permission at all, in any scope."""
        return self.scope(permission) is not Scope.NONE

    def check_may(self, permission: Permission) -> None:
        """Raise `Refused` when the actor does not hold the permission in any scope."""
        if not self.may(permission):
            raise Refused("Din roll har inte rätt till det här. Fråga din chef om du behöver det.")
