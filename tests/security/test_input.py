"""IN-01: hostile input everywhere: never a 500, never a delay, never somebody else's rows."""

import time
from typing import Any
from uuid import UUID

import pytest

from tests.factories.casework import received
from tests.security.every_route import routes
from tests.signed_in import client_of

PAYLOADS = (
    "' OR '1'='1",
    "1; DROP TABLE casework_matter --",
    "' UNION SELECT number FROM lykta.casework_matter --",
    "'; SELECT pg_sleep(5) --",
    "1) OR pg_sleep(5) IS NULL --",
    "${jndi:ldap://127.0.0.1/x}",
    "{{ 7*7 }}",
    "%00",
    "\x00",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "9" * 400,
    "-1",
    "NaN",
    "2023-13-45",
)
PARAMETERS = (
    "ar",
    "sida",
    "sortera",
    "q",
    "next",
    "vag",
    "ledare",
    "slag",
    "fran",
    "till",
    "handelse",
)
HEADERS = ("HTTP_X_FORWARDED_FOR", "HTTP_REFERER", "HTTP_ACCEPT_LANGUAGE", "HTTP_HX_TARGET")
SLOWEST = 2.0
CHEF = "nexus.chef"


@pytest.fixture
def hidden(database: str) -> str:
    """The case number of a matter that the asker may not see."""
    from dataclasses import replace

    from lykta.casework.terms import Protection
    from tests.factories.casework import VISITOR

    return received(by="nexus.anna", contact=replace(VISITOR, protection=Protection.MARKED)).number


def test_in_01_no_parameter_or_header_breaks_a_page(hidden: str) -> None:
    """Seen failing when `/statistik/` read its year without looking at it."""
    client, wrong = client_of(CHEF), []
    client.raise_request_exception = False
    pages = [route for route in routes() if not route.names and route.gate.kind != "public"]
    for number, route in enumerate(pages):
        for turn, payload in enumerate(PAYLOADS):
            name = PARAMETERS[(number + turn) % len(PARAMETERS)]
            header: dict[str, Any] = {HEADERS[turn % len(HEADERS)]: payload.replace("\x00", "")}
            start = time.monotonic()
            answer = client.get(route.address(UUID(int=0)), {name: payload}, **header)
            slow = time.monotonic() - start > SLOWEST
            if answer.status_code >= 500 or slow or hidden.encode() in answer.content:
                wrong.append((route.pattern, name, payload[:20], answer.status_code, slow))

    assert wrong == []


def test_in_01_no_posted_field_breaks_a_page(hidden: str) -> None:
    client, wrong = client_of("nexus.anna"), []
    client.raise_request_exception = False
    fields = ("name", "personal_number", "text", "what", "kind", "channel", "words", "reason")
    for route in routes():
        if route.gate.kind == "public" or route.names:
            continue
        for payload in PAYLOADS[:12]:
            answer = client.post(route.address(UUID(int=0)), dict.fromkeys(fields, payload))
            if answer.status_code >= 500:
                wrong.append((route.pattern, payload[:20], answer.status_code))
        client = client_of("nexus.anna")  # a posted sign-out ends the session

    assert wrong == []


@pytest.mark.parametrize("query", ["%ff%fe", "a=%00", "ar=%C3%28"])
def test_in_01_bytes_that_are_not_text_are_answered_clearly(database: str, query: str) -> None:
    answer = client_of(CHEF).get(f"/statistik/?{query}")

    assert answer.status_code == 400
    assert "tecken" in answer.content.decode()
