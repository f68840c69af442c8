"""What people type, and what others send: nothing is lost, nothing half-written, no 500."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connections
from django.test import Client

from lykta.casework.models import Matter, Note
from lykta.casework.terms import MatterState
from tests.casework.addresses import addresses, keys_of_a_matter
from tests.cast import acting
from tests.factories.casework import a_matter
from tests.page_forms import answers_on, send
from tests.signed_in import client_of

NEW = "/aktualiseringar/ny?vag=visit"
TOLD = {
    "area": "honour",
    "name": "Exempla Påhittsdotter",
    "phone": "070-000 00 00",
    "contact_how": "Ring 10-14",
    "wants_support": "yes",
    "children": "2015",
    "what": "Påhittad: två rader\noch en till.",
}


@pytest.fixture
def anna(database: str) -> Client:
    """A Nexus social worker at her desk."""
    return client_of("nexus.anna")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("personal_number", "19900230-1234", "person"),
        ("personal_number", "hemligt", "person"),
        ("children", "två stycken", "Skriv födelseår"),
        ("children", "1950", "under 18 år"),
        ("received_at", "2999-01-01T10:00", "har inte varit än"),
        ("received_at", "i våras", "Skriv dag och tid"),
        ("area", "", "behöver fyllas i"),
        ("area", "påhittat", "Välj ett av alternativen"),
        ("protection", "", "behöver fyllas i"),
        ("what", "x" * 20_001, "för lång"),
        ("what", "tecken\0tecken", "går att spara"),
        ("phone", "1" * 61, "för lång"),
        ("form_key", "ingen nyckel", "Formuläret"),
    ],
)
def test_a_wrong_answer_is_told_beside_its_field_and_all_else_is_kept(
    anna: Client, field: str, typed: str, said: str
) -> None:
    answer = send(anna, NEW, **{**TOLD, field: typed})

    assert answer.status_code == 422
    assert said.lower() in answer.content.decode().lower()
    kept = answers_on(answer.content)
    for name, value in TOLD.items():
        if name != field:
            assert kept[name] == [value], name
    assert _count(Matter) == 0


def test_a_contact_sent_twice_is_one_matter(anna: Client) -> None:
    sent = {**answers_on(anna.get(NEW).content), **TOLD}

    first, second = anna.post(NEW, sent), anna.post(NEW, sent)

    assert first["Location"] == second["Location"]
    assert _count(Matter) == 1


def test_a_note_sent_twice_is_one_note(anna: Client) -> None:
    walked = a_matter()
    address = f"/arenden/{walked.matter_id}/anteckning"
    sent = {**answers_on(anna.get(address).content), "text": "Påhittad anteckning."}

    assert [anna.post(address, sent).status_code for _ in range(2)] == [303, 303]
    assert _count(Note) == 1


def test_two_who_write_under_the_same_heading_meet_both_texts(anna: Client) -> None:
    walked = a_matter(at=MatterState.INQUIRY)
    address = f"/arenden/{walked.matter_id}/utredning/acute_need"
    old = answers_on(anna.get(address).content)
    send(anna, address, text="Den andras text.")

    answer = anna.post(address, {**old, "text": "Min text."})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Den andras text." in page
    assert answers_on(answer.content)["text"] == ["Min text."]
    again = anna.post(address, {**answers_on(answer.content), "text": "Båda."})
    assert again.status_code == 303


@pytest.mark.parametrize(
    ("page", "typed", "status"),
    [
        (
            "beslut",
            {"outcome": "refused", "service_kind": "group", "grounds": "Skäl."},
            403,
        ),
        ("beslut", {"outcome": "dismissed", "service_kind": "group", "grounds": "Skäl."}, 403),
        ("beslut", {"outcome": "granted", "service_kind": "hittepå", "grounds": "Skäl."}, 422),
        ("beslut", {"outcome": "granted", "service_kind": "group", "grounds": " "}, 422),
        ("risk", {"made_on": "2026-11-20", "next_on": "2026-01-01"}, 422),
        ("risk", {"made_on": "trettonde"}, 422),
        ("vald", {"kinds": ["magi"], "done_by_relation": "partner"}, 422),
        ("vald", {"kinds": ["physical"], "from_period": "2024", "to_period": "2020"}, 422),
        ("insats", {"ground": "decision:fel"}, 422),
        ("insats", {"ground": f"decision:{uuid4()}"}, 422),
        ("tilldela", {"person_id": str(uuid4())}, 422),
        ("avsluta", {"reason": "done"}, 409),
        ("koppla", {"number": "1999-9999", "relation": "sibling_of"}, 422),
    ],
)
def test_what_may_not_be_done_now_is_said_in_the_form_and_kept(
    anna: Client, page: str, typed: dict[str, Any], status: int
) -> None:
    walked = a_matter(at=MatterState.INQUIRY)

    answer = send(anna, f"/arenden/{walked.matter_id}/{page}", **typed)

    nothing_to_rest_on = "Det finns inget att starta på"
    words = nothing_to_rest_on if page == "insats" else "Det här behöver rättas"
    assert answer.status_code == status
    assert words in answer.content.decode()
    if "grounds" in typed:
        assert answers_on(answer.content)["grounds"] == [typed["grounds"]]


def test_ten_megabytes_are_refused_with_words(anna: Client) -> None:
    walked = a_matter()

    address = f"/arenden/{walked.matter_id}/anteckning"
    answer = anna.post(address, {"text": "x" * 10_000_000})

    assert answer.status_code == 413
    assert _count(Note) == 0


def test_bytes_that_are_no_text_are_refused_with_words(anna: Client) -> None:
    walked = a_matter()

    address = f"/arenden/{walked.matter_id}/anteckning"
    kind = "application/x-www-form-urlencoded"
    answer = anna.post(address, data=b"text=%ff%fe", content_type=kind)

    assert answer.status_code == 400
    assert "tecken" in answer.content.decode()


def test_an_unsent_text_is_there_when_the_page_is_opened_again(anna: Client) -> None:
    walked = a_matter()
    address = f"/arenden/{walked.matter_id}/anteckning"
    draft = f"/utkast/note/{walked.matter_id}"

    by_script = anna.post(draft, {"text": "Halvfärdigt"}, headers={"accept": "application/json"})
    by_button = anna.post(draft, {"text": "Nästan klart", "here": address})

    assert by_script.json()["at"]
    assert by_button["Location"] == address
    assert answers_on(anna.get(address).content)["text"] == ["Nästan klart"]
    assert answers_on(client_of("nexus.bilal").get("/min-dag").content) == {}
    send(anna, address)
    assert answers_on(anna.get(address).content)["text"] == [""]


@pytest.mark.parametrize("here", ["//elak.example/", "https://elak.example/", "javascript:1"])
def test_the_way_back_from_a_draft_stays_on_this_site(anna: Client, here: str) -> None:
    answer = anna.post(f"/utkast/note/{uuid4()}", {"text": "x", "here": here})

    assert answer["Location"] == "/min-dag"


def test_se_09_looking_changes_nothing(anna: Client) -> None:
    """Seen failing when `take` acted on GET: the read-only transaction stopped it with a 500."""
    keys = keys_of_a_matter()
    before = _rows()

    for address in [*addresses(keys), "/min-dag", "/arenden/", "/aktualiseringar/", NEW]:
        for ask in (anna.get, anna.head):
            assert ask(address).status_code in (200, 403, 405, 409), address

    assert _rows() == before


def test_se_08_a_form_without_its_token_does_nothing(anna: Client) -> None:
    """Seen failing with the CSRF middleware removed."""
    keys = keys_of_a_matter()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = anna.cookies
    before = _rows()

    for address in addresses(keys):
        assert strict.post(address, {"text": "x", "reason": "done"}).status_code == 403, address

    assert _rows() == before


def _count(model: Any) -> int:
    with acting("nexus.anna"):
        return int(model.objects.count())


def _rows() -> dict[str, int]:
    """Count the rows of every table of casework and drafts, as the deploy login sees them."""
    with connections["deploy"].cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'lykta'"
            " AND (tablename LIKE 'casework%%' OR tablename LIKE 'drafts%%')"
        )
        counts = {}
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*), max(xmin::text::bigint) FROM lykta."{table}"')
            counts[table] = cursor.fetchone()
        return counts
