"""Who may take which decision: the municipality's own table, read from data/delegation.yaml.

The shipped table is a proposal and says so (`unconfirmed_because`): each board decides its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from lykta.casework.terms import MatterKind, Outcome, ServiceKind
from lykta.kernel.problems import Refused


@dataclass(frozen=True)
class Point:
    """One point of the delegation order: these outcomes, about these services, by these roles."""

    number: str
    outcomes: frozenset[Outcome]
    services: frozenset[ServiceKind]
    about: frozenset[MatterKind]
    roles: tuple[str, ...]

    def covers(self, *, outcome: Outcome, service: ServiceKind, about: MatterKind) -> bool:
        """Tell whether the point speaks of such a decision."""
        return outcome in self.outcomes and service in self.services and about in self.about


@dataclass(frozen=True)
class Delegation:
    """The whole table, with why it is not confirmed."""

    points: tuple[Point, ...]
    unconfirmed_because: str

    def point(self, *, role: str, outcome: Outcome, service: ServiceKind, about: MatterKind) -> str:
        """Return the point by which the role may decide. Refused, naming who may, if it may not."""
        for point in self._covering(outcome, service, about):
            if role in point.roles:
                return point.number
        raise Refused(
            "Enligt delegationsordningen får du inte fatta det här beslutet. "
            "Lämna det till den som har delegation."
        )

    def roles(
        self, *, outcome: Outcome, service: ServiceKind, about: MatterKind
    ) -> tuple[str, ...]:
        """Return the codes of the roles that may decide, each once, in the table's order."""
        every = [r for p in self._covering(outcome, service, about) for r in p.roles]
        return tuple(dict.fromkeys(every))

    def _covering(
        self, outcome: Outcome, service: ServiceKind, about: MatterKind
    ) -> tuple[Point, ...]:
        return tuple(
            p for p in self.points if p.covers(outcome=outcome, service=service, about=about)
        )


@cache
def load(path: Path) -> Delegation:
    """Read the table. ValueError naming the point when a word in it is unknown."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    points = tuple(_point(row) for row in data["points"])
    return Delegation(points=points, unconfirmed_because=str(data["unconfirmed_because"]))


def _point(row: Mapping[str, list[str]]) -> Point:
    number = str(row["point"])
    try:
        return Point(
            number=number,
            outcomes=frozenset(Outcome(code) for code in row["outcomes"]),
            services=frozenset(ServiceKind(code) for code in row.get("services", _ALL)),
            about=frozenset(MatterKind(code) for code in row["about"]),
            roles=tuple(row["roles"]),
        )
    except ValueError as error:
        raise ValueError(f"data/delegation.yaml, {number}: {error}") from None


_ALL = [kind.value for kind in ServiceKind]
