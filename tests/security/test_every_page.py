"""AZ-01, AZ-06, AZ-07: every page as everybody, against the access matrix."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.db import connection

from lykta.casework import api as casework
from lykta.casework.terms import Protection
from lykta.kernel.permissions import Permission
from lykta.secrecy import registrar
from tests import cast
from tests.cast import NOW, acting, actor
from tests.factories.casework import VISITOR, received
from tests.security.every_route import allowed, routes
from tests.signed_in import client_of

CANARY = "KANARIE-SIDOR-0001"
SEES_ANNAS = {"nexus.anna", "nexus.teamledare", "nexus.chef"}


def matter_of(*, by: str, protected: bool = False) -> UUID:
    contact = replace(
        VISITOR,
        name=f"{CANARY} Exempelsson",
        address=f"{CANARY}-ADRESS",
        protection=Protection.MARKED if protected else Protection.NONE,
    )
    return received(by=by, contact=contact).matter_id


@pytest.mark.parametrize("username", cast.EVERYONE)
def test_az_01_every_page_answers_as_the_matrix_says(database: str, username: str) -> None:
    """Seen failing when the gate did not ask for the permission."""
    annas, bilals = matter_of(by="nexus.anna"), matter_of(by="nexus.bilal", protected=True)
    client, who = client_of(username), actor(username)
    wrong = []
    for route in routes():
        for matter, seen_by in ((annas, SEES_ANNAS), (bilals, {"nexus.bilal"})):
            expected = allowed(route, who, sees_matter=username in seen_by)
            status = client.get(route.address(matter)).status_code
            if status not in expected:
                wrong.append((route.pattern, status, expected))
            if "matter_id" not in route.names:
                break

    assert wrong == []


def test_az_01_nobody_who_is_not_signed_in_gets_past_a_gate(database: str, client: object) -> None:
    """Seen failing when `actor is None` was not asked for in the gate."""
    from django.test import Client

    matter = matter_of(by="nexus.anna")
    for route in routes():
        if route.gate.kind != "public":
            answer = Client().get(route.address(matter))
            assert answer.status_code in (302, 405), route.pattern
            assert answer.status_code == 405 or "/logga-in" in answer["Location"]


def _denied_everywhere(username: str) -> UUID:
    """A matter the person has, heads, and has broken the glass on, and is denied."""
    matter = matter_of(by="nexus.anna")
    who = actor(username).person
    with acting("nexus.teamledare"):
        registrar.assign(matter=matter, person=who, first_day=cast.TODAY)
    with acting(username) as one:
        number = _number(matter)
        casework.break_glass.open_glass(
            number=number, reason="Påhittat skäl som är långt nog.", minutes=60, actor=one, now=NOW
        )
    with acting("nexus.anna"):
        registrar.deny(matter=matter, person=who)
    return matter


def _number(matter: UUID) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM casework_matter WHERE id = %s", [matter])
        return str(cursor.fetchone()[0])


@pytest.mark.parametrize("username", ["nexus.bilal", "nexus.teamledare", "nexus.chef"])
def test_az_06_the_deny_list_beats_assignment_unit_and_glass(database: str, username: str) -> None:
    """Seen failing when `secrecy.denied()` answered with nobody."""
    matter = _denied_everywhere(username)

    with acting(username), connection.cursor() as cursor:
        for table, key in (("casework_matter", "id"), ("casework_referral", "matter_id")):
            cursor.execute(f"SELECT count(*) FROM {table} WHERE {key} = %s", [matter])
            assert cursor.fetchone()[0] == 0
    assert client_of(username).get(f"/arenden/{matter}/").status_code == 404


LISTS = (
    "/min-dag",
    "/aktualiseringar/",
    "/arenden/",
    "/boenden/",
    "/statistik/",
    "/logg/",
    "/plan/",
)


@pytest.mark.parametrize("username", ["nexus.bilal", "nexus.admin", "nexus.chef", "dso", "strateg"])
def test_az_07_no_list_shows_anything_of_a_matter_one_does_not_have(
    database: str, username: str
) -> None:
    """Seen failing when `need_to_know` was left out of the policy: the number was listed."""
    matter = matter_of(by="nexus.anna", protected=True)
    with acting("nexus.anna"):
        number = _number(matter)
    client = client_of(username)

    for address in LISTS:
        page = client.get(address).content.decode()
        assert CANARY not in page
        assert str(matter) not in page
        if address != "/logg/":  # the log names the case number to those who review it
            assert number not in page, address


def test_az_07_not_even_ones_own_list_shows_a_name(database: str) -> None:
    matter_of(by="nexus.anna")
    client = client_of("nexus.anna")

    for address in LISTS:
        assert CANARY not in client.get(address).content.decode()


def test_the_routes_that_are_walked_are_most_of_the_product() -> None:
    found = list(routes())

    assert len(found) > 60
    assert {route.gate.permission for route in found} >= {
        Permission.MATTER_READ,
        Permission.NOTE_WRITE,
        Permission.PLAN_READ,
        Permission.LOG_REVIEW,
    }
