"""Every address leads through a gate; routes of third-party packages stand in a table."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from lykta.kernel.permissions import Permission
from lykta.pages.gates import Gate
from lykta.pages.third_party import ROUTES


def routes(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every (address, view) of the product."""
    for entry in (resolver or get_resolver()).url_patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, address)
        elif isinstance(entry, URLPattern):
            yield address, entry.callback


OWN = [(a, v) for a, v in routes() if not any(a.startswith(prefix) for prefix in ROUTES)]


@pytest.mark.parametrize(("address", "view"), OWN, ids=[address or "/" for address, _view in OWN])
def test_every_view_declares_its_gate(address: str, view: Any) -> None:
    assert isinstance(getattr(view, "gate", None), Gate), f"{address} has no gate"


def test_every_route_of_others_is_still_there() -> None:
    addresses = [address for address, _view in routes()]

    for prefix in ROUTES:
        assert any(address.startswith(prefix) for address in addresses), prefix


def test_every_permission_is_asked_for_somewhere() -> None:
    from tests.repository.files import ROOT, tracked

    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in tracked(".py", ".sql")
        if str(path).startswith(str(ROOT / "src")) and path.name != "permissions.py"
    )
    matrix_objects = {p for p in Permission if p.act in {"read", "write"}}
    unused = [
        p
        for p in Permission
        if f"Permission.{p.name}" not in code
        and f"P.{p.name}" not in code
        and p not in matrix_objects
        and f"'{p.object}', '{p.act}'" not in code
    ]

    assert unused == []
