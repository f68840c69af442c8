"""The unit tree as paths: which units stand under which, and how a place is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

_DEEPEST = 12  # a loop in the data must not hang a page


@dataclass(frozen=True)
class Node:
    """A unit's place in the tree."""

    id: UUID
    name: str
    parent: UUID | None


def path(unit: UUID, nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Return the unit with those above it, topmost first. Unknown parents end the path."""
    known = {node.id: node for node in nodes}
    found: list[Node] = []
    here = known.get(unit)
    while here is not None and len(found) < _DEEPEST:
        found.append(here)
        here = known.get(here.parent) if here.parent else None
    return tuple(reversed(found))


def under(unit: UUID, nodes: Iterable[Node]) -> frozenset[UUID]:
    """Return the unit and every unit below it."""
    children: dict[UUID | None, list[UUID]] = {}
    for node in nodes:
        children.setdefault(node.parent, []).append(node.id)
    found, waiting = {unit}, [unit]
    while waiting:
        for child in children.get(waiting.pop(), []):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return frozenset(found)


def is_loop(unit: UUID, *, new_parent: UUID, nodes: Iterable[Node]) -> bool:
    """Tell whether moving the unit under `new_parent` would close a loop."""
    return new_parent in under(unit, nodes)
