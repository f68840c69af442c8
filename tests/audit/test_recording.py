"""What is recorded, by whom, when it survives, and what can never be recorded."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import ProgrammingError, transaction

from lykta.audit import api as audit
from lykta.audit.api import CannotRecord, NotACode
from lykta.audit.rules import details
from tests import cast
from tests.audit.log import Logged, events_of, rows
from tests.vault.matters import matter_of

Connect = Callable[[str], Any]
ABOUT = UUID("0b5ad1f6-52f4-4a9e-8a8e-3c3b1f0c6a11")


def test_au_01_a_change_a_reading_a_reveal_and_a_denial_are_each_one_event(database: str) -> None:
    """Seen failing when `record_reading` returned before writing."""
    with events_of(database) as recorded:
        with cast.acting("nexus.anna") as anna:
            audit.record("matter.assigned", about=ABOUT)
        audit.record_reading("matter.read", actor=anna, about=ABOUT, now=cast.NOW)
        audit.record_reading(
            "identity.revealed", actor=anna, about=ABOUT, now=cast.NOW, revealed=True
        )
        audit.record_denial("page.denied", actor=anna, about=ABOUT, now=cast.NOW)
        audit.record_sign_in("signin.failed", person=None, now=cast.NOW, outcome="failed")

    assert recorded == [
        Logged("matter.assigned", "done", ABOUT),
        Logged("matter.read", "read", ABOUT),
        Logged("identity.revealed", "revealed", ABOUT),
        Logged("page.denied", "denied", ABOUT),
        Logged("signin.failed", "failed"),
    ]


def test_a_change_carries_the_verified_actor_and_the_matters_unit(database: str) -> None:
    matter = matter_of("nexus.anna")
    with cast.acting("nexus.anna") as anna:
        audit.record("note.signed", about=matter, detail={"kind": "journal", "notes": 1})

    row = rows(
        database,
        "SELECT actor, assignment, unit, authority, about_unit, guarded, at, detail"
        " FROM audit.event WHERE event = 'note.signed' AND about = %s",
        matter,
    )[0]
    assert row[:4] == (anna.person, anna.assignment, anna.unit, anna.authority)
    assert row[4:] == (anna.unit, False, cast.NOW, {"kind": "journal", "notes": 1})


def test_a_sign_in_is_filed_at_the_persons_own_unit(database: str) -> None:
    anna = cast.actor("nexus.anna")
    audit.record_sign_in("signin.ok", person=anna.person, now=cast.NOW)

    unit = rows(
        database, "SELECT unit FROM audit.event WHERE event = 'signin.ok' ORDER BY id DESC LIMIT 1"
    )
    assert unit == [(anna.unit,)]


def test_without_a_verified_context_no_change_is_recorded(database: str) -> None:
    """Seen failing without the check of `me.person` in audit.record_change."""
    with pytest.raises(ProgrammingError), transaction.atomic():
        audit.record("matter.assigned", about=ABOUT)


def _denied_request() -> None:
    """Change something, be refused, fail."""
    with cast.acting("nexus.anna") as anna:
        audit.record("matter.assigned", about=ABOUT)
        audit.record_denial("page.denied", actor=anna, about=ABOUT, now=cast.NOW)
        raise ZeroDivisionError


def test_au_07_a_denial_survives_the_rollback_of_its_request(database: str) -> None:
    """The change's own event goes with the change; the denial stays.

    Seen failing with the denial written on `default` in place of the writer's own login.
    """
    with events_of(database) as recorded, pytest.raises(ZeroDivisionError):
        _denied_request()

    assert recorded == [Logged("page.denied", "denied", ABOUT)]


def test_a_reading_that_cannot_be_recorded_raises_before_anything_is_shown(database: str) -> None:
    """Seen failing when `_on_own_connection` passed over database errors."""
    rows(database, "REVOKE EXECUTE ON FUNCTION audit.record_access FROM lykta_audit")

    with pytest.raises(CannotRecord):
        audit.record_reading(
            "matter.read", actor=cast.actor("nexus.anna"), about=ABOUT, now=cast.NOW
        )


def test_a_reading_is_never_left_in_an_open_transaction(database: str) -> None:
    with transaction.atomic(using="audit"), pytest.raises(CannotRecord):
        audit.record_reading("matter.read", actor=cast.actor("nexus.anna"), now=cast.NOW)


NOT_CODES: dict[str, Any] = {
    "a name": "Anna Exempelsson",
    "a personal number": "199001019802",
    "a personal number with its sign": "19900101-9802",
    "ten digits": "900101-9802",
    "a personal number as a number": 199001019802,
    "a telephone number": "070-1740605",
    "a telephone number as a number": 701740605,
    "a canary": "KANARIE-7f3a",
    "a sentence": "hon bor hos sin syster",
    "an address": "storgatan 1",
    "a long word": "x" * 65,
    "a list": ["a"],
    "an object": {"a": 1},
    "nothing": None,
    "a fraction": 1.5,
}


@pytest.mark.parametrize("value", NOT_CODES.values(), ids=NOT_CODES)
def test_au_10_what_is_not_a_code_is_refused_at_the_door(value: Any) -> None:
    """Seen failing with `is_code` true for every text."""
    with pytest.raises(NotACode) as refused:
        details.check("page.denied", {"why": value})

    assert str(value) not in str(refused.value)


def test_au_10_the_database_refuses_what_is_not_a_code(database: str, sql_as: Connect) -> None:
    """Seen failing without the CHECK on audit.event."""
    record = "SELECT audit.record_sign_in('signin.failed', 'failed', NULL, now(), %s::jsonb)"
    taken = []
    with sql_as("audit") as connection:
        for what, value in NOT_CODES.items():
            try:
                with connection.transaction():
                    connection.execute(record, (json.dumps({"why": value}),))
                    taken.append(what)
            except psycopg.errors.CheckViolation:
                continue

    assert taken == []


@pytest.mark.parametrize("event", ["Anna", "matter", "matter.read; --", "", "matter.läst"])
def test_au_10_an_event_is_a_code(event: str) -> None:
    with pytest.raises(NotACode):
        details.check(event, {})


def test_codes_ids_and_counts_are_taken(database: str) -> None:
    for value in (True, 0, -3, 9_999_999, "", "adult", "2026-11-23", "plan:measure", str(ABOUT)):
        audit.record_sign_in("signin.ok", person=None, now=cast.NOW, detail={"what": value})


WRITES = (
    "INSERT INTO audit.event (at, event, outcome) VALUES (now(), 'matter.read', 'read')",
    "UPDATE audit.event SET outcome = 'done'",
    "DELETE FROM audit.event",
    "TRUNCATE audit.event",
    "UPDATE audit.head SET seq = 0",
    "SELECT * FROM audit.head",
    "DELETE FROM audit.review",
    "INSERT INTO audit.review (id) VALUES (gen_random_uuid())",
    "ALTER TABLE audit.event DISABLE ROW LEVEL SECURITY",
    "DROP POLICY deny ON audit.event",
)
LOGINS = ("app", "audit", "auditor", "public", "anon", "statistics", "erasure")
READ = "SELECT count(*) FROM audit.event"
RECORD = (
    "SELECT audit.record_access('matter.read', 'read', gen_random_uuid(), NULL, NULL, NULL, NULL,"
    " now(), '{}')"
)


def _allowed(sql_as: Connect, login: str) -> list[str]:
    """Return the statements that the login was allowed."""
    found = []
    with sql_as(login) as connection:
        for statement in (*WRITES, READ, RECORD):
            try:
                with connection.transaction(force_rollback=True):
                    connection.execute(statement)
                    found.append(statement)
            except psycopg.errors.InsufficientPrivilege:
                continue
    return found


def test_au_02_no_login_touches_the_log_itself(database: str, sql_as: Connect) -> None:
    """Only the auditor reads it, only the writer records for others.

    Seen failing after GRANT ALL ON ALL TABLES IN SCHEMA audit TO lykta_audit, and after GRANT
    EXECUTE ON FUNCTION audit.record_access TO lykta_app.
    """
    allowed = {login: _allowed(sql_as, login) for login in LOGINS}

    assert {login: found for login, found in allowed.items() if found} == {
        "auditor": [READ],
        "audit": [RECORD],
    }
