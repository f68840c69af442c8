"""The shipped access matrix (design §7.1): role × object × act × scope, read from data."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from lykta.kernel.permissions import Permission, Scope

GLASS = "break_glass"


@dataclass(frozen=True)
class Role:
    """A role as people know it, with the row it has in the matrix."""

    code: str
    swedish: str
    description: str
    grants: Mapping[Permission, Scope]


@dataclass(frozen=True)
class Matrix:
    """Every role with its grants, and what an open break-glass gives."""

    roles: Mapping[str, Role]
    glass: frozenset[Permission]

    def rows(self) -> list[tuple[str, str, str, str]]:
        """Return (role, object, act, scope) rows, break-glass as a role of its own."""
        rows = [
            (role.code, permission.object, permission.act, scope.value)
            for role in self.roles.values()
            for permission, scope in role.grants.items()
        ]
        return rows + [(GLASS, p.object, p.act, Scope.OWN.value) for p in sorted(self.glass)]


@cache
def load(path: Path) -> Matrix:
    """Read the matrix file. Raises ValueError naming the row when a word in it is unknown."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    roles = {code: _role(code, row) for code, row in data["roles"].items()}
    return Matrix(roles=roles, glass=frozenset(Permission(name) for name in data["break_glass"]))


def _role(code: str, row: dict[str, object]) -> Role:
    grants: dict[Permission, Scope] = {}
    acts = row.get("may")
    if not isinstance(acts, dict):
        raise ValueError(f"data/access.yaml, {code}: 'may' is missing")
    for name, scope in acts.items():
        try:
            grants[Permission(name)] = Scope(scope)
        except ValueError as error:
            raise ValueError(f"data/access.yaml, {code}, {name}: {error}") from None
    return Role(code, str(row["swedish"]), str(row["description"]), grants)
