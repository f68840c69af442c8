"""LE-01, LE-04: what was planted about a protected person shows nowhere it must not."""

import logging
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, connections

from lykta.casework import api as casework
from lykta.casework.terms import Protection
from lykta.housing import api as housing
from tests import cast
from tests.cast import NOW, acting
from tests.factories.casework import VISITOR, received
from tests.security.every_route import routes
from tests.signed_in import client_of

TOKEN = "KANARIE-LACKA"
PLANTED: dict[str, Any] = {
    "name": f"{TOKEN}-NAMN Exempelsson",
    "address": f"{TOKEN}-ADRESS",
    "phone": "0000-999983",
    "reporter": f"{TOKEN}-ANMALARE",
    "contact_how": f"{TOKEN}-KONTAKT",
}
SHELTER = f"{TOKEN}-BOENDE"


def _plant() -> UUID:
    contact = replace(VISITOR, **PLANTED, protection=Protection.REGISTRATION)
    matter = received(by="nexus.anna", contact=contact).matter_id
    with acting("boende.samordnare") as olga:
        housing.providers.register(
            label=f"Boende {uuid4().hex[:6]}",
            permit=housing.Permit(housing.PermitKind.PERMIT, "Påhittat", cast.TODAY),
            receives=housing.Receives.ALL,
            receives_children=True,
            places=3,
            address=SHELTER,
            actor=olga,
        )
    return matter


@pytest.mark.parametrize("username", cast.EVERYONE)
def test_le_01_no_page_shows_what_was_planted_but_to_the_one_who_has_it(
    database: str, username: str
) -> None:
    """Every page, headers and all. Seen failing when the case's label was the opened name."""
    matter = _plant()
    client = client_of(username)
    found = []
    for route in routes():
        answer = client.get(route.address(matter))
        whole = answer.content.decode(errors="replace") + str(dict(answer.headers))
        shown = [value for value in (TOKEN, PLANTED["phone"]) if value in whole]
        if username == "nexus.anna" and "matter_id" in route.names:
            # Anna has the matter: she sees how to reach the person safely, nothing that places her.
            shown = [v for v in (PLANTED["name"], PLANTED["address"], SHELTER) if v in whole]
        if shown:
            found.append((route.pattern, shown))

    assert found == []


def test_le_01_a_reveal_shows_it_and_leaves_a_trace(database: str) -> None:
    matter = _plant()
    with acting("nexus.anna") as anna:
        value = casework.identity.reveal(matter_id=matter, field="address", actor=anna, now=NOW)

    assert value == PLANTED["address"]
    with connections["deploy"].cursor() as cursor:
        cursor.execute("SET ROLE lykta_policy")
        cursor.execute("SELECT count(*) FROM audit.event WHERE event = 'identity.revealed'")
        assert cursor.fetchone()[0] == 1
        cursor.execute("SET ROLE lykta_owner")


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep everything a formatter could write, the exception's text included."""
        line = logging.Formatter("%(name)s %(message)s").format(record)
        self.lines.append(line)


def _break(client: object, matter: UUID) -> list[int]:
    """Force faults in the pages about the protected matter: of values, of time, of columns."""
    statuses = []
    for sql in (
        "SELECT 1/0",
        f"SELECT '{PLANTED['address']}'::int",
        "SET LOCAL statement_timeout = 1; ",
        "SELECT no_such_column FROM casework_subject",
    ):

        def fault(execute: object, query: str, *rest: object, broken: str = sql) -> object:
            if "casework_" in query:
                with connection.cursor() as cursor:
                    cursor.cursor.execute(broken)
            return execute(query, *rest)  # type: ignore[operator]

        with connection.execute_wrapper(fault):
            answer = client.get(f"/arenden/{matter}/")  # type: ignore[attr-defined]
            statuses.append(answer.status_code)
            assert TOKEN not in answer.content.decode()
    return statuses


def test_le_04_forced_faults_leave_nothing_of_a_person_in_any_log(database: str) -> None:
    """Seen failing when the problem's line was given the exception's text."""
    matter = _plant()
    client = client_of("nexus.anna")
    client.raise_request_exception = False
    kept = _Kept()
    logging.getLogger().addHandler(kept)
    try:
        statuses = _break(client, matter)
    finally:
        logging.getLogger().removeHandler(kept)

    assert 500 in statuses
    assert any("problem" in line for line in kept.lines)
    assert not [line for line in kept.lines if TOKEN in line or PLANTED["phone"] in line]


def test_le_04_the_databases_own_log_keeps_no_values(database: str) -> None:
    """The embedded server's settings: seen failing with PostgreSQL's defaults."""
    with connections["deploy"].cursor() as cursor:
        wanted = {
            "log_min_error_statement": "panic",
            "log_error_verbosity": "terse",
            "log_statement": "none",
            "log_parameter_max_length": "0",
            "log_parameter_max_length_on_error": "0",
            "log_min_duration_statement": "-1",
        }
        for name, value in wanted.items():
            cursor.execute(f"SHOW {name}")
            assert cursor.fetchone()[0] == value, name
