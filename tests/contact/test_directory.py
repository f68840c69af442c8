"""Staff keep the numbers true: they ring, say so, and are asked again after ninety days."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lykta.contact import api as contact
from lykta.contact.actions import lines
from lykta.contact.models import LineCheck, PublishedLine
from lykta.kernel.problems import Invalid, Refused
from tests import cast
from tests.contact.telling_words import telling
from tests.signed_in import client_of

ANSWERS = {"name": "Socialjouren", "number": "0900-12 34 56", "when": "unknown", "shown": "on"}


def _check(who: str = "strateg", **told: object) -> None:
    said = {"code": "duty", "name": "Socialjouren", "number": "0900-12 34 56", "hours": None}
    with cast.acting(who) as actor:
        lines.check(
            **{**said, "shown": True, "today": cast.TODAY, "actor": actor, "now": cast.NOW, **told}  # type: ignore[arg-type]
        )


def _help(page: str = "/hjalp/") -> str:
    return Client().get(page).content.decode()


def test_a_number_is_published_once_somebody_has_rung_it(database: str) -> None:
    """Seen failing when `published` leaves out the question of certainty."""
    assert "018-15 00 00" not in _help()

    _check()

    assert "0900-12 34 56" in _help()
    assert "0900-12 34 56" in _help("/hjalp/ti/")
    row = PublishedLine.objects.using("public").get()
    assert (row.code, row.published_at) == ("duty", cast.NOW)
    with cast.acting("strateg"):
        assert LineCheck.objects.get().checked_on == cast.TODAY


def test_a_number_can_be_taken_away_at_once(database: str) -> None:
    _check(code="men", name="Stödlinjen för män", number="", shown=False)

    assert "020-80 80 80" not in _help()


def test_a_social_worker_may_not_change_a_number(database: str) -> None:
    with pytest.raises(Refused):
        _check("nexus.anna")


def test_what_cannot_be_dialled_is_not_published(database: str) -> None:
    with pytest.raises(Invalid):
        _check(number="ring oss")


def test_the_page_of_the_numbers_says_what_nobody_has_rung(database: str) -> None:
    page = client_of("nexus.teamledare").get("/installningar/hjalp/").content.decode()

    assert "ingen har ringt än" in page
    assert "Väntar på granskning av översättare" in page
    assert "behöver kontrolleras" in page
    assert "Väntar på granskning" not in _help("/hjalp/so/")
    assert client_of("nexus.anna").get("/installningar/hjalp/").status_code == 403


def test_a_number_is_checked_on_a_page(database: str) -> None:
    client = client_of("strateg")
    path = "/installningar/hjalp/nummer/duty"

    wrong = client.post(path, {**ANSWERS, "number": "ring oss", "when": "every_day"})
    done = client.post(path, ANSWERS)

    assert wrong.status_code == 422
    assert "ring oss" in wrong.content.decode()
    assert (done.status_code, done["Location"]) == (303, "/installningar/hjalp/")
    assert "0900-12 34 56" in _help()
    assert client.get("/installningar/hjalp/nummer/finns-inte").status_code == 404


def test_hours_are_asked_for_when_somebody_answers_between_two_times(database: str) -> None:
    client = client_of("strateg")
    path = "/installningar/hjalp/nummer/duty"
    times = {**ANSWERS, "when": "weekdays", "opens": "08:00", "closes": "07:00"}

    assert client.post(path, {**ANSWERS, "when": "weekdays"}).status_code == 422
    assert client.post(path, times).status_code == 422
    assert client.post(path, {**times, "closes": "17:00"}).status_code == 303
    assert PublishedLine.objects.using("public").get().hours["closes"] == "17:00"


def test_a_place_is_checked_on_a_page(database: str) -> None:
    client = client_of("nexus.teamledare")
    path = "/installningar/hjalp/plats/NEXUS"
    answers = {"telephone": "0900-12 34 56", "address": "Påhittsgatan 1", "opens": "08:00"}

    assert client.post(path, {**answers, "closes": "08:00"}).status_code == 422
    assert client.post(path, {**answers, "closes": "17:00"}).status_code == 303
    assert "Påhittsgatan 1" in _help()
    assert "caféet bredvid biblioteket" not in _help()


def test_a_language_stands_beside_its_source(shared_database: str) -> None:
    page = client_of("strateg").get("/installningar/hjalp/sprak/ar").content.decode()

    assert "Är du i fara nu?" in page
    assert 'lang="ar" dir="rtl">هل أنت في خطر الآن؟' in page
    assert client_of("strateg").get("/installningar/hjalp/sprak/xx").status_code == 404


def test_what_is_old_is_a_duty_for_staff_and_never_a_label_to_the_reader(
    database: str,
) -> None:
    with cast.acting("strateg"):
        told = {duty.title: duty for duty in contact.duties(today=cast.TODAY)}

    assert told["Ring och kontrollera numren på hjälpsidan"].about == "9 nummer"
    nexus = told["Kontrollera att hjälpsidan säger rätt om Nexus"]
    assert nexus.codes == {"NEXUS"}
    assert str(nexus.due_on) == "2025-02-28"  # the source's November 2024 and ninety days
    assert "2024" not in _help()


def test_a_duty_ends_when_it_is_done_and_comes_back(database: str) -> None:
    title = "Sätt kommunens nummer för den som vill sluta skada någon"
    _check(code="own_change", name="Påhittad mottagning")

    with cast.acting("strateg"):
        now = {duty.title for duty in contact.duties(today=cast.TODAY)}
        later = contact.duties(today=cast.TODAY + timedelta(days=91))

    assert title not in now
    assert "10 nummer" in {duty.about for duty in later}


def test_the_duties_ask_the_same_number_of_questions_whatever_there_is(database: str) -> None:
    _check()
    with cast.acting("strateg"), CaptureQueriesContext(connections["default"]) as counted:
        contact.duties(today=cast.TODAY)

    assert len(counted) == 2


def test_the_copies_hold_no_telling_file_names(database: str, home: Path) -> None:
    _check()

    assert [word for path in home.iterdir() for word in telling(path.name)] == []
