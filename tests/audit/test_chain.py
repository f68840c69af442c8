"""The chain and its anchors: whoever changes, cuts or replaces the log is seen."""

import threading
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connections
from hypothesis import given
from hypothesis import strategies as st

from lykta.audit import api as audit
from lykta.audit.actions import sealing
from lykta.audit.rules import anchors
from lykta.audit.rules.anchors import Anchor
from tests import cast
from tests.audit.log import rows
from tests.conftest import FULL

Connect = Callable[[str], Any]


@pytest.fixture
def sealed(database: str) -> str:
    """A log with forty more events, sealed and anchored."""
    anna = cast.actor("nexus.anna")
    for number in range(40):
        audit.record_reading(
            "matter.read", actor=anna, about=uuid4(), now=cast.NOW, detail={"n": number}
        )
    audit.anchor()
    return database


def test_a_whole_log_verifies(sealed: str) -> None:
    report = audit.verify(strict=True)

    assert report.faults == []
    assert report.events >= 40
    assert report.anchors == 1
    assert f"{report.events} events" in report.head


def test_the_command_says_whole_and_fails_when_it_is_not(sealed: str) -> None:
    said = StringIO()
    call_command("verify", stdout=said)
    assert "Whole." in said.getvalue()

    rows(sealed, "UPDATE audit.event SET outcome = 'failed' WHERE seq = 3")
    with pytest.raises(CommandError, match="place 3 in the chain"):
        call_command("verify", stdout=StringIO())


EDITS = {
    "the moment": "at = at + interval '1 second'",
    "the person": "actor = gen_random_uuid()",
    "the assignment": "assignment = NULL",
    "the unit": "unit = gen_random_uuid()",
    "the authority": "authority = NULL",
    "the event": "event = 'list.read'",
    "the matter": "about = gen_random_uuid()",
    "the matter's unit": "about_unit = gen_random_uuid()",
    "the guard": "guarded = NOT guarded",
    "the outcome": "outcome = 'done'",
    "the detail": """detail = '{"n": 99}'""",
    "the link": "link = sha256(link)",
}


def test_au_03_an_edited_row_is_named(sealed: str) -> None:
    """Seen failing with the moment, the person or the outcome left out of what a link covers."""
    seq = rows(sealed, "SELECT max(seq) - 20 FROM audit.event")[0][0]
    event_id = rows(sealed, "SELECT id FROM audit.event WHERE seq = %s", seq)[0][0]
    unseen = []
    for what, edit in EDITS.items():
        rows(sealed, "CREATE TABLE kept AS SELECT * FROM audit.event WHERE seq = %s", seq)
        rows(sealed, f"UPDATE audit.event SET {edit} WHERE seq = %s", seq)
        faults = audit.verify(strict=True).faults
        if not faults or f"event {event_id} (place {seq} in the chain)" not in faults[0]:
            unseen.append(what)
        rows(sealed, "DELETE FROM audit.event WHERE seq = %s", seq)
        rows(sealed, "INSERT INTO audit.event OVERRIDING SYSTEM VALUE SELECT * FROM kept")
        rows(sealed, "DROP TABLE kept")

    assert unseen == []
    assert audit.verify(strict=True).faults == []


def test_au_03_a_row_taken_out_of_the_middle_is_named(sealed: str) -> None:
    rows(sealed, "DELETE FROM audit.event WHERE seq = 7")

    assert "1 event(s) are missing" in audit.verify(strict=True).faults[0]


def test_au_03_two_rows_that_change_places_are_named(sealed: str) -> None:
    rows(sealed, "UPDATE audit.event SET seq = -seq WHERE seq IN (5, 6)")
    rows(sealed, "UPDATE audit.event SET seq = 11 + seq WHERE seq < 0")

    assert "(place 5 in the chain)" in audit.verify(strict=True).faults[0]


def _cut(database: str, keep: int) -> None:
    """Cut the end as somebody with every right would: the head is put right afterwards."""
    rows(database, "DELETE FROM audit.event WHERE seq > %s", keep)
    rows(
        database,
        "UPDATE audit.head SET seq = %s, link = (SELECT link FROM audit.event WHERE seq = %s)",
        keep,
        keep,
    )


def test_au_04_a_cut_end_is_seen_by_the_anchor_alone(sealed: str, tmp_path: Path) -> None:
    """Seen failing without the anchors: the last lines show that the chain itself sees nothing."""
    last = rows(sealed, "SELECT max(seq) FROM audit.event")[0][0]
    _cut(sealed, last - 5)

    assert "The end is cut" in audit.verify(strict=True).faults[0]
    (tmp_path / "anchors" / "anchors.jsonl").unlink()
    assert audit.verify(strict=False).faults == []


def test_au_04_an_emptied_log_is_seen(sealed: str) -> None:
    rows(sealed, "DELETE FROM audit.event")
    rows(
        sealed,
        "UPDATE audit.head SET seq = 0, link = sha256(convert_to('lykta|' || chain::text, 'UTF8'))",
    )

    assert "The end is cut" in audit.verify(strict=True).faults[0]


def test_au_04_a_log_begun_anew_is_seen(sealed: str) -> None:
    rows(sealed, "DELETE FROM audit.event")
    rows(sealed, "UPDATE audit.head SET chain = %s, seq = 0", uuid4())
    rows(sealed, "UPDATE audit.head SET link = sha256(convert_to('lykta|' || chain::text, 'UTF8'))")

    assert "begun anew" in audit.verify(strict=True).faults[0]


def test_au_04_an_old_copy_that_went_on_is_seen(sealed: str) -> None:
    last = rows(sealed, "SELECT max(seq) FROM audit.event")[0][0]
    _cut(sealed, last - 5)
    for _ in range(9):
        audit.record_sign_in("signin.ok", person=None, now=cast.NOW)
    audit.seal()

    assert f"(place {last} in the chain) is not what the anchor" in str(
        audit.verify(strict=True).faults
    )


def test_an_anchor_somebody_else_wrote_is_named(sealed: str, tmp_path: Path) -> None:
    path = tmp_path / "anchors" / "anchors.jsonl"
    forged = anchors.line(Anchor(uuid4(), 1, "00", "2026-11-23"), b"x" * 32)
    path.write_text(f"{path.read_text()}{forged}\nnot json\n")

    assert audit.verify(strict=True).faults == [
        "Anchor line 2 is not signed by us.",
        "Anchor line 3 is not signed by us.",
    ]


def test_the_head_is_anchored_by_itself_and_not_at_every_event(
    database: str, tmp_path: Path
) -> None:
    for _ in range(5):
        audit.record_sign_in("signin.ok", person=None, now=cast.NOW)
        audit.seal()

    assert len((tmp_path / "anchors" / "anchors.jsonl").read_text().splitlines()) == 1


def test_a_thread_that_recorded_nothing_asks_the_database_nothing(
    database: str, django_assert_num_queries: Any
) -> None:
    audit.seal(always=True)
    with django_assert_num_queries(0, connection=connections["audit"]):
        audit.seal()


def test_events_are_chained_in_the_order_of_sealing_whatever_order_they_commit_in(
    database: str, sql_as: Connect
) -> None:
    record = "SELECT audit.record_sign_in('signin.ok', 'done', NULL, now(), '{}')"
    with sql_as("audit") as early:
        early.execute(record)
        audit.record_sign_in("signin.ok", person=None, now=cast.NOW)
        audit.seal()
    audit.seal(always=True)

    ids = [row[0] for row in rows(database, "SELECT id FROM audit.event ORDER BY seq")]
    assert ids[-1] < ids[-2]
    assert audit.verify(strict=False).faults == []


def test_au_06_sixteen_writers_leave_no_fork_and_no_gap(database: str, sql_as: Connect) -> None:
    """Seen failing without FOR UPDATE on the head in audit.seal (forks: the sequence clashes)."""
    seconds = 60.0 if FULL else 5.0
    written: list[int] = []
    faults: list[Exception] = []

    def write() -> None:
        try:
            written.append(_write_for(sql_as, seconds))
        except Exception as error:
            faults.append(error)

    before = rows(database, "SELECT count(*) FROM audit.event")[0][0]
    threads = [threading.Thread(target=write) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sealing.seal()

    assert faults == []
    report = audit.verify(strict=False)
    assert report.faults == []
    assert report.events == before + sum(written)
    assert sum(written) / seconds >= (200 if FULL else 100)  # the short run shares its processors


def _write_for(sql_as: Connect, seconds: float) -> int:
    count = 0
    with sql_as("audit") as connection:
        connection.autocommit = True
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            connection.execute(
                "SELECT audit.record_sign_in('signin.ok', 'done', NULL, now(), '{}')"
            )
            connection.execute("SELECT audit.seal()")
            count += 1
    return count


@given(
    seq=st.integers(0, 2**62),
    link=st.binary(min_size=32, max_size=32),
    key=st.binary(min_size=32, max_size=32),
)
def test_an_anchor_is_read_back_as_it_was_written(seq: int, link: bytes, key: bytes) -> None:
    one = Anchor(UUID(int=1), seq, link.hex(), "2026-11-23T10:00:00+00:00")
    text = anchors.line(one, key)

    assert anchors.read([text], anchors.public_key(key)) == ([one], [])
    assert anchors.read([text.replace("2026", "2027")], anchors.public_key(key)) == ([], [1])
