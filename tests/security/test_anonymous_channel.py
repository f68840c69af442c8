"""AN-01 to AN-06: the code, what is stored, equal answers, what the public side can open, days.

`test_anonymous_controls.py` takes each control away and sees its test fail.
"""

# ruff: noqa: F811 - the fixture is imported

import re
import secrets
import subprocess
import sys
from collections import Counter
from time import perf_counter
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connections

from config import secret_files
from lykta.anonymous import api as anonymous
from lykta.anonymous.actions import writing
from lykta.anonymous.queries import installation
from lykta.anonymous.rules import codes, keys, sealing
from tests import cast
from tests.anonymous.conftest import doors  # noqa: F401
from tests.anonymous.test_writer_pages import HELLO, PAGE, begun, post, visitor
from tests.contact.telling_words import telling
from tests.databases import connect

TABLES = "SELECT relname FROM pg_class WHERE relname LIKE 'anonymous\\_%' AND relkind = 'r'"
FUNCTIONS = {
    "thread_teams",
    "thread_salt",
    "thread_open",
    "thread_read",
    "thread_messages",
    "thread_write",
    "thread_hand_over",
    "thread_delete",
    "writing_keep",
    "writing_get",
    "writing_drop",
}


def _rows(sql: str) -> list[tuple[Any, ...]]:
    with connections["deploy"].cursor() as cursor:
        cursor.execute("SET ROLE lykta_policy")
        cursor.execute(sql)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        cursor.execute("SET ROLE lykta_owner")
    return found


def _begin() -> writing.Opening:
    return anonymous.begin(text=HELLO, language="sv", today=cast.TODAY)


# ---- AN-01, AN-02: the code, and what is stored of it ----


def test_an_01_codes_are_even_and_never_come_again() -> None:
    """χ² of 24 places × 10 digits, 216 degrees of freedom: over 330 has a chance of 10⁻⁶.

    Seen failing when `make` took 23 digits and a zero (χ² in the hundred thousands).
    """
    made = [codes.make().digits for _ in range(100_000)]
    expected = len(made) / 10
    chi = sum(
        (found - expected) ** 2 / expected
        for place in zip(*made, strict=True)
        for found in (Counter(place)[digit] for digit in "0123456789")
    )

    assert len(set(made)) == len(made)
    assert chi < 330


def test_an_01_digits_and_words_are_one_number_of_79_bits() -> None:
    """Seen failing when the list was cut to 512 words."""
    listed = installation.listed_words()
    code = codes.make()

    assert codes.read(" ".join(code.words(listed)), listed) == code
    assert codes.read("  ".join(code.groups), listed) == code
    assert len(listed) ** codes.WORDS >= 10**codes.DIGITS
    assert all(re.fullmatch(r"[a-z]{3,9}", word) for word in listed)
    assert telling(" ".join(listed)) == []


def test_an_01_the_code_comes_from_the_systems_own_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seen failing when `make` used the `random` module."""
    monkeypatch.setattr(secrets, "randbelow", lambda _most: 42)

    assert codes.make().digits == f"{42:024d}"


def test_an_02_the_row_has_a_salt_of_its_own_and_nothing_of_the_code(doors: str) -> None:
    """Seen failing with one salt for all, and with a locator stored as it is."""
    made = [_begin() for _ in range(3)]
    rows = _rows("SELECT salt, strength, verifier, locator FROM lykta.anonymous_threadlock")

    assert len({bytes(salt) for salt, *_rest in rows}) == 3
    for salt, strength, verifier, locator in rows:
        assert len(bytes(salt)) >= 16
        assert re.fullmatch(r"argon2id v=19 m=\d+ t=\d+ p=\d+", strength)
        assert len(bytes(verifier)) == len(bytes(locator)) == 32
    whole = str(_rows("SELECT l::text FROM lykta.anonymous_threadlock l"))
    for one in made:
        for part in (one.code.digits, one.code.locator, one.code.secret):
            assert part.encode().hex() not in whole
            assert keys.derive(part.encode(), "x").hex() not in whole


def test_an_02_real_installations_try_codes_at_full_strength() -> None:
    """64 MiB, three passes, one lane; only tests are quick."""
    asked = "from django.conf import settings; print(settings.THREAD_STRENGTH)"
    for mode in ("production", "demo"):
        given = {"LYKTA_MODE": mode, "DJANGO_SETTINGS_MODULE": "config.settings"}
        home = {"LYKTA_HOME": f"{settings.HOME}-unused", "LYKTA_SECRETS": str(settings.SECRETS)}
        said = subprocess.run(
            [sys.executable, "-c", asked],
            env={**given, **home, "PYTHONPATH": "src", "PATH": "/usr/bin"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

        assert said.strip() == str((64 * 1024, 3, 1)), mode
    assert keys.Strength(64 * 1024, 3, 1) == keys.FULL


# ---- AN-03: a wrong secret, a wrong locator and a deleted thread answer alike ----


def _three_wrongs() -> dict[str, str]:
    right, gone = _begin(), _begin()
    writing.delete(gone.opened, today=cast.TODAY)
    return {
        "wrong secret": right.code.locator + "0" * 16,
        "wrong locator": "00000000" + right.code.secret,
        "deleted": gone.code.digits,
    }


def test_an_03_the_answers_are_equal_to_the_byte(doors: str) -> None:
    """Seen failing when a missing locator was told apart as busy."""
    told = set()
    for code in _three_wrongs().values():
        client = visitor()
        sent = client.post(PAGE, {"do": "code", "code": code})
        headers = tuple(sorted((k, v) for k, v in sent.items() if k != "Set-Cookie"))
        cookie = sent.cookies[settings.THREAD_COOKIE]
        page = re.sub(r'value="[^"]{40,}"', "", client.get(PAGE).content.decode())
        page = re.sub(r'nonce="[^"]*"', "", page)
        told.add(
            (
                sent.status_code,
                sent.content,
                re.sub(r"'nonce-[^']*'", "", str(headers)),
                len(cookie.value),
                cookie.output().split(";", 1)[1],
                page,
            )
        )

    assert len(told) == 1


def test_an_03_the_work_is_equal_however_the_code_is_wrong(
    doors: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The slow key and the queries, counted. Seen failing when a missing salt returned at once."""
    wrongs = _three_wrongs()
    calls: list[str] = []
    slow = keys.slow

    def counted(secret: str, salt: bytes, strength: keys.Strength) -> bytes:
        calls.append("slow")
        return slow(secret, salt, strength)

    def asked(run: Any, sql: str, *rest: Any) -> Any:
        calls.append(sql)
        return run(sql, *rest)

    monkeypatch.setattr(keys, "slow", counted)
    seen = set()
    for code in wrongs.values():
        calls.clear()
        with connections["anon"].execute_wrapper(asked):
            assert anonymous.come_back(codes.Code(code)) is None
        seen.add(tuple(calls))

    assert len(next(iter(seen))) == 3
    assert len(seen) == 1


@pytest.mark.slow
def test_an_03_the_time_tells_nothing(doors: str) -> None:
    """500 of each, in turn; Mann-Whitney between each pair. Seen failing without the decoy salt."""
    wrongs = {name: codes.Code(code) for name, code in _three_wrongs().items()}
    times: dict[str, list[float]] = {name: [] for name in wrongs}
    for _turn in range(500):
        for name, code in wrongs.items():
            began = perf_counter()
            anonymous.come_back(code)
            times[name].append(perf_counter() - began)
    names = list(times)
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert abs(_rank_distance(times[names[one]], times[names[other]])) < 3.3


def _rank_distance(one: list[float], other: list[float]) -> float:
    """Return Mann-Whitney's U as standard deviations from what chance gives."""
    ranked = sorted([(time, 0) for time in one] + [(time, 1) for time in other])
    ranks = sum(place for place, (_time, which) in enumerate(ranked, 1) if which == 0)
    n, m = len(one), len(other)
    u = ranks - n * (n + 1) / 2
    return float((u - n * m / 2) / (n * m * (n + m + 1) / 12) ** 0.5)


# ---- AN-04: the public side's login and secrets open nothing ----


def test_an_04_the_login_may_call_named_functions_and_read_no_table(doors: str) -> None:
    """Seen failing after GRANT SELECT ON lykta.anonymous_message TO lykta_anon."""
    with connect(doors, "anon") as connection:
        may = connection.execute(
            "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
            " WHERE n.nspname IN ('lykta', 'secrecy', 'audit', 'accounts', 'published')"
            " AND has_function_privilege(p.oid, 'EXECUTE')"
            " AND has_schema_privilege(n.nspname, 'USAGE')"
        ).fetchall()
        tables = connection.execute(
            "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n"
            " ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'v')"
            " AND n.nspname IN ('lykta', 'secrecy', 'audit', 'accounts', 'published')"
            " AND (has_table_privilege(c.oid, 'SELECT') OR has_table_privilege(c.oid, 'UPDATE'))"
        ).fetchall()

    assert {str(row[0]) for row in may} == FUNCTIONS
    assert tables == []


def test_an_04_a_dump_with_all_that_the_public_process_knows_opens_no_message(doors: str) -> None:
    """Every key that the public process could have, tried on every message; the control opens.

    Seen failing when messages were sealed to a key derived from the installation's pepper.
    """
    made = _begin()
    rows = _rows("SELECT id, for_team, for_writer FROM lykta.anonymous_message")
    known = bytes.fromhex(secret_files.read(settings.SECRETS, "key_thread"))
    peppers = keys.Peppers.of(known)
    tried = [known, peppers.locator, peppers.verifier, peppers.decoy, peppers.visit]
    stored = _rows("SELECT locator, salt, verifier, writer_private FROM lykta.anonymous_threadlock")
    tried += [bytes(part)[:32].ljust(32, b"\0") for row in stored for part in row]
    for message, for_team, for_writer in rows:
        for private in tried:
            for sealed, bound in ((for_team, "for_team"), (for_writer, "for_writer")):
                with pytest.raises(sealing.CannotOpen):
                    place = f"v1|anonymous_message|{bound}|{message}"
                    sealing.unseal(bytes(sealed), private=private, bound=place)

    assert writing.read(made.opened).said[0].text == HELLO


def test_an_04_the_login_cannot_reach_the_keyring(doors: str) -> None:
    """Seen failing after GRANT USAGE, SELECT on the keyring to lykta_anon."""
    with (
        connect(settings.DATABASES["keyring"]["NAME"], "anon") as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("SELECT * FROM keyring.wrapped_key")


def test_an_04_a_message_moved_to_another_row_does_not_open(doors: str) -> None:
    """Seen failing when `seal` was given no `bound`."""
    one, other = _begin(), _begin()
    with connections["deploy"].cursor() as cursor:
        cursor.execute("SET ROLE lykta_policy")
        cursor.execute(
            "UPDATE lykta.anonymous_message m SET for_team = x.for_team"
            " FROM lykta.anonymous_message x WHERE m.thread_id = %s AND x.thread_id = %s",
            [one.thread, other.thread],
        )
        cursor.execute("SET ROLE lykta_owner")
    with cast.acting("nexus.anna"):
        letters = anonymous.thread(one.thread, today=cast.TODAY).letters

    assert letters[0].unreadable


def test_an_04_sizes_tell_one_of_four(doors: str) -> None:
    """Seen failing when `pad` returned the text as it was: the database refused it."""
    for text in ("Hej", "Hej igen, det här är lite längre.", "x" * 900):
        anonymous.begin(text=text, language="sv", today=cast.TODAY)
    sizes = {
        size for (size,) in _rows("SELECT octet_length(for_team) FROM lykta.anonymous_message")
    }

    assert sizes == {1024 + sealing.OVERHEAD}


# ---- AN-06: days and nothing finer, no order ----


def test_an_06_no_column_is_finer_than_a_day_and_no_key_counts(doors: str) -> None:
    """Seen failing with a DateTimeField on the thread."""
    columns = _rows(
        "SELECT c.relname, a.attname, format_type(a.atttypid, NULL) FROM pg_attribute a"
        f" JOIN pg_class c ON c.oid = a.attrelid WHERE c.relname IN ({TABLES})"
        " AND a.attnum > 0 AND NOT a.attisdropped"
    )
    kinds = {kind for _table, _name, kind in columns}

    assert kinds <= {"uuid", "bytea", "date", "character varying", "smallint", "integer"}
    assert _rows("SELECT 1 FROM pg_class WHERE relkind = 'S' AND relname LIKE 'anonymous%'") == []
    assert {name for _t, name, kind in columns if kind in ("smallint", "integer")} == {
        "ordinal",
        "turn",
        "year",
        "number",
    }


def test_an_06_what_rests_is_unlogged_and_tells_no_hour(doors: str) -> None:
    """Seen failing without SET UNLOGGED in the migration."""
    kept = _rows("SELECT relpersistence FROM pg_class WHERE relname = 'anonymous_writing'")
    assert kept == [("u",)]

    client = visitor()
    begun(client)
    token = client.cookies[settings.THREAD_COOKIE].value
    (ticket, turn, sealed), *others = _rows(
        "SELECT ticket, turn, sealed FROM lykta.anonymous_writing"
    )
    assert others == []
    assert turn in (0, 1, 2)
    assert token.encode() not in bytes(ticket) + bytes(sealed)
    assert HELLO.encode() not in bytes(sealed)


def test_an_06_no_event_in_the_log_tells_that_somebody_wrote(doors: str) -> None:
    """Seen failing when `begin` recorded an event."""
    before = _events()
    client = visitor()
    code = begun(client)
    post(client, do="answer", message="Mer")
    post(visitor(), do="code", code=code)

    assert _events() == before


def _events() -> int:
    with connections["deploy"].cursor() as cursor:
        cursor.execute("SET ROLE lykta_policy")
        cursor.execute("SELECT count(*) FROM audit.event")
        found = int(cursor.fetchone()[0])
        cursor.execute("SET ROLE lykta_owner")
    return found
