"""AZ-08, AZ-10: what each database login cannot do, and the guard that says so."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.db import connections

from lykta.secrecy import guard

Connect = Callable[[str], Any]
LOGINS = ("app", "public", "anon", "audit", "auditor", "statistics", "erasure")
FORBIDDEN = (
    "CREATE TABLE lykta.mine (x int)",
    "DROP TABLE lykta.casework_matter",
    "TRUNCATE lykta.casework_note",
    "TRUNCATE audit.event",
    "DELETE FROM lykta.casework_note",
    "DELETE FROM lykta.secrecy_handler",
    "INSERT INTO lykta.secrecy_handler (id) VALUES (gen_random_uuid())",
    "UPDATE lykta.casework_matter SET unit_id = gen_random_uuid()",
    "SELECT * FROM secrecy.key",
    "SELECT * FROM lykta.secrecy_denial",
    "SELECT * FROM lykta.secrecy_breakglass",
    "ALTER TABLE lykta.casework_note DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE lykta.casework_note NO FORCE ROW LEVEL SECURITY",
    "DROP POLICY see ON lykta.casework_note",
    "SET ROLE lykta_owner",
    "SET ROLE lykta_policy",
    "SET SESSION AUTHORIZATION postgres",
    "COPY lykta.casework_note TO PROGRAM 'true'",
    "COPY lykta.casework_matter TO '/tmp/x'",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT lo_import('/etc/passwd')",
    "CREATE FUNCTION lykta.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE ROLE mine SUPERUSER",
    "ALTER ROLE lykta_app BYPASSRLS",
    "GRANT lykta_policy TO lykta_app",
    "SELECT secrecy.carry(gen_random_uuid())",
    "SELECT secrecy.next_number(gen_random_uuid(), 2026)",
)


@pytest.mark.parametrize("login", LOGINS)
def test_az_08_no_login_can(shared_sql_as: Connect, login: str) -> None:
    """Seen failing for the app after GRANT lykta_owner TO lykta_app."""
    done = []
    with shared_sql_as(login) as connection:
        for statement in FORBIDDEN:
            try:
                connection.execute(statement)
                done.append(statement)
            except (psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidParameterValue):
                pass
            connection.rollback()

    assert done == []


@pytest.mark.parametrize("login", [login for login in LOGINS if login != "app"])
def test_az_08_only_the_app_can_even_name_the_matters(shared_sql_as: Connect, login: str) -> None:
    with shared_sql_as(login) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("SELECT * FROM lykta.casework_matter")


def test_az_08_row_security_cannot_be_switched_off(shared_sql_as: Connect) -> None:
    with shared_sql_as("app") as connection:
        connection.execute("SET row_security = off")

        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT * FROM lykta.casework_matter")


SEEDED = {
    "table without forced row-level security": (
        "ALTER TABLE lykta.casework_note NO FORCE ROW LEVEL SECURITY"
    ),
    "table with matter rows but without the deny policy": "DROP POLICY deny ON lykta.casework_note",
    "policy on matter rows that does not ask for authority and reach": (
        "CREATE POLICY lax ON lykta.casework_note FOR SELECT TO lykta_app USING (true)"
    ),
    "broad permissive policy for all commands": (
        "CREATE POLICY broad ON lykta.casework_note FOR ALL TO lykta_app USING (false)"
    ),
    "policy for everybody": (
        "CREATE POLICY open ON lykta.casework_note FOR SELECT TO PUBLIC USING (false)"
    ),
    "right to truncate, reference or trigger": "GRANT TRUNCATE ON lykta.casework_note TO lykta_app",
    "right for everybody on a table": "GRANT SELECT ON lykta.casework_note TO PUBLIC",
    "function with the definer's rights that is open, loose or somebody else's": (
        "GRANT EXECUTE ON FUNCTION secrecy.carry(uuid) TO PUBLIC"
    ),
    "view that runs as its owner, or a materialised view": (
        "CREATE MATERIALIZED VIEW lykta.copy AS SELECT 1 AS one"
    ),
    "function marked leakproof": "ALTER FUNCTION secrecy.person() LEAKPROOF",
}


def _faults(seeded: str = "SELECT 1") -> list[str]:
    """Return the guard's faults with a fault seeded, and leave nothing behind."""
    with connections["deploy"].cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SET ROLE NONE")
        cursor.execute(seeded)
        cursor.execute("SET ROLE lykta_owner")
        found = guard.faults(cursor)
        cursor.execute("ROLLBACK")
    return found


def test_az_10_the_guard_finds_no_fault(shared_database: str) -> None:
    assert _faults() == []


@pytest.mark.parametrize(("fault", "statement"), SEEDED.items(), ids=SEEDED)
def test_az_10_the_guard_reports_a_seeded_fault(
    shared_database: str, fault: str, statement: str
) -> None:
    assert any(found.startswith(fault) for found in _faults(statement))
