"""AZ-09, AZ-16, IN-02, IN-03: the database believes a signed context and nothing else."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import connections

from lykta.kernel.actor import Actor
from lykta.secrecy import registrar
from tests import cast
from tests.security import claims

Connect = Callable[[str], Any]


@pytest.fixture
def annas(database: str) -> UUID:
    """A matter that only Anna has."""
    matter = uuid4()
    with cast.acting("nexus.anna") as anna:
        registrar.register_matter(
            matter=matter,
            unit=anna.unit,
            kind="adult",
            need_to_know=False,
            opened_on=cast.TODAY,
            assign=True,
        )
    return matter


WRONG: dict[str, dict[str, Any]] = {
    "another backend": {"pid": 1},
    "wrong key": {"with_key": b"z" * 32},
    "unknown key id": {"kid": 9},
    "expired": {"ttl": -5},
    "another person's assignment": {"person": UUID(int=7)},
}


def test_az_09_the_right_context_sees_the_matter(annas: UUID, sql_as: Connect) -> None:
    anna = cast.actor("nexus.anna")
    with sql_as("app") as connection:
        claims.enter(connection, claims.signed(connection, anna, now=cast.NOW))

        assert annas in claims.matters(connection)


@pytest.mark.parametrize("fault", WRONG.values(), ids=WRONG)
def test_az_09_a_context_with_one_fault_sees_nothing(
    annas: UUID, sql_as: Connect, fault: dict[str, Any]
) -> None:
    """Seen failing when the matching line of secrecy.claims() is removed (each of the five)."""
    anna = cast.actor("nexus.anna")
    with sql_as("app") as connection:
        claims.enter(connection, claims.signed(connection, anna, now=cast.NOW, **fault))

        assert claims.matters(connection) == set()


@pytest.mark.parametrize(
    "value", ["", "a|b", "||||||||", "x" * 5000, "1|2|3|4|5|6|7|8", "\u00e5" * 9]
)
def test_az_09_a_malformed_context_sees_nothing_and_raises_nothing(
    annas: UUID, sql_as: Connect, value: str
) -> None:
    with sql_as("app") as connection:
        assert claims.matters(connection) == set()

        claims.enter(connection, value)

        assert claims.matters(connection) == set()


def test_az_09_a_changed_claim_breaks_the_seal(annas: UUID, sql_as: Connect) -> None:
    bilal, anna = cast.actor("nexus.bilal"), cast.actor("nexus.anna")
    with sql_as("app") as connection:
        value = claims.signed(connection, bilal, now=cast.NOW)
        forged = value.replace(str(bilal.person), str(anna.person))
        claims.enter(connection, forged.replace(str(bilal.assignment), str(anna.assignment)))

        assert claims.matters(connection) == set()


def test_in_02_an_injected_union_with_set_config_shows_nothing_new(
    annas: UUID, sql_as: Connect
) -> None:
    """The view has a deliberate hole. Seen failing when claims() skips the MAC comparison."""
    anna, bilal = cast.actor("nexus.anna"), cast.actor("nexus.bilal")
    with sql_as("app") as connection:
        claims.enter(connection, claims.signed(connection, bilal, now=cast.NOW))
        spoof = claims.signed(connection, anna, now=cast.NOW, with_key=b"guessed" * 5)
        injected = (
            "x' UNION SELECT set_config('lykta.ctx', '" + spoof + "', true)"
            " UNION SELECT id::text FROM lykta.casework_matter --"
        )
        rows = connection.execute(
            f"SELECT number FROM lykta.casework_matter WHERE number = '{injected}"
        ).fetchall()

        assert str(annas) not in {row[0] for row in rows}


@pytest.mark.parametrize(
    "stacked",
    [
        "SET lykta.ctx = '{spoof}'",
        "SET row_security = off",
        "SET ROLE lykta_policy",
        "SET SESSION AUTHORIZATION lykta_owner",
    ],
)
def test_in_03_a_stacked_statement_shows_nothing_new(
    annas: UUID, sql_as: Connect, stacked: str
) -> None:
    """Seen failing when claims() skips the MAC comparison."""
    anna, bilal = cast.actor("nexus.anna"), cast.actor("nexus.bilal")
    with sql_as("app") as connection:
        claims.enter(connection, claims.signed(connection, bilal, now=cast.NOW))
        spoof = claims.signed(connection, anna, now=cast.NOW, with_key=b"guessed" * 5)
        try:
            connection.execute(stacked.format(spoof=spoof))
            seen = claims.matters(connection)
        except psycopg.errors.InsufficientPrivilege:
            seen = set()

        assert annas not in seen


def test_az_16_interleaved_people_on_reused_connections_never_see_each_other(
    database: str,
) -> None:
    """1 000 transactions of three people over four connections, some broken off half-way.

    Seen failing when the context was set for the session instead of the transaction.
    """
    own = {name: _own_matter(name) for name in ("nexus.anna", "nexus.bilal", "mott.carin")}
    people = {name: cast.actor(name) for name in own}

    with ThreadPoolExecutor(4) as pool:
        walked = pool.map(lambda seed: _walk(seed, own, people), range(4))

        assert [wrong for one in walked for wrong in one] == []


class _BrokenOff(Exception):
    """A request that ends in the middle."""


def _walk(seed: int, own: dict[str, UUID], people: dict[str, Actor]) -> list[str]:
    """Take 250 turns on this thread's connection; return what was wrong."""
    chance, wrong = random.Random(seed), []
    for _turn in range(250):
        name = chance.choice(sorted(own))
        if _seen():
            wrong.append("something shows without a context")
        try:
            with cast.acting(people[name]):
                if _seen() != {own[name]}:
                    wrong.append(name)
                if chance.random() < 0.3:
                    raise _BrokenOff
        except _BrokenOff:
            pass
    connections["default"].close()
    return wrong


def _seen() -> set[UUID]:
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT id FROM casework_matter")
        return {row[0] for row in cursor.fetchall()}


def _own_matter(name: str) -> UUID:
    matter = uuid4()
    with cast.acting(name) as actor:
        registrar.register_matter(
            matter=matter,
            unit=actor.unit,
            kind="adult",
            need_to_know=True,
            opened_on=cast.TODAY,
            assign=True,
        )
    return matter
