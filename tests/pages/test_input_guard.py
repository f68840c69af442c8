"""Bytes that no page can use, and more of them than any page takes."""

import pytest
from django.test import Client

from tests.signed_in import client_of

FORM = "application/x-www-form-urlencoded"
PAGES = ("/arenden/", "/statistik/", "/plan/", "/aktualiseringar/ny")


@pytest.fixture
def anna(shared_database: str) -> Client:
    """A social worker at her desk; no exception passes her by."""
    client = client_of("nexus.anna")
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("where", PAGES)
@pytest.mark.parametrize("query", ["a=%00", "%00=a", "a=%ff", "%fe=1", "a=%C3%28", "a=%ED%A0%80"])
def test_an_address_that_is_no_text_is_told(anna: Client, where: str, query: str) -> None:
    """Seen failing with the guard taken out."""
    answer = anna.get(f"{where}?{query}")

    assert answer.status_code == 400
    assert "Adressen innehåller tecken som inte kan läsas" in answer.content.decode()


@pytest.mark.parametrize("path", ["/%00", "/arenden/%00/", "/%ff%fe", "/arenden/%C3%28"])
def test_a_path_that_is_no_text_leads_nowhere(anna: Client, path: str) -> None:
    assert anna.get(path).status_code in (400, 404)


@pytest.mark.parametrize("query", ["a=%C3%A5", "a=%F0%9F%95%AF", "a=+", "", "a=%E2%80%AE"])
def test_every_other_letter_passes(anna: Client, query: str) -> None:
    assert anna.get(f"/plan/?{query}").status_code == 200


@pytest.mark.parametrize("body", [b"text=%ff%fe", b"%ff=1", b"text=%ED%A0%80"])
def test_a_form_that_is_no_text_is_told(anna: Client, body: bytes) -> None:
    answer = anna.post("/aktualiseringar/ny", data=body, content_type=FORM)

    assert answer.status_code == 400
    assert "Skriv om dem och skicka igen" in answer.content.decode()


def test_a_nul_in_a_field_is_told_beside_it(anna: Client) -> None:
    answer = anna.post("/aktualiseringar/ny?vag=visit", {"what": "före\0efter"})

    assert answer.status_code == 422
    assert "går att spara" in answer.content.decode()


@pytest.mark.parametrize("who", ["nexus.anna", ""], ids=["signed in", "nobody"])
@pytest.mark.parametrize("address", ["/aktualiseringar/ny", "/logga-in"])
def test_ten_megabytes_are_refused_with_words(shared_database: str, who: str, address: str) -> None:
    client = client_of(who) if who else Client()

    answer = client.post(address, {"what": "x" * 10_000_000})

    assert answer.status_code == 413
    assert "Det var för mycket på en gång" in answer.content.decode()


def test_more_fields_than_any_form_has_are_refused_with_words(anna: Client) -> None:
    answer = anna.post("/aktualiseringar/ny", {f"f{n}": "1" for n in range(501)})

    assert answer.status_code == 413


def test_a_host_that_is_not_ours_gets_nothing(anna: Client) -> None:
    answer = anna.get("/min-dag", headers={"host": "elak.example"})

    assert answer.status_code == 400
    assert "elak.example" not in answer.content.decode()
