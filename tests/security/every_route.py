"""Every page of the product with its gate, and what the access matrix says each person meets."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver

from lykta.kernel.actor import Actor
from lykta.pages.gates import Gate

WORDS = {"field": "name", "heading": "acute_need", "form": "note", "token": "ingen"}
PLAIN = {"", "matter_id", "field", "heading"}


@dataclass(frozen=True)
class Route:
    """One address pattern with the gate its view declares."""

    pattern: str
    names: frozenset[str]
    gate: Gate

    def address(self, matter: UUID) -> str:
        """Return the address for a matter."""
        address = self.pattern
        for name in self.names:
            value = str(matter) if name == "matter_id" else WORDS[name]
            for kind in ("uuid", "slug", "str"):
                address = address.replace(f"<{kind}:{name}>", value)
        return f"/{address}"


def routes(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[Route]:
    """Yield every own route whose address needs at most a matter's key."""
    for entry in (resolver or get_resolver()).url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, pattern)
            continue
        gate = getattr(entry.callback, "gate", None)
        if isinstance(entry, URLPattern) and isinstance(gate, Gate):
            names = frozenset(entry.pattern.converters)
            if names <= PLAIN:
                yield Route(pattern, names, gate)


def allowed(route: Route, actor: Actor, *, sees_matter: bool) -> set[int]:
    """Return the statuses that the matrix allows for a GET by this person."""
    gate = route.gate
    if gate.kind == "public":
        return {200, 302, 303, 404, 405}
    if gate.permission is not None and not actor.may(gate.permission):
        return {403}
    if "matter_id" in route.names and not sees_matter:
        return {404, 405}
    return (
        {200, 302, 303, 403, 404, 405, 409} if "matter_id" in route.names else {200, 302, 303, 405}
    )


Client = Any
