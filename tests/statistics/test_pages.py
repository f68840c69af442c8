"""`/statistik/` and `/api/v1/`: what is asked for oddly is answered in words."""

from typing import Any

import pytest
from django.test import Client

from lykta.pages import clock
from tests import cast
from tests.signed_in import client_of

pytestmark = pytest.mark.usefixtures("shared_database")


@pytest.mark.parametrize("who", [one for one in cast.EVERYONE if one != "radet"])
def test_everybody_at_work_reads_the_numbers(who: str) -> None:
    answer = client_of(who).get("/statistik/")

    assert answer.status_code == 200
    assert f"Hur mycket stöd gav vi {clock.today().year - 1}?" in answer.content.decode()
    assert ("/statistik/slapp" in answer.content.decode()) == (who in {"analytiker", "strateg"})


@pytest.mark.parametrize(
    "year", ["1999", "1", "20233", "abcd", "²⁰²³", "-023", "2023 ", "0000", "9999", "2023;--"]
)
def test_a_year_that_is_none_is_told_in_words(year: str) -> None:
    answer = client_of("strateg").get("/statistik/", {"ar": year})

    assert answer.status_code == 422
    assert "år" in answer.content.decode()


def test_a_running_year_is_shown_but_cannot_be_released() -> None:
    strateg, year = client_of("strateg"), clock.today().year

    page = strateg.get("/statistik/", {"ar": str(year)})
    answer = strateg.post("/statistik/slapp", {"ar": str(year)})

    assert page.status_code == 200
    assert "Året pågår" in page.content.decode()
    assert answer.status_code == 409
    assert "inte slut" in answer.content.decode()


def test_releasing_is_a_button_never_a_visit() -> None:
    """Seen failing when GET released too."""
    assert client_of("strateg").get("/statistik/slapp?ar=2023").status_code == 200
    assert Client().get("/api/v1/statistics", {"year": 2023}).status_code == 404


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ({}, 422, "Skriv året med fyra siffror"),
        ({"year": "1999"}, 422, "Skriv året med fyra siffror"),
        ({"year": "2101"}, 422, "Skriv året med fyra siffror"),
        ({"year": "tjugotre"}, 422, "Skriv året med fyra siffror"),
        ({"year": "2023.5"}, 422, "Skriv året med fyra siffror"),
        ({"year": ""}, 422, "Skriv året med fyra siffror"),
        ({"year": "9" * 400}, 422, "Skriv året med fyra siffror"),
        ({"year": "2001"}, 404, "Inga siffror är släppta för 2001."),
    ],
)
def test_the_api_says_in_swedish_what_is_wrong(
    query: dict[str, str], status: int, said: str
) -> None:
    answer = Client().get("/api/v1/statistics", query)

    assert answer.status_code == status
    assert said in answer.json()["detail"]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_api_only_answers(method: str) -> None:
    answer: Any = getattr(Client(), method)("/api/v1/statistics?year=2023")

    assert answer.status_code == 405


def test_the_api_tells_what_it_is() -> None:
    described = Client().get("/api/v1/openapi.json").json()

    assert set(described["paths"]) == {"/api/v1/statistics", "/api/v1/plan", "/api/v1/help"}
    assert described["info"]["title"] == "Lykta"
