"""The networks' pages, as several people of the cast meet them."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lykta.networks import api as networks
from lykta.networks.models import Material, Meeting, Ombud, Question
from lykta.networks.queries import known
from lykta.networks.terms import Target
from tests import cast
from tests.networks import making
from tests.page_forms import send
from tests.signed_in import client_of


def _text(page: Any) -> str:
    return str(page.content, "utf-8")


@pytest.fixture
def made(database: str) -> dict[str, UUID]:
    """One of everything, with the ombud of the cast."""
    found = {
        "ombud": making.appointed(user="ombud.vof"),
        "ended": making.appointed("MOTT", name="Påhittad Ett"),
    }
    found |= {"meeting": making.planned(), "held": making.planned(days=-20)}
    found["course"] = making.course(target=Target.OMBUDS)
    found["session"] = making.session(found["course"])
    found["sign_up"] = making.signed_up(found["session"], "Påhittad Två").id
    with cast.acting("strateg"):
        found["network"] = known(making.OMBUDS).id
        found["honour"] = known(making.HONOUR).id
    with cast.acting("ombud.vof") as actor:
        found["question"] = networks.questions.ask(
            title="Hur bokar vi rum?", text="", actor=actor, now=cast.NOW
        )
    with cast.acting("strateg") as actor:
        found["member"] = networks.members.join(
            network_code=making.HONOUR,
            name="Påhittad Tre",
            organisation="Exempeljouren",
            outside=True,
            leads=False,
            on=cast.TODAY,
            actor=actor,
            now=cast.NOW,
        )
    found["unit"] = making.unit_id("VOF-EX")
    return found


PAGES = (
    "/natverk/",
    "/natverk/heder/",
    "/natverk/sa-arbetar/{network}",
    "/natverk/las-in",
    "/natverk/ombud/",
    "/natverk/ombud/?forvaltning=VOF",
    "/natverk/ombud/?utbildning",
    "/natverk/ombud/{ombud}",
    "/natverk/ombud/{ombud}/avsluta",
    "/natverk/ombud/{ombud}/utbildad",
    "/natverk/enheter/{unit}",
    "/natverk/enheter/{unit}/utse",
    "/natverk/enheter/{unit}/behovs-inte",
    "/natverk/enheter/{unit}/behovs",
    "/natverk/deltagare/{honour}/ny",
    "/natverk/deltagare/{member}/lamnar",
    "/natverk/traffar/{network}",
    "/natverk/traffar/{network}/ny",
    "/natverk/traff/{meeting}",
    "/natverk/traff/{meeting}/andra",
    "/natverk/traff/{meeting}/svara",
    "/natverk/traff/{held}/hallen",
    "/natverk/traff/{meeting}/installd",
    "/natverk/traff/{meeting}/material",
    "/natverk/traff/{meeting}/utvardera",
    "/natverk/fragor/",
    "/natverk/fragor/ny",
    "/natverk/fragor/{question}",
    "/natverk/fragor/{question}/svara",
    "/natverk/utbildningar/",
    "/natverk/utbildningar/ny",
    "/natverk/utbildningar/saknas",
    "/natverk/utbildningar/aret",
    "/natverk/utbildningar/{course}",
    "/natverk/utbildningar/{course}/andra",
    "/natverk/utbildningar/{course}/tillfalle",
    "/natverk/tillfallen/{session}",
    "/natverk/tillfallen/{session}/andra",
    "/natverk/tillfallen/{session}/narvaro",
    "/natverk/tillfallen/{session}/installt",
    "/natverk/tillfallen/{session}/utvardera",
    "/natverk/tillfallen/{session}/lank",
    "/natverk/tillfallen/{session}/anmal",
    "/natverk/anmalningar/{sign_up}/avboka",
)


def test_the_one_who_leads_opens_every_page(made: dict[str, UUID]) -> None:
    client = client_of("strateg", now=cast.NOW)
    wrong = [
        (page, status)
        for page in PAGES
        if (status := client.get(page.format(**made)).status_code) != 200
    ]

    assert wrong == []


READERS = ("ombud.vof", "chef.vof", "skola.rektor", "rc.polis", "nexus.anna")
FOR_READERS = (
    "/natverk/",
    "/natverk/heder/",
    "/natverk/ombud/",
    "/natverk/ombud/{ombud}",
    "/natverk/enheter/{unit}",
    "/natverk/traffar/{network}",
    "/natverk/traff/{meeting}",
    "/natverk/fragor/",
    "/natverk/fragor/{question}",
    "/natverk/utbildningar/",
    "/natverk/utbildningar/saknas",
    "/natverk/utbildningar/aret",
    "/natverk/utbildningar/{course}",
    "/natverk/tillfallen/{session}",
)
LEADING = (
    "/natverk/las-in",
    "/natverk/ombud/lista.xlsx",
    "/natverk/sa-arbetar/{network}",
    "/natverk/deltagare/{honour}/ny",
    "/natverk/traffar/{network}/ny",
    "/natverk/traff/{meeting}/andra",
    "/natverk/traff/{held}/hallen",
    "/natverk/fragor/{question}/svara",
    "/natverk/utbildningar/ny",
    "/natverk/utbildningar/{course}/andra",
    "/natverk/tillfallen/{session}/andra",
    "/natverk/tillfallen/{session}/narvaro",
    "/natverk/tillfallen/{session}/lank",
)


def test_readers_read_and_only_read(made: dict[str, UUID]) -> None:
    """Seen failing when the gate of `read_in` asked for networks.read."""
    for who in READERS:
        client = client_of(who, now=cast.NOW)
        for page in FOR_READERS:
            assert client.get(page.format(**made)).status_code == 200, (who, page)
        for page in LEADING:
            assert client.get(page.format(**made)).status_code == 403, (who, page)


def test_names_of_those_who_signed_up_are_for_those_who_arrange(made: dict[str, UUID]) -> None:
    """Seen failing when the view gave `sign_ups` to everybody."""
    page = f"/natverk/tillfallen/{made['session']}"

    assert "Påhittad Två" in _text(client_of("strateg", now=cast.NOW).get(page))
    assert "Påhittad Två" not in _text(client_of("ombud.vof", now=cast.NOW).get(page))


def test_who_asked_is_for_those_who_answer(made: dict[str, UUID]) -> None:
    """Seen failing when the page showed the name to everybody."""
    page = f"/natverk/fragor/{made['question']}"
    name = cast.actor("ombud.vof").name

    assert name in _text(client_of("strateg", now=cast.NOW).get(page))
    assert f"{name}," not in _text(client_of("nexus.anna", now=cast.NOW).get(page))


def test_no_ombud_is_named_without_signing_in(made: dict[str, UUID]) -> None:
    """Public pages, and what machines may read."""
    name = cast.actor("ombud.vof").name
    for page in ("/", "/hjalp/", "/planen/", "/api/v1/plan", "/oppna-data/"):
        assert name not in Client().get(page, follow=True).content.decode(errors="replace")
    assert Client().get("/natverk/").status_code == 302
    assert Client().get("/natverk/ombud/").status_code == 302


def test_an_ombud_answers_and_asks_through_the_pages(made: dict[str, UUID]) -> None:
    client = client_of("ombud.vof", now=cast.NOW)

    client.post(f"/natverk/traff/{made['meeting']}/svara", {"says": "comes"})
    send(client, "/natverk/fragor/ny", title="Vad gör vi på nästa träff?")

    page = _text(client.get(f"/natverk/traff/{made['meeting']}"))
    assert "Du har sagt att du kommer" in page
    led = _text(client_of("strateg", now=cast.NOW).get(f"/natverk/traff/{made['meeting']}"))
    assert cast.actor("ombud.vof").name in led
    with cast.acting("strateg"):
        assert Question.objects.filter(title="Vad gör vi på nästa träff?").exists()


def test_a_case_is_not_sent_in_unseen(made: dict[str, UUID]) -> None:
    """The guard: a personal number comes back with a warning, and with all that was typed."""
    client = client_of("ombud.vof", now=cast.NOW)

    answer = send(client, "/natverk/fragor/ny", title="Om 19800101-1234", text="Vad gör vi?")

    assert answer.status_code == 422
    assert "ett personnummer" in _text(answer)
    assert "Vad gör vi?" in _text(answer)
    with cast.acting("strateg"):
        assert Question.objects.count() == 1


def test_what_is_typed_wrongly_is_kept(made: dict[str, UUID]) -> None:
    client = client_of("strateg", now=cast.NOW)
    address = f"/natverk/traffar/{made['network']}/ny"

    answer = send(client, address, place="Salen", on="i morgon", at="13:00")

    assert answer.status_code == 422
    assert 'value="Salen"' in _text(answer)
    assert "Skriv dagen som 2026-11-23." in _text(answer)


def test_a_meeting_is_planned_told_given_material_and_graded(made: dict[str, UUID]) -> None:
    client = client_of("strateg", now=cast.NOW)
    held = f"/natverk/traff/{made['held']}"

    send(client, f"{held}/hallen", minutes="Vi sågs.", attended=[str(made["ombud"])], others=3)
    send(client, f"{held}/material", title="Bilder", address="https://exempel.se/b")
    send(client, f"{held}/material", title="Fel länk", address="https://exempel.se/fel")
    with cast.acting("strateg"):
        wrong = Material.objects.get(title="Fel länk").id
    send(client, f"/natverk/material/{wrong}/ta-bort")
    send(client, f"{held}/utvardera", much=3, some=1)

    page = _text(client.get(held))
    assert all(word in page for word in ("Vi sågs.", "Bilder", "Mycket"))
    assert "Fel länk" not in page
    with cast.acting("strateg"):
        row = Meeting.objects.get(id=made["held"])
        assert (row.held, row.attendance.count(), row.others_came) == (True, 1, 3)
    send(client, f"{held}/hallen", minutes="Vi sågs, alla tio.")
    with cast.acting("strateg"):
        row = Meeting.objects.get(id=made["held"])
        assert (row.minutes, row.attendance.count(), row.others_came) == (
            "Vi sågs, alla tio.",
            1,
            3,
        )
    early = send(client, f"/natverk/traff/{made['meeting']}/hallen", minutes="För tidigt.")
    assert early.status_code == 409


def test_a_meeting_is_moved_until_it_has_been_told(made: dict[str, UUID]) -> None:
    client = client_of("strateg", now=cast.NOW)
    address = f"/natverk/traff/{made['meeting']}"

    answer = send(client, f"{address}/andra", on="2026-12-09", at="08:30", place="Lilla salen")

    assert answer.status_code == 303
    page = _text(client.get(address))
    assert all(word in page for word in ("Onsdag 9 december 2026, 08.30", "Lilla salen"))
    told = _text(client.get(f"/natverk/traff/{made['held']}"))
    assert "Ändra mötet" in told  # its day has passed and nobody has told of it
    send(client, f"/natverk/traff/{made['held']}/hallen", minutes="Vi sågs.")
    late = send(client, f"/natverk/traff/{made['held']}/andra", place="Någon annanstans")
    assert late.status_code == 409


def test_a_training_is_changed_on_its_own_page_and_a_taken_code_overwrites_nothing(
    made: dict[str, UUID],
) -> None:
    """Seen failing when `make_course` does not ask whether the code is taken."""
    client = client_of("strateg", now=cast.NOW)
    told = {"title": "En helt annan", "code": "prov", "target": "school", "level": "further"}

    taken = send(client, "/natverk/utbildningar/ny", need="nobody", **told)
    assert taken.status_code == 422
    assert "Koden finns redan." in _text(taken)
    assert 'value="En helt annan"' in _text(taken)

    address = f"/natverk/utbildningar/{made['course']}"
    assert send(client, f"{address}/andra", title="Påhittad, rättad").status_code == 303
    page = _text(client.get(address))
    assert "Påhittad, rättad" in page


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_list_goes_out_and_comes_in(made: dict[str, UUID], ending: str) -> None:
    client = client_of("strateg", now=cast.NOW)
    out = client.get("/natverk/ombud/lista.xlsx")
    assert out.status_code == 200
    data = out.content
    if ending == "csv":
        data = "id;namn;enhet\nx1;Påhittad Ny;VOF-EX\n".encode()
    file = SimpleUploadedFile(f"lista.{ending}", data)

    tried = send(client, "/natverk/las-in", what="ombuds", file=file)
    assert "Filen går att läsa in" in _text(tried)
    file.seek(0)
    answers = {"what": "ombuds", "file": file, "csrfmiddlewaretoken": ""}
    done = client.post("/natverk/las-in", answers)

    assert done.status_code == 303
    with cast.acting("strateg"):
        assert Ombud.objects.exclude(number="").exists()


def test_a_bad_list_says_which_rows(made: dict[str, UUID]) -> None:
    client = client_of("strateg", now=cast.NOW)
    file = SimpleUploadedFile("lista.csv", b"id;namn;enhet\n1;A;VOF-EX\n2;B;NEJ\n")

    page = _text(client.post("/natverk/las-in", {"what": "ombuds", "file": file}))

    assert "En rad gick inte att läsa" in page
    assert "Enheten NEJ finns inte" in page


@pytest.mark.parametrize("page", ["/natverk/", "/natverk/ombud/", "/natverk/utbildningar/saknas"])
def test_ten_times_the_ombuds_cost_no_more_questions(made: dict[str, UUID], page: str) -> None:
    client = client_of("strateg", now=cast.NOW)
    client.get(page)
    few = _queries(client, page)
    for number in range(10):
        making.appointed(name=f"Påhittad {number}")
        making.planned(days=30 + number)

    assert _queries(client, page) == few


def _queries(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    return len(captured)


def test_old_addresses_of_nothing_are_unknown(made: dict[str, UUID]) -> None:
    client = client_of("strateg", now=cast.NOW)
    nothing = uuid4()

    for page in PAGES:
        if "{" in page:
            address = page.format(**dict.fromkeys(made, nothing))
            assert client.get(address).status_code == 404, page


def test_one_meets_the_own_units_ombud_first(made: dict[str, UUID]) -> None:
    mine = _text(client_of("chef.vof", now=cast.NOW).get("/natverk/"))
    none = _text(client_of("skola.rektor", now=cast.NOW).get("/natverk/"))

    assert "Du arbetar i Exempelboendet." in mine
    assert cast.actor("ombud.vof").name in mine
    assert "Där finns inget ombud nu." in none
