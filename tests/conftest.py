"""The harness: a template database with Uppsala's cast, cloned for every test that asks for it.

Tests run as the restricted logins and commit for real: a test inside a rolled-back transaction
would hide faults of context and audit (design §7.15).
"""

import os
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

if "LYKTA_DATABASE_URL" not in os.environ:
    raise SystemExit("Run `./lykta test`: it starts the database that the tests need.")
os.environ.setdefault("LYKTA_MODE", "test")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
os.environ["LYKTA_DATABASE_URL"] = (
    os.environ["LYKTA_DATABASE_URL"].rsplit("/", 1)[0]
    + f"/test_{os.environ.get('PYTEST_XDIST_WORKER', 'gw')}_{os.getpid()}"
)
os.environ.pop("LYKTA_KEYRING_URL", None)

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql

REPOSITORY = Path(__file__).resolve().parent.parent
FULL = os.environ.get("LYKTA_TEST_FULL") == "1"

# pytest-django may have read the settings before this file: each run has databases of its own.
for _alias, _place in settings.DATABASES.items():
    _place["NAME"] = os.environ["LYKTA_DATABASE_URL"].rsplit("/", 1)[1].split("?")[0] + (
        "_keyring" if _alias == "keyring" else ""
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the slow tests to `./lykta test --full`."""
    if FULL or config.getoption("-m"):
        return
    skip = pytest.mark.skip(reason="slow: runs with ./lykta test --full")
    for item in items:
        if "slow" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """Nothing: the template below takes the place of Django's test database."""


@pytest.fixture(scope="session")
def server() -> str:
    """The deploy login's connection string without a database."""
    from lykta.secrecy.management.commands.lykta_migrate import place

    return place().server


@pytest.fixture(scope="session")
def template(server: str, django_db_blocker: Any) -> Iterator[str]:
    """A migrated, secured database with the organisation in it; made once for each worker."""
    name = settings.DATABASES["deploy"]["NAME"]
    with django_db_blocker.unblock():
        call_command("lykta_migrate", verbosity=0)
        load_cast()
        for alias in connections:
            connections[alias].close()
        yield name
        for alias in connections:
            connections[alias].close()
    for database in (name, settings.DATABASES["keyring"]["NAME"]):
        _drop(server, database)


def load_cast() -> None:
    """Load Uppsala's organisation and the fixed cast into the template."""
    from tests.cast import load

    load()


@pytest.fixture
def database(template: str, server: str, django_db_blocker: Any) -> Iterator[str]:
    """A database of the test's own, cloned from the template; the keyring is shared."""
    name = f"{template}_{uuid.uuid4().hex[:12]}"
    _create(server, name, template)
    with django_db_blocker.unblock():
        _point_at(name)
        yield name
        _point_at(template)
    _drop(server, name)


@pytest.fixture(scope="session")
def _shared(template: str, server: str) -> Iterator[str]:
    name = f"{template}_shared"
    _create(server, name, template)
    yield name
    _drop(server, name)


@pytest.fixture
def shared_database(_shared: str, template: str, django_db_blocker: Any) -> Iterator[str]:
    """One clone for all tests that change nothing in it: much cheaper than `database`."""
    with django_db_blocker.unblock():
        _point_at(_shared)
        yield _shared
        _point_at(template)


@pytest.fixture
def shared_sql_as(shared_database: str) -> Callable[[str], Any]:
    """Connect to the shared database as one of the logins."""
    from tests.databases import connect

    return lambda login: connect(shared_database, login)


@pytest.fixture
def sql_as(database: str) -> Callable[[str], Any]:
    """Connect to the test's database as one of the logins, outside Django (the attacker's way)."""
    from tests.databases import connect

    return lambda login: connect(database, login)


@pytest.fixture
def day_of_the_cast(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the cast, also for pages that read the clock."""
    from tests import cast, clocks

    clocks.at(monkeypatch, cast.NOW)


def _point_at(name: str) -> None:
    for alias in connections:
        if alias != "keyring":
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = name


def _create(server: str, name: str, template: str) -> None:
    with psycopg.connect(f"{server} dbname=postgres", autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
        logins = sql.SQL("lykta_app, lykta_public, lykta_audit, lykta_auditor, lykta_statistics")
        connection.execute(
            sql.SQL("GRANT CONNECT ON DATABASE {} TO {}, lykta_erasure, lykta_anon").format(
                sql.Identifier(name), logins
            )
        )


def _drop(server: str, name: str) -> None:
    with psycopg.connect(f"{server} dbname=postgres", autocommit=True) as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )
