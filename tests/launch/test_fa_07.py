"""FA-07: the application server killed during saves leaves all of a contact, or nothing of it."""

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from launch import processes
from tests import cast
from tests.databases import connect
from tests.launch.app_server import AppServer, ask, sign_in
from tests.launch.stand_in import free_port

WRITERS = 3
DONE = {302, 303}
NEW_CONTACT = "/aktualiseringar/ny"
# For each matter: how many rows of each table a whole contact has.
PARTS = """
SELECT matter.id,
  (SELECT count(*) FROM lykta.casework_referral WHERE matter_id = matter.id),
  (SELECT count(*) FROM lykta.casework_subject WHERE matter_id = matter.id),
  (SELECT count(*) FROM lykta.casework_childathome WHERE matter_id = matter.id),
  (SELECT count(*) FROM lykta.secrecy_handler WHERE matter_id = matter.id),
  (SELECT count(*) FROM audit.event WHERE about = matter.id AND event = 'matter.received')
FROM lykta.casework_matter AS matter
"""
WHOLE = (1, 1, 2, 1, 1)
# Where the save is stopped: a table late in it. The other places: with --full.
HALF_WAY = [
    "lykta.casework_childathome",
    pytest.param("lykta.casework_referral", marks=pytest.mark.slow),
    pytest.param("audit.event", marks=pytest.mark.slow),
]
STRAYS = """
SELECT count(*) FROM lykta.casework_referral AS row
WHERE NOT EXISTS (SELECT 1 FROM lykta.casework_matter WHERE id = row.matter_id)
"""
# One contact at a time is half written: the others wait for its number.
WAITING = """
SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
WHERE NOT granted AND datname = current_database()
"""


def register(port: int, cookies: str, key: uuid.UUID) -> int:
    """Register a contact by the form; returns the answer's status, 0 when there was none."""
    form = {
        "form_key": str(key),
        "channel": "phone",
        "matter_kind": "adult",
        "kind": "application",
        "area": "close_relations",
        "name": "Påhittad Prövning",
        "protection": "none",
        "wants_support": "yes",
        "children": "2015, 2019",
        "what": "Påhittat.",
    }
    return ask(port, NEW_CONTACT, cookies, form).status


@pytest.fixture
def site(database: str, tmp_path: Path) -> Iterator[AppServer]:
    """Give the application under the real server, on the test's own database."""
    made = AppServer(free_port(), tmp_path, database)
    try:
        made.start()
        yield made
    finally:
        made.stop()


def parts_of(site: AppServer, keys: set[uuid.UUID]) -> dict[uuid.UUID, tuple[object, ...]]:
    """Return, for each sent form that left a matter, how many rows of each table it left."""
    person = cast.actor("nexus.anna").person
    keys_of = {uuid.uuid5(key, f"matter {person}"): key for key in keys}
    with connect(site.database, "deploy") as database:
        assert database.execute(STRAYS).fetchone() == (0,)
        rows: list[Any] = database.execute(PARTS).fetchall()
    return {keys_of[row[0]]: row[1:] for row in rows if row[0] in keys_of}


def kill_half_way(site: AppServer, cookies: str, table: str) -> set[uuid.UUID]:
    """Kill -9 the server while workers' contacts are half written: all wait for one table.

    Returns the forms that were sent and never answered.
    """
    keys = {uuid.uuid4() for _ in range(WRITERS)}
    with connect(site.database, "deploy") as holder, ThreadPoolExecutor(WRITERS) as workers:
        holder.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
        answers = [workers.submit(register, site.port, cookies, key) for key in keys]
        assert processes.wait_until(lambda: _is_waited_for(site), within=60)
        site.kill()
        assert [answer.result() for answer in answers] == [0] * WRITERS
    return keys


def _is_waited_for(site: AppServer) -> bool:
    with connect(site.database, "deploy") as database:
        return database.execute(WAITING).fetchone() != (0,)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("table", HALF_WAY)
def test_fa_07_a_killed_server_leaves_all_of_a_contact_or_nothing(
    site: AppServer, table: str
) -> None:
    """Kill -9 every process of the server, with contacts half written; then send them again.

    Seen failing when neither the gate nor the form's answer opened a transaction: a matter with
    one of its two children was left.
    """
    cookies = sign_in("nexus.anna")
    answered = uuid.uuid4()
    assert register(site.port, cookies, answered) in DONE
    unanswered = kill_half_way(site, cookies, table)
    assert parts_of(site, {answered, *unanswered}) == {answered: WHOLE}
    site.start()
    assert {register(site.port, cookies, key) for key in unanswered} <= DONE
    everything = {answered, *unanswered}
    assert parts_of(site, everything) == dict.fromkeys(everything, WHOLE)
