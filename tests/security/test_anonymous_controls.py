"""The controls of the anonymous thread, taken away one at a time: the test of each then fails.

A control whose test would pass without it protects nobody. Those that need another server or
browser (AN-05, AN-08, BR) say in their own file what was taken away by hand.
"""

import contextlib
import random
import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, connections

from lykta.anonymous import api as anonymous
from lykta.anonymous.actions import postbox, slowly, writing
from lykta.anonymous.queries import installation
from lykta.anonymous.rules import codes, keys, messages, sealing
from lykta.anonymous.views import pace, writer
from lykta.audit import api as audit
from lykta.kernel.buckets import Buckets
from tests import cast
from tests.anonymous.conftest import doors  # noqa: F401
from tests.anonymous.test_writer_pages import post, visitor
from tests.databases import connect
from tests.security import test_anonymous_channel as channel
from tests.security import test_anonymous_pace as pages

# ruff: noqa: F811 - the fixture is imported

Patch = pytest.MonkeyPatch
FAILURES = (AssertionError, pytest.fail.Exception, DatabaseError, IndexError, writing.Closed)


def _fails(test: Callable[..., None], *fixtures: Any) -> None:
    """Run a test of the channel and see it fail."""
    with pytest.raises(FAILURES):
        test(*fixtures)


def _as_owner(sql: str) -> None:
    with connections["deploy"].cursor() as cursor:
        cursor.execute("SET ROLE lykta_owner")
        cursor.execute(sql)


def test_an_01_codes_that_are_not_even(monkeypatch: Patch) -> None:
    monkeypatch.setattr(codes, "make", lambda: codes.Code(f"{secrets.randbelow(10**23):023d}0"))
    _fails(channel.test_an_01_codes_are_even_and_never_come_again)


def test_an_01_half_the_words(monkeypatch: Patch) -> None:
    half = installation.listed_words()[:512]
    monkeypatch.setattr(installation, "listed_words", lambda: half)
    _fails(channel.test_an_01_digits_and_words_are_one_number_of_79_bits)


def test_an_01_codes_from_a_source_that_can_be_foreseen(monkeypatch: Patch) -> None:
    make = random.Random(1)
    monkeypatch.setattr(codes, "make", lambda: codes.Code(f"{make.randrange(10**24):024d}"))
    _fails(channel.test_an_01_the_code_comes_from_the_systems_own_source, monkeypatch)


def test_an_02_one_salt_for_all(doors: str, monkeypatch: Patch) -> None:
    monkeypatch.setattr(writing, "secrets", SimpleNamespace(token_bytes=lambda size: b"s" * size))
    _fails(channel.test_an_02_the_row_has_a_salt_of_its_own_and_nothing_of_the_code, doors)


def test_an_02_a_locator_that_is_stored_as_it_is(doors: str, monkeypatch: Patch) -> None:
    plain = lambda locator, _peppers: locator.encode().ljust(32, b"\0")  # noqa: E731
    monkeypatch.setattr(keys, "find", plain)
    _fails(channel.test_an_02_the_row_has_a_salt_of_its_own_and_nothing_of_the_code, doors)


def _without_decoy(answer: Callable[[], None]) -> Callable[[codes.Code], Any]:
    come_back = writing.come_back

    def early(code: codes.Code) -> Any:
        if postbox.salt(keys.find(code.locator, installation.peppers())) is None:
            return answer()
        return come_back(code)

    return early


def _full() -> None:
    raise slowly.Full


def test_an_03_a_missing_locator_told_apart(doors: str, monkeypatch: Patch) -> None:
    monkeypatch.setattr(writing, "come_back", _without_decoy(_full))
    _fails(channel.test_an_03_the_answers_are_equal_to_the_byte, doors)


def test_an_03_no_decoy_salt(doors: str, monkeypatch: Patch) -> None:
    monkeypatch.setattr(anonymous, "come_back", _without_decoy(lambda: None))
    _fails(channel.test_an_03_the_work_is_equal_however_the_code_is_wrong, doors, monkeypatch)


def test_an_04_a_table_that_the_login_may_read(doors: str) -> None:
    _as_owner("GRANT SELECT ON lykta.anonymous_message TO lykta_anon")
    _fails(channel.test_an_04_the_login_may_call_named_functions_and_read_no_table, doors)


def test_an_04_one_function_more(doors: str) -> None:
    with connections["deploy"].cursor() as cursor:
        cursor.execute("SET ROLE lykta_policy")
        cursor.execute("GRANT EXECUTE ON FUNCTION secrecy.end_threads TO lykta_anon")
    _fails(channel.test_an_04_the_login_may_call_named_functions_and_read_no_table, doors)


def test_an_04_keys_made_from_what_the_public_process_knows(
    database: str, monkeypatch: Patch
) -> None:
    monkeypatch.setattr(sealing, "new_private", lambda: installation.peppers().locator)
    with cast.acting("nexus.chef") as head:
        anonymous.make_key(actor=head, now=cast.NOW)
    _fails(
        channel.test_an_04_a_dump_with_all_that_the_public_process_knows_opens_no_message, database
    )


def test_an_04_a_keyring_that_the_login_may_read(doors: str) -> None:
    place = settings.DATABASES["keyring"]["NAME"]
    with connect(place, "deploy") as connection:
        connection.execute("SET ROLE lykta_owner")
        connection.execute("GRANT USAGE ON SCHEMA keyring TO lykta_anon")
        connection.execute("GRANT SELECT ON keyring.wrapped_key TO lykta_anon")
    try:
        _fails(channel.test_an_04_the_login_cannot_reach_the_keyring, doors)
    finally:
        with connect(place, "deploy") as connection:
            connection.execute("SET ROLE lykta_owner")
            connection.execute("REVOKE ALL ON keyring.wrapped_key FROM lykta_anon")
            connection.execute("REVOKE ALL ON SCHEMA keyring FROM lykta_anon")


def test_an_04_messages_bound_to_no_place(doors: str, monkeypatch: Patch) -> None:
    monkeypatch.setattr(messages, "team_bound", lambda _message: "anywhere")
    _fails(channel.test_an_04_a_message_moved_to_another_row_does_not_open, doors)


def test_an_04_messages_that_are_not_padded(doors: str, monkeypatch: Patch) -> None:
    monkeypatch.setattr(sealing, "pad", lambda text: len(text).to_bytes(4, "big") + text)
    _fails(channel.test_an_04_sizes_tell_one_of_four, doors)


def test_an_06_a_time_on_the_thread(doors: str) -> None:
    _as_owner("ALTER TABLE lykta.anonymous_thread ADD COLUMN at timestamptz")
    _fails(channel.test_an_06_no_column_is_finer_than_a_day_and_no_key_counts, doors)


def test_an_06_what_rests_is_logged(doors: str) -> None:
    _as_owner("ALTER TABLE lykta.anonymous_writing SET LOGGED")
    _fails(channel.test_an_06_what_rests_is_unlogged_and_tells_no_hour, doors)


def test_an_06_a_log_of_those_who_write(doors: str, monkeypatch: Patch) -> None:
    begin = writing.begin

    def logged(**how: Any) -> Any:
        actor = cast.actor("nexus.anna")
        audit.record_reading("thread.read", actor=actor, now=cast.NOW)
        return begin(**how)

    monkeypatch.setattr(writing, "begin", logged)
    _fails(channel.test_an_06_no_event_in_the_log_tells_that_somebody_wrote, doors)


def test_an_07_a_cookie_before_the_first_post(doors: str, monkeypatch: Patch) -> None:
    shown = writer._shown

    def with_cookie(*how: Any) -> Any:
        response = shown(*how)
        response.set_cookie("seen", "1")
        return response

    monkeypatch.setattr(writer, "_shown", with_cookie)
    _fails(pages.test_an_07_no_cookie_before_the_first_post, doors)


def test_an_13_a_title_that_tells(doors: str, monkeypatch: Patch) -> None:
    shown = writer._shown

    def telling(*how: Any) -> Any:
        response = shown(*how)
        response.content = response.content.replace(b"<title>", "<title>Stöd: ".encode())
        return response

    monkeypatch.setattr(writer, "_shown", telling)
    _fails(pages.test_an_13_titles_addresses_and_icons_are_neutral, doors)


def test_an_10_the_whole_budget_taken_first(monkeypatch: Patch) -> None:
    own = Buckets.may

    def whole_first(self: Buckets, address: str, *, at: float) -> bool:
        return own(self, "", at=at) and own(self, address, at=at)

    monkeypatch.setattr(Buckets, "may", whole_first)
    _fails(pages.test_an_10_ten_thousand_guesses_from_one_network_do_not_stop_another)


def test_an_10_nobody_is_slowed(doors: str, monkeypatch: Patch) -> None:
    monkeypatch.setattr(pace, "may_try", lambda _request: True)
    _fails(pages.test_an_10_the_guesser_is_told_to_wait_and_an_honest_writer_is_served, doors)


def test_an_11_a_salt_in_a_file(doors: str) -> None:
    post(visitor(), do="code", code="1" * 24)  # the salt of an hour begins at its use
    file = Path(settings.HOME) / "pace-salt"
    file.write_bytes(pace.TRIES.salt)
    try:
        _fails(pages.test_an_11_a_restart_begins_with_another_salt_and_no_file_holds_it, doors)
    finally:
        with contextlib.suppress(FileNotFoundError):
            file.unlink()


def test_an_11_a_salt_that_is_never_changed(monkeypatch: Patch) -> None:
    monkeypatch.setattr(Buckets, "_renew", lambda _self, _at: None)
    _fails(pages.test_an_11_the_buckets_forget_each_other_every_hour)


def test_the_strength_is_part_of_what_is_stored(doors: str, monkeypatch: Patch) -> None:
    """A row says how slow its code is; a strength without words would not."""
    bare = replace(keys.FULL)
    assert bare.words() == "argon2id v=19 m=65536 t=3 p=1"
    monkeypatch.setattr(keys.Strength, "words", lambda _self: "plain")
    _fails(channel.test_an_02_the_row_has_a_salt_of_its_own_and_nothing_of_the_code, doors)
