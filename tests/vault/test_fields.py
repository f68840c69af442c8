"""Sealed fields in the database: saved as ciphertext, opened only as an act, bound to their row."""

import os
import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connections, transaction
from psycopg import sql

from lykta.casework.models import Note, Subject
from lykta.kernel.problems import Invalid
from lykta.vault import api as vault
from lykta.vault import keyring
from lykta.vault.api import EMPTY, NoKey, PlainText, Sealed, Unreadable
from tests import cast
from tests.vault.matters import CANARY, matter_of, read, subject_of

Connect = Callable[[str], Any]


@pytest.fixture
def subject(database: str) -> Subject:
    return subject_of(matter_of(), name="Påhittad Exempelsson", address=f"{CANARY} Storgatan 1")


def test_a_saved_text_is_sealed_and_opens_again(subject: Subject) -> None:
    loaded = read(subject)

    assert isinstance(subject.address, Sealed)
    assert isinstance(loaded.address, Sealed)
    assert CANARY not in f"{loaded.address} {loaded.address!r}"
    assert vault.open_text(loaded, "address") == f"{CANARY} Storgatan 1"


def test_what_nobody_has_said_is_empty_and_needs_no_key(subject: Subject) -> None:
    loaded = read(subject)

    assert not loaded.phone
    assert vault.open_text(loaded, "phone") == ""
    with cast.acting("nexus.anna"):
        assert Subject.objects.filter(phone=EMPTY).count() == 1


def test_a_text_that_is_not_saved_yet_is_returned_as_it_is(subject: Subject) -> None:
    subject.phone = "070-000 00 00"

    assert vault.open_text(subject, "phone") == "070-000 00 00"


def test_saving_again_does_not_touch_what_was_not_changed(subject: Subject) -> None:
    loaded = read(subject)
    before = loaded.address
    with cast.acting("nexus.anna"):
        loaded.phone = "070-000 00 01"
        loaded.save(update_fields=["address", "phone"])

    again = read(subject)
    assert again.address == before
    assert vault.open_text(again, "phone") == "070-000 00 01"


def test_the_same_text_never_has_the_same_bytes(database: str) -> None:
    one = subject_of(matter_of(), name="Samma Namnsson", address="Samma Namnsson")

    assert one.name != one.address


def test_a_matter_without_a_key_takes_no_text(database: str) -> None:
    with cast.acting("nexus.anna"), pytest.raises(NoKey):
        Subject(matter_id=uuid4(), name="Ingen Nyckelsson").save()


def test_plain_text_past_the_sealing_is_refused(subject: Subject) -> None:
    loaded = read(subject)
    loaded.phone = "070"

    with cast.acting("nexus.anna"), pytest.raises(PlainText), transaction.atomic():
        Subject.objects.filter(pk=subject.pk).update(address="Storgatan 2")
    with cast.acting("nexus.anna"), pytest.raises(PlainText), transaction.atomic():
        Subject.objects.filter(address="Storgatan 1").count()
    with cast.acting("nexus.anna"), pytest.raises(PlainText), transaction.atomic():
        Subject.objects.bulk_update([loaded], ["phone"])


def test_many_rows_are_changed_after_sealing_them(subject: Subject) -> None:
    loaded = read(subject)
    loaded.phone = "070"
    vault.seal_now(loaded, "phone")
    with cast.acting("nexus.anna"):
        Subject.objects.bulk_update([loaded], ["phone"])

    assert vault.open_text(read(subject), "phone") == "070"


def test_serializers_are_refused(subject: Subject) -> None:
    with pytest.raises(FieldError):
        serializers.serialize("json", [read(subject)])


@pytest.mark.parametrize("text", ["x" * 301, "a\0b", "\ud800", "x" * 10_000_000])
def test_a_text_that_cannot_be_stored_is_refused_with_a_word(database: str, text: str) -> None:
    matter = matter_of()
    with cast.acting("nexus.anna"), pytest.raises(Invalid) as refused:
        Subject(matter_id=matter, address=text).save()

    assert list(refused.value.errors) == ["address"]


def test_cr_02_a_changed_bit_in_the_database_shows_nothing(
    subject: Subject, sql_as: Connect
) -> None:
    """Seen failing with AES-CTR, which has no tag, in place of AES-GCM."""
    loaded = read(subject)
    assert isinstance(loaded.address, Sealed)
    whole = loaded.address.envelope
    dice = random.Random(41)

    for bit in dice.sample(range(len(whole) * 8), 200):
        wrong = bytearray(whole)
        wrong[bit // 8] ^= 1 << bit % 8
        loaded.address = Sealed(bytes(wrong))
        with pytest.raises(Unreadable) as refused:
            vault.open_text(loaded, "address")
        assert CANARY not in refused.value.reason


def test_cr_03_a_value_copied_to_another_row_or_column_is_refused(
    subject: Subject, sql_as: Connect
) -> None:
    """Seen failing with `Place.additional` returning nothing (as a field library without AAD)."""
    other = subject_of(matter_of(), address="Lillgatan 2")
    with sql_as("deploy") as connection:
        connection.execute(
            "UPDATE lykta.casework_subject SET address ="
            " (SELECT address FROM lykta.casework_subject WHERE id = %s) WHERE id = %s",
            (subject.pk, other.pk),
        )
        connection.execute(
            "UPDATE lykta.casework_subject SET phone = address WHERE id = %s", (subject.pk,)
        )

    with pytest.raises(Unreadable):
        vault.open_text(read(other), "address")
    with pytest.raises(Unreadable):
        vault.open_text(read(subject), "phone")


def test_cr_03_a_value_under_another_matters_key_is_refused(database: str) -> None:
    """Seen failing when both matters were given the same key."""
    one, other = matter_of(), matter_of()
    row = uuid4()
    sealed = vault.seal_value("text", scope=one, table="t", column="c", row=row)

    assert vault.open_value(sealed, scope=one, table="t", column="c", row=row) == "text"
    with pytest.raises(Unreadable):
        vault.open_value(sealed, scope=other, table="t", column="c", row=row)


def test_cr_03_a_wrapped_key_copied_to_another_matter_is_refused(
    database: str, server: str
) -> None:
    """Seen failing with an empty `keyring.additional`."""
    one, other = matter_of(), matter_of()
    row = uuid4()
    sealed = vault.seal_value("text", scope=one, table="t", column="c", row=row)
    with connections["keyring"].cursor() as cursor:
        cursor.execute(
            "UPDATE keyring.wrapped_key SET wrapped = (SELECT wrapped FROM keyring.wrapped_key"
            " WHERE scope = %s) WHERE scope = %s",
            [one, other],
        )
    keyring.forget()

    with pytest.raises(Unreadable):
        vault.open_value(sealed, scope=other, table="t", column="c", row=row)


def test_a_destroyed_key_leaves_nothing_to_read(subject: Subject) -> None:
    assert vault.destroy_key(subject.matter_id) == 1

    with pytest.raises(Unreadable):
        vault.open_text(read(subject), "address")


def test_a_page_with_a_hundred_rows_asks_for_keys_once(
    database: str, django_assert_num_queries: Any
) -> None:
    with cast.acting("nexus.anna"):
        rows = [Subject(id=uuid4(), matter_id=uuid4(), name=f"Påhittad {n}") for n in range(100)]
    vault.create_keys(row.matter_id for row in rows)
    keyring.forget()
    with django_assert_num_queries(1, connection=connections["keyring"]):
        vault.prefetch(row.matter_id for row in rows)
        for row in rows:
            vault.seal_now(row, "name")
    keyring.forget()
    with django_assert_num_queries(1, connection=connections["keyring"]):
        opened = vault.open_many(rows, ["name", "phone"])

    assert opened[rows[7].pk] == {"name": "Påhittad 7", "phone": ""}


def test_five_thousand_texts_are_sealed_in_seconds(database: str) -> None:
    scopes = [uuid4() for _ in range(500)]
    vault.create_keys(scopes)
    vault.prefetch(scopes)
    notes = [
        Note(
            matter_id=scopes[n % 500],
            kind="journal",
            happened_on=cast.TODAY,
            text="Anteckning " * 30,
            written_by=UUID(int=1),
            signed_at=datetime(2026, 11, 23, tzinfo=UTC),
        )
        for n in range(5000)
    ]
    for note in notes:
        vault.seal_now(note, "text")

    assert vault.open_text(notes[-1], "text") == "Anteckning " * 30


def test_cr_01_no_canary_in_a_dump_or_in_the_files_of_the_database(
    subject: Subject, server: str, database: str
) -> None:
    """Seen failing with `sealing.seal_bytes` returning its plain bytes."""
    canary = f"KANARIE-{uuid4().hex}"
    subject_of(matter_of(), name=canary, address="Ö" * 200 + canary, phone=canary)

    dumped = _dump(server, database)
    assert str(subject.pk).encode() in dumped
    assert canary.encode() not in dumped
    assert canary.encode().hex().encode() not in dumped
    assert _files_with(canary.encode(), server, database) == []


def _dump(server: str, database: str) -> bytes:
    """Return every row of every table, as a dump by the deploy login holds them."""
    made = b""
    with psycopg.connect(f"{server} dbname={database}") as connection:
        tables = connection.execute(
            "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        ).fetchall()
        for (table,) in tables:
            statement = sql.SQL("COPY {} TO STDOUT").format(sql.SQL(table))
            with connection.cursor().copy(statement) as copied:
                made += b"".join(bytes(part) for part in copied)
    return made


def _files_with(canary: bytes, server: str, database: str) -> list[str]:
    """Flush everything and search the data directory, write-ahead log included."""
    with psycopg.connect(f"{server} dbname={database}", autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        row = connection.execute("SHOW data_directory").fetchone()
    assert row is not None
    folder = Path(str(row[0]))
    assert folder.exists(), "run against a cluster on this machine"
    places = [
        path for top, _folders, files in os.walk(folder) for path in map(Path(top).joinpath, files)
    ]
    assert any("pg_wal" in path.parts for path in places)
    return [path.name for path in places if canary in _bytes(path)]


def _bytes(path: Path) -> bytes:
    """Return the file's bytes; none when the running server has just removed it."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, PermissionError):
        return b""
