"""Threat or violence at work: what the law demands, a file, and one more in a number."""

import json
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from django.db import Error, connection

from lykta.kernel.problems import Invalid, Refused
from lykta.workplace import api as workplace
from lykta.workplace.models import ThreatCount
from lykta.workplace.rules import threats
from lykta.workplace.rules.threats import By, Did, Grave, Note, What
from tests import cast
from tests.signed_in import client_of
from tests.workplace.test_pages import text
from tests.workplace.test_support import digests

HOME = "/arbetsmiljo/hot/"
NOTE = Note(
    happened_on=cast.TODAY, place="Receptionen", what=(What.THREAT,), by=By.SERVED,
    grave=Grave.LESS, course="En besökare slog i disken och skrek.",
)  # fmt: skip
POSTED: dict[str, Any] = {
    "happened_on": cast.TODAY.isoformat(), "place": "Receptionen", "what": ["threat"],
    "by": "served", "grave": "danger", "did": ["safe"], "kind": "json",
    "course": "En besökare slog i disken och skrek.",
}  # fmt: skip
URGENT = "Anmäl till Arbetsmiljöverket."


@pytest.mark.parametrize(
    ("grave", "did", "told"),
    [
        (Grave.LESS, (), False),
        (Grave.DANGER, (), True),
        (Grave.SEVERAL, (), True),
        (Grave.DEATH, (), True),
        (Grave.DANGER, (Did.AUTHORITY,), False),
    ],
)
def test_the_authority_is_told_without_delay(
    grave: Grave, did: tuple[Did, ...], told: bool
) -> None:
    """AML 3:3 a."""
    left = threats.demands(replace(NOTE, grave=grave, did=did))
    assert (URGENT in [one.what for one in left]) is told
    assert [one.what for one in left][-1].startswith("Skriv varför")


def test_the_note_leaves_as_a_file_and_only_the_number_is_kept(database: str, server: str) -> None:
    """What changes in the whole database is one number (and the session's clock, at most)."""
    client = client_of("chef.vof")
    before = digests(server, database)
    answer = client.post(f"{HOME}anteckning", POSTED)
    after = digests(server, database)

    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    said = json.loads(answer.content)
    assert said["report_to_authority"] is True
    assert URGENT in [one["what"] for one in said["left_to_do"]]
    moved = {name for name in after if after[name] != before[name]}
    assert moved - {"accounts.organisation_storedsession"} == {"lykta.workplace_threatcount"}
    assert (
        client.post(f"{HOME}anteckning", {**POSTED, "again": "on", "kind": "docx"}).content[:2]
        == b"PK"
    )
    assert client.post(f"{HOME}anteckning", {**POSTED, "kind": "pdf"}).content[:4] == b"%PDF"
    with psycopg.connect(f"{server} dbname={database}") as direct:
        row = direct.execute("SELECT administration_name, number FROM lykta.workplace_threatcount")
        assert row.fetchall() == [("Vård- och omsorgsförvaltningen", 2)]


@pytest.mark.parametrize(
    "change",
    [{"course": "Anna Påhittsson blev hotad."}, {"place": "Hos Bo Exempelgren"}, {"what": []}],
)
def test_a_name_is_refused_and_what_was_typed_is_kept(
    database: str, change: dict[str, Any]
) -> None:
    answer = client_of("chef.vof").post(f"{HOME}anteckning", {**POSTED, **change})
    assert answer.status_code == 422
    assert "skrek" in answer.content.decode() or "Påhittsson" in answer.content.decode()
    assert "about_nobody" not in answer.content.decode()
    with pytest.raises(Invalid), cast.acting("chef.vof") as actor:
        note = replace(NOTE, course="Anna Påhittsson blev hotad.")
        workplace.count_note(note=note, again=False, actor=actor, now=cast.NOW)


def counted(server: str, database: str, number: int, year: int) -> None:
    """Put a number for a year straight into the database."""
    with psycopg.connect(f"{server} dbname={database}", autocommit=True) as direct:
        direct.execute(
            "INSERT INTO lykta.workplace_threatcount VALUES"
            " (gen_random_uuid(), gen_random_uuid(), 'Vård- och omsorgsförvaltningen', %s, %s)",
            [year, number],
        )


def test_closed_years_are_told_in_bands_to_those_who_oversee(database: str, server: str) -> None:
    """This year's growing number is shown to nobody, so one more cannot be seen.

    Seen failing with the year's condition taken out of `secrecy.workplace_threats`.
    """
    counted(server, database, 14, cast.TODAY.year - 1)
    counted(server, database, 33, cast.TODAY.year)
    for who in ("hr.vof", "direktor.vof", "skydd.vof"):
        page = text(client_of(who).get(HOME))
        assert "10–19" in page
        assert "30" not in page
    assert "10–19" not in text(client_of("chef.vof").get(HOME))


def test_the_number_is_reached_by_nobody(database: str, server: str) -> None:
    """Nor raised by SQL without the right. Seen failing when the function did not ask for it."""
    counted(server, database, 3, cast.TODAY.year - 1)
    for who in ("hr.vof", "direktor.vof", "chef.vof", "dso"):
        with pytest.raises(Exception, match="permission denied"), cast.acting(who):
            list(ThreatCount.objects.all())
    for who in ("hr.vof", "direktor.vof", "strateg"):
        with pytest.raises(Refused), cast.acting(who) as actor:
            workplace.count_note(note=NOTE, again=False, actor=actor, now=cast.NOW)
        with pytest.raises(Error), cast.acting(who), connection.cursor() as cursor:
            cursor.execute("SELECT secrecy.count_threat()")
