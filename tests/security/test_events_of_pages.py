"""AU-01: every page leaves exactly the events it must, readings and denials included."""

import pytest

from tests.audit.log import events_of
from tests.security.every_route import Route, routes
from tests.security.test_every_page import matter_of
from tests.signed_in import client_of

LISTS = {
    "aktualiseringar/": "list.read",
    "arenden/": "list.read",
    "logg/": "log.read",
}


def _expected(route: Route, status: int) -> list[tuple[str, str]]:
    """Return the events that a GET of the page must leave, given how it was answered."""
    if status in (403, 404):
        return [("page.denied", "denied")]
    if status == 405:
        return []
    if "matter_id" in route.names:
        return [("matter.read", "read")]
    return [(LISTS[route.pattern], "read")] if route.pattern in LISTS else []


@pytest.mark.parametrize("username", ["nexus.anna", "nexus.chef", "nexus.bilal", "strateg"])
def test_au_01_each_page_leaves_exactly_its_events(database: str, username: str) -> None:
    """Seen failing when the case list was shown without its reading being logged."""
    matter, client, wrong = matter_of(by="nexus.anna"), client_of(username), []
    for route in routes():
        if route.gate.kind == "public":
            continue
        with events_of(database) as recorded:
            status = client.get(route.address(matter)).status_code
        found = [(one.event, one.outcome) for one in recorded]
        if found != _expected(route, status):
            wrong.append((route.pattern, status, found))

    assert wrong == []
