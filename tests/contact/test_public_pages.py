"""The pages that anybody may read: small, without cookies, neutral where it can be seen."""

import re

import pytest
from django.db import DatabaseError, connections
from django.test import Client

PAGES = ["/", "/hjalp/", "/tillganglighet/"]
TELLING = re.compile(r"våld|violence|hot|misshand|skydd|kvinnofrid|heder", re.IGNORECASE)


@pytest.mark.parametrize("page", PAGES)
def test_a_public_page_leaves_no_trace(database: str, page: str) -> None:
    answer = Client().get(page)

    assert answer.status_code == 200
    assert answer.cookies == {}
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert len(answer.content) < 15_000


@pytest.mark.parametrize("page", PAGES)
def test_nothing_that_shows_over_a_shoulder_tells(database: str, page: str) -> None:
    text = Client().get(page).content.decode()

    (title,) = re.findall(r"<title>(.*?)</title>", text, re.DOTALL)
    assert not TELLING.search(title)
    assert not TELLING.search(page)
    assert "<img" not in text
    assert not re.findall(r'(?:src|href)="https?://(?!www\.smhi\.se)', text)


def test_help_shows_the_numbers_and_the_open_door(database: str) -> None:
    text = Client().get("/hjalp/").content.decode()

    for words in (
        'href="tel:112"',
        'href="tel:020505050"',
        'href="tel:0187275247"',
        "Nexus",
        "Svartbäcksgatan 17",
        "måndag–fredag 9–16",
    ):
        assert words.lower() in text.lower()
    assert re.search(r"Öppet nu|Stängt nu|helgdag", text)


def test_the_way_out_is_on_every_public_page(database: str) -> None:
    for page in PAGES:
        assert "data-exit" in Client().get(page).content.decode()


def test_the_numbers_are_shown_when_the_database_is_gone(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = connections["public"]
    public.close()
    monkeypatch.setitem(public.settings_dict, "PORT", "1")

    text = Client().get("/hjalp/").content.decode()

    public.close()
    assert 'href="tel:112"' in text
    assert "Nexus" not in text


def test_the_public_login_sees_the_copy_and_not_the_rows(database: str) -> None:
    with connections["public"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM published.contact_publishedplace")
        assert cursor.fetchone()[0] == 1
        with pytest.raises(DatabaseError, match="permission denied"):
            cursor.execute("SELECT * FROM lykta.contact_helpplace")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE published.contact_publishedplace SET telephone = '0900'",
        "INSERT INTO published.contact_publishedplace DEFAULT VALUES",
        "SELECT secrecy.publish_places()",
    ],
)
def test_the_app_writes_no_copy_without_the_right_to(database: str, statement: str) -> None:
    """Seen failing when the app is given UPDATE on the published table."""
    with (
        connections["default"].cursor() as cursor,
        pytest.raises(DatabaseError, match=r"permission denied|insufficient_privilege"),
    ):
        cursor.execute(statement)


def test_the_page_is_swedish_whatever_the_browser_asks_for(database: str) -> None:
    text = Client(headers={"accept-language": "en"}).get("/hjalp/").content.decode()

    assert '<html lang="sv"' in text
    assert "Hjälp och stöd" in text


def test_the_front_page_leads_to_help_the_plan_and_the_way_in(database: str) -> None:
    text = Client().get("/").content.decode()

    for address in ("/hjalp/", "/planen/", "/tillganglighet/", "/logga-in"):
        assert f'href="{address}"' in text
