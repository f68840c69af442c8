"""Database logins and databases, made outside migrations and idempotently (design §7.6)."""

from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from config import secret_files

GROUPS = ("lykta_owner", "lykta_policy")
SCHEMAS = ("lykta", "accounts", "audit", "secrecy", "published")
ONE_AT_A_TIME = 5983
PLAIN = "NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT"


@dataclass(frozen=True)
class Place:
    """Where to make them: the deploy login's connection string without a database, and names."""

    server: str
    database: str
    keyring: str
    secrets: Path


def bootstrap(place: Place) -> None:
    """Make groups, logins, the two databases and their schemas. Safe to run again.

    Needs a login that may create roles and databases. Passwords come from the secrets folder
    and are set anew each time, so a renewed secret takes effect here.
    """
    with psycopg.connect(f"{place.server} dbname=postgres", autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", (ONE_AT_A_TIME,))  # roles are shared
        _make_groups(connection)
        _make_logins(connection, place.secrets)
        for name in (place.database, place.keyring):
            _make_database(connection, name)
    with psycopg.connect(f"{place.server} dbname={place.database}", autocommit=True) as connection:
        _make_schemas(connection)
    with psycopg.connect(f"{place.server} dbname={place.keyring}", autocommit=True) as connection:
        _make_keyring(connection)


def _exists(connection: psycopg.Connection, query: str, name: str) -> bool:
    return connection.execute(query, (name,)).fetchone() is not None


def _make_groups(connection: psycopg.Connection) -> None:
    for name in GROUPS:
        if not _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", name):
            connection.execute(
                sql.SQL("CREATE ROLE {} NOLOGIN " + PLAIN).format(sql.Identifier(name))
            )
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(name)))


def _make_logins(connection: psycopg.Connection, secrets: Path) -> None:
    for login in secret_files.LOGINS:
        name = f"lykta_{login}"
        if not _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", name):
            connection.execute(
                sql.SQL("CREATE ROLE {} LOGIN " + PLAIN).format(sql.Identifier(name))
            )
        password = secret_files.read(secrets, f"db_{login}")
        connection.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(name), sql.Literal(password))
        )
    connection.execute("ALTER ROLE lykta_backup REPLICATION")


def _make_database(connection: psycopg.Connection, name: str) -> None:
    if not _exists(connection, "SELECT 1 FROM pg_database WHERE datname = %s", name):
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    database = sql.Identifier(name)
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    logins = sql.SQL(", ").join(sql.Identifier(f"lykta_{one}") for one in secret_files.LOGINS)
    connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, logins))


def _make_schemas(connection: psycopg.Connection) -> None:
    connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    for schema in SCHEMAS:
        owner = "lykta_policy" if schema == "secrecy" else "lykta_owner"
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {schema} AUTHORIZATION {owner}")
    connection.execute(
        "GRANT USAGE ON SCHEMA lykta, accounts, published, secrecy, audit TO lykta_app"
    )
    connection.execute("GRANT USAGE ON SCHEMA lykta, secrecy TO lykta_policy")
    connection.execute("GRANT USAGE ON SCHEMA secrecy TO lykta_owner")
    connection.execute("GRANT USAGE, CREATE ON SCHEMA audit, published TO lykta_policy")
    connection.execute("GRANT USAGE ON SCHEMA published TO lykta_public, lykta_statistics")
    connection.execute("GRANT USAGE ON SCHEMA audit TO lykta_audit, lykta_auditor")
    connection.execute("GRANT USAGE ON SCHEMA secrecy TO lykta_auditor, lykta_erasure, lykta_anon")
    for group in GROUPS:
        connection.execute(
            f"ALTER DEFAULT PRIVILEGES FOR ROLE {group} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC"
        )


def _make_keyring(connection: psycopg.Connection) -> None:
    """The keyring: a database of its own, so that its backups can live shorter (design §7.6)."""
    connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    connection.execute("CREATE SCHEMA IF NOT EXISTS keyring AUTHORIZATION lykta_owner")
    connection.execute("SET ROLE lykta_owner")
    connection.execute(
        """CREATE TABLE IF NOT EXISTS keyring.wrapped_key (
             scope uuid NOT NULL, version int NOT NULL, kek_id int NOT NULL, wrapped bytea NOT NULL,
             made_on date NOT NULL DEFAULT current_date, PRIMARY KEY (scope, version))"""
    )
    connection.execute("GRANT USAGE ON SCHEMA keyring TO lykta_app, lykta_erasure, lykta_backup")
    connection.execute("GRANT SELECT, INSERT, UPDATE ON keyring.wrapped_key TO lykta_app")
    connection.execute("GRANT SELECT, DELETE ON keyring.wrapped_key TO lykta_erasure")
    connection.execute("GRANT SELECT ON keyring.wrapped_key TO lykta_backup")
