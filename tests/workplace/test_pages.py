"""The pages of the year's follow-up, walked by those it concerns."""

import re
from html import unescape
from typing import Any

import pytest

from lykta.workplace.models import Promise, UnitAnswer
from tests import cast
from tests.page_forms import send
from tests.signed_in import client_of
from tests.workplace import year

HOME = "/arbetsmiljo/"
WHOLE = {
    "done": "partly",
    "works": "Korta avstämningar varje vecka.",
    "improve": "Introduktionen.",
    "improve_themes": ["routines"],
    "threats": "works",
    "private_violence": "not_yet",
    "inclusion": "works",
    "routine": "used",
    "safety_part": "yes",
    "action_0": "Skriva en plan för introduktion",
    "who_0": "manager",
    "due_0": "2027-03-01",
}


def text(response: Any) -> str:
    """Return the page's words, without tags and with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def test_a_year_from_opening_to_the_committee(database: str) -> None:
    hr, chef = client_of("hr.vof"), client_of("chef.vof")
    assert "Öppna årets uppföljning" in text(hr.get(HOME))
    page = send(hr, f"{HOME}oppna", due_on="2027-12-15", board_by="")["Location"]
    assert "Öppna årets uppföljning" not in text(hr.get(HOME))

    shown = chef.get(page)
    assert "Exempelboendet" in text(shown)
    unit = re.search(rf'href="({HOME}enhet/[0-9a-f-]+/)"', shown.content.decode())
    assert unit is not None
    for place in (HOME, page):
        assert f'href="{unit[1]}svara"' in chef.get(place).content.decode(), place
    assert "Enheten har inte svarat än" in text(chef.get(unit[1]))
    assert send(chef, f"{unit[1]}svara", **WHOLE).status_code == 303
    assert "Skriva en plan för introduktion" in text(chef.get(unit[1]))
    for place in (HOME, page):
        assert "Svara för Exempelboendet" not in text(chef.get(place)), place

    director = client_of("direktor.vof")
    compiled = text(director.get(f"{page}forvaltningen"))
    assert "1 av 1 enheter har svarat." in compiled
    assert "Rutiner och introduktion" in compiled
    assert director.post(f"{page}signera").status_code == 303

    committee = client_of("skydd.vof")
    shown = committee.get(f"{page}forvaltningen")
    assert "Anteckna att kommittén tagit del" in text(shown)
    note = re.search(rf'href="({HOME}handling/[^"]+/kommitten)"', shown.content.decode())
    assert note is not None
    assert send(committee, note[1], paragraph="12").status_code == 303
    assert "§ 12" in text(director.get(f"{page}forvaltningen"))
    assert "för få enheter för att visa något" in text(client_of("strateg").get(page))
    assert chef.post(f"{unit[1]}svara", WHOLE).status_code == 409


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"improve": "Anna Påhittsson behöver stöd."}, "namnet på en person"),
        ({"action_0": "Prata med Bo Exempelgren"}, "namnet på en person"),
        ({"works": "Fråga 19121212-1212 om det."}, "ett personnummer"),
        ({"who_0": ""}, "Välj vilken roll som gör det."),
        ({"routine": ""}, "Det här behöver fyllas i."),
    ],
)
def test_what_is_refused_comes_back_with_all_that_was_typed(
    database: str, change: dict[str, str], words: str
) -> None:
    key = year.asked(year.opened())
    answer = client_of("chef.vof").post(f"{HOME}enhet/{key}/svara", {**WHOLE, **change})

    assert answer.status_code == 422
    assert words in text(answer)
    assert "about_nobody" not in answer.content.decode()
    assert "2027-03-01" in answer.content.decode()
    with cast.acting("hr.vof"):
        assert not UnitAnswer.objects.exists()


def test_what_was_promised_last_year_stands_in_the_form(database: str) -> None:
    year.answered(year.opened(year=year.YEAR - 1))
    key = year.asked(year.opened())
    chef = client_of("chef.vof")

    page = text(chef.get(f"{HOME}enhet/{key}/svara"))
    assert "Det ni lovade i fjol är ifyllt." in page
    sent = send(chef, f"{HOME}enhet/{key}/svara", **{
        name: value for name, value in WHOLE.items() if not name.endswith("_0")
    }, done_0="on")  # fmt: skip
    assert sent.status_code == 303
    with cast.acting("chef.vof"):
        row = Promise.objects.get(asked_id=key)
        assert (row.text, row.done) == ("Skriva en plan för introduktion", True)


@pytest.mark.parametrize(
    ("who", "year_page", "compiled", "unit", "answer"),
    [
        ("chef.vof", 200, 403, 200, 200),
        ("direktor.vof", 200, 200, 200, 403),
        ("hr.vof", 200, 200, 200, 403),
        ("skydd.vof", 200, 200, 200, 403),
        ("skola.rektor", 200, 403, 404, 404),
        ("strateg", 200, 403, 404, 403),
        ("namnd.scn", 200, 403, 404, 403),
        ("nexus.anna", 403, 403, 403, 403),
        ("ombud.vof", 403, 403, 403, 403),
        ("analytiker", 403, 403, 403, 403),
    ],
)
def test_who_reaches_which_page(
    database: str, who: str, year_page: int, compiled: int, unit: int, answer: int
) -> None:
    key = year.opened()
    asked, page, client = year.asked(key), f"{HOME}runda/{key}/", client_of(who)
    addresses = (
        page,
        f"{page}forvaltningen",
        f"{HOME}enhet/{asked}/",
        f"{HOME}enhet/{asked}/svara",
    )

    assert [client.get(one).status_code for one in addresses] == [year_page, compiled, unit, answer]


def test_nothing_of_another_units_answer_stands_on_the_open_page(database: str) -> None:
    key = year.opened()
    year.answered(key)
    for who in ("strateg", "skola.rektor", "namnd.scn"):
        page = text(client_of(who).get(f"{HOME}runda/{key}/"))
        assert "Exempelboendet" not in page
        assert "avstämningar" not in page
