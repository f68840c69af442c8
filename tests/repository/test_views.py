"""Every address leads through a gate; routes of third-party packages stand in a table."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from lykta.kernel.permissions import Permission
from lykta.pages.gates import Gate
from lykta.pages.third_party import ROUTES


def routes(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, str, Any]]:
    """Yield every (address, route name, view) of the product."""
    for entry in (resolver or get_resolver()).url_patterns:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry, address)
        elif isinstance(entry, URLPattern):
            yield address, entry.name or "", entry.callback


def _of_others(address: str, name: str) -> bool:
    return name in ROUTES or any("/" in key and address.startswith(key) for key in ROUTES)


OWN = [(a, v) for a, name, v in routes() if not _of_others(a, name)]


@pytest.mark.parametrize(("address", "view"), OWN, ids=[address or "/" for address, _view in OWN])
def test_every_view_declares_its_gate(address: str, view: Any) -> None:
    assert isinstance(getattr(view, "gate", None), Gate), f"{address} has no gate"


def test_every_route_of_others_is_still_there() -> None:
    known = [(address, name) for address, name, _view in routes()]

    for key in ROUTES:
        assert any(name == key or address.startswith(key) for address, name in known), key


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
