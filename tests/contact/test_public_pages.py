"""The pages that anybody may read: small, without cookies, neutral where it can be seen."""

import gzip
import json
import re
import time
from dataclasses import replace
from datetime import datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import DatabaseError, connections
from django.http import HttpResponse
from django.test import Client

from lykta.contact import handing_out, printing, shelf
from lykta.contact.rules.tongues import CODES
from lykta.kernel.calendar import STOCKHOLM
from lykta.pages import clock
from tests.contact.telling_words import telling
from tests.contact.test_places import describe, told
from tests.signed_in import client_of

NAMES = ["", *printing.plan()["pages"]]
HELP = [f"/hjalp/{printing.tongue(code).path}" for code in CODES]
EVERY = [
    *(f"{home}{name}/" if name else home for home in HELP for name in NAMES),
    *("/hjalp/yrken/", "/hjalp/en/yrken/"),
]
PAGES = ["/", "/tillganglighet/", *EVERY]
SHEETS = 1024 * 30
FRIDAY = datetime(2026, 11, 27, 15, 0, tzinfo=STOCKHOLM)


def _text(page: str) -> str:
    return Client().get(page).content.decode()


@cache
def _met(page: str) -> HttpResponse:
    """A page met once for all the tests that walk every page: it is the same for everybody."""
    return Client().get(page)  # type: ignore[return-value]


def _kept(page: str) -> str:
    return _met(page).content.decode()


def test_br_01_every_page_has_the_headers_of_a_page_that_leaves_no_trace(
    shared_database: str,
) -> None:
    for page in (*PAGES, "/hjalp/finns-inte/"):
        answer = _met(page)
        policy = answer["Content-Security-Policy"]

        assert answer.status_code == (404 if "finns-inte" in page else 200), page
        assert answer.cookies == {}
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Robots-Tag"] == "noarchive"
        for rule in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"):
            assert rule in policy
        assert "report" not in policy
        assert "unsafe" not in policy


def test_an_13_nothing_that_shows_over_a_shoulder_tells(shared_database: str) -> None:
    """Title, address, links, icon and files: none of the words, in any of the languages."""
    for page in PAGES:
        text = _kept(page)
        (title,) = re.findall(r"<title>(.*?)</title>", text, re.DOTALL)
        (icon,) = re.findall(r'rel="icon" href="([^"]*)"', text)
        seen = re.findall(r'(?:href|src|id)="([^"]*)"', text)

        assert title == "Uppsala kommun"
        assert icon == "data:,"
        assert [word for one in (page, *seen) for word in telling(one)] == []


def test_the_list_of_telling_words_finds_them() -> None:
    assert all(telling(word) for word in ("/vald-våld/", "kvinnofrid", "العنف", "Насильство"))


def test_an_08_a_page_asks_for_nothing_from_anybody_else(shared_database: str) -> None:
    for page in PAGES:
        text = _kept(page)

        assert "<img" not in text
        assert not re.findall(r'(?:src|href)="(?:https?:)?//(?!www\.smhi\.se/)', text)
        assert not re.findall(r"url\(", text)


def test_a_page_with_its_sheet_and_script_is_at_most_thirty_kilobytes(
    shared_database: str,
) -> None:
    files = ("web/css/public.css", "web/js/quick-exit.js")
    beside = sum(len(Path(str(finders.find(name))).read_bytes()) for name in files)

    heaviest = max(len(_met(page).content) for page in PAGES)

    assert heaviest + beside < SHEETS


class _Whole(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "link", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_every_page_is_whole_and_in_its_language(shared_database: str) -> None:
    for code in CODES:
        tongue = printing.tongue(code)
        for name in NAMES:
            text = _kept(f"/hjalp/{tongue.path}{name}/".replace("//", "/"))
            reader = _Whole()
            reader.feed(text)
            assert reader.open == []
            assert f'<html lang="{tongue.lang}" dir="{tongue.dir}">' in text
            assert text.count("<h1") == 1
            assert text.count("data-exit ") == 2
            assert tongue.ui["exit"] in text
            assert not re.search(r"\{\w*\}", text)


def test_help_shows_the_numbers_and_the_open_door(shared_database: str) -> None:
    text = _text("/hjalp/")

    for words in (
        'href="tel:112"',
        'href="tel:020505050"',
        'href="tel:0187275247"',
        "Nexus",
        "Svartbäcksgatan 17",
        "måndag–fredag",
        "caféet bredvid biblioteket",
    ):
        assert words in text
    assert re.search(r"Öppet nu|Stängt nu|helgdag", text)


def test_the_choice_of_language_comes_first(shared_database: str) -> None:
    for page in ("/", "/hjalp/", "/hjalp/ar/"):
        text = _text(page)
        assert text.index('href="/hjalp/ckb/"') < text.index("<h1")
        assert '<a href="/hjalp/ar/" lang="ar" dir="rtl" hreflang="ar"' in text


def test_what_is_open_follows_the_clock_and_is_not_rendered_again(
    shared_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[str] = []
    whole = printing.printed

    def noted(code: str, page: str, directory: printing.Directory, now: printing.Now) -> bytes:
        rendered.append(code)
        return whole(code, page, directory, now)

    monkeypatch.setattr(printing, "printed", noted)

    def at(hour: int, minute: int = 0) -> str:
        moment = FRIDAY.replace(hour=hour, minute=minute)
        return shelf.page("en", "", now=moment).plain.decode()

    assert 'Open now until <bdi dir="ltr">16:00</bdi>' in at(15)
    shelf._shelf.asked = time.time()
    rendered.clear()
    assert at(15) == at(15, 30)
    assert rendered == []
    evening = at(16)
    assert "Closed now. Opens on Monday at" in evening
    assert "When we are closed" in evening
    assert rendered == ["en"]


def test_bytes_are_packed_for_whoever_can_unpack_them(shared_database: str) -> None:
    packed = Client(headers={"accept-encoding": "gzip"}).get("/hjalp/ti/")

    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert gzip.decompress(packed.content).decode() == _text("/hjalp/ti/")
    assert len(packed.content) < 5_000


@pytest.mark.parametrize("page", ["/hjalp/xx/", "/hjalp/en/xx/", "/hjalp/ar/yrken/", "/hjalp/sv/"])
def test_no_such_page(shared_database: str, page: str) -> None:
    assert Client().get(page).status_code == 404


def _break(monkeypatch: pytest.MonkeyPatch) -> None:
    connections["public"].close()
    monkeypatch.setitem(connections["public"].settings_dict, "PORT", "1")


def test_with_the_database_gone_the_copy_speaks(
    shared_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen failing when the shelf read the database instead of its copy."""
    shelf.renew()
    _break(monkeypatch)
    monkeypatch.setattr(shelf, "_shelf", shelf._Shelf())  # a process that has just started

    texts = [_text(page) for page in ("/", "/hjalp/", "/hjalp/ar/")]

    connections["public"].close()
    assert all('href="tel:112"' in text for text in texts)
    assert all('href="tel:0187275247"' in text for text in texts[1:])


def test_without_database_and_copy_the_shipped_numbers_speak(
    shared_database: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break(monkeypatch)

    text = _text("/hjalp/vad/")

    connections["public"].close()
    assert not (home / shelf.NAME).exists()
    assert 'href="tel:020505050"' in text


def test_every_change_makes_the_copies_anew(database: str, home: Path) -> None:
    """Seen failing when `publish` did not ask for a new copy."""
    shelf.renew()
    assert "0900" not in _text("/hjalp/so/")

    describe(replace(told(), telephone="0900-12 34 56"))

    kept = json.loads((home / shelf.NAME).read_text(encoding="utf-8"))
    assert kept["places"][0]["telephone"] == "0900-12 34 56"
    assert "0900-12 34 56" in _text("/hjalp/so/")
    assert {path.name for path in home.glob("*.html")} == {f"{code}.html" for code in CODES}
    still = (home / "ar.html").read_text(encoding="utf-8")
    assert "0900-12 34 56" in still
    assert printing.tongue("ar").hours["others"].split("{")[0] in still
    assert 'class="first"' in still


def test_a_change_made_on_another_machine_is_seen_within_a_minute(
    database: str, home: Path
) -> None:
    shelf.renew()
    _text("/hjalp/")
    with connections["deploy"].cursor() as cursor:
        cursor.execute("UPDATE published.contact_publishedplace SET telephone = '0900-99 99 99'")
    assert "0900-99 99 99" not in _text("/hjalp/")

    shelf._renew_quietly()  # what the thread does once a minute

    assert "0900-99 99 99" in _text("/hjalp/")


def test_the_public_login_sees_the_copy_and_not_the_rows(shared_database: str) -> None:
    with connections["public"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM published.contact_publishedplace")
        assert cursor.fetchone()[0] == 1
    for table in ("contact_helpplace", "contact_linecheck"):
        with (
            connections["public"].cursor() as cursor,
            pytest.raises(DatabaseError, match="permission denied"),
        ):
            cursor.execute(f"SELECT * FROM lykta.{table}")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE published.contact_publishedplace SET telephone = '0900'",
        "INSERT INTO published.contact_publishedline DEFAULT VALUES",
        "SELECT secrecy.publish_places()",
        "SELECT secrecy.publish_lines()",
    ],
)
def test_the_app_writes_no_copy_without_the_right_to(database: str, statement: str) -> None:
    """Seen failing when the app is given UPDATE on the published table."""
    with (
        connections["default"].cursor() as cursor,
        pytest.raises(DatabaseError, match=r"permission denied|insufficient_privilege"),
    ):
        cursor.execute(statement)


def test_the_page_is_swedish_whatever_the_browser_asks_for(shared_database: str) -> None:
    text = Client(headers={"accept-language": "en"}).get("/hjalp/").content.decode()

    assert '<html lang="sv"' in text
    assert "Hjälp och stöd" in text


def test_the_front_page_leads_to_help_the_plan_and_the_way_in(shared_database: str) -> None:
    text = _text("/")

    for address in ("/hjalp/", "/planen/", "/tillganglighet/", "/logga-in"):
        assert f'href="{address}"' in text


def test_every_link_on_the_help_pages_leads_somewhere(shared_database: str) -> None:
    links: set[str] = set()
    for page in ("/hjalp/", "/hjalp/ar/", "/hjalp/en/", "/hjalp/en/for-dig/", "/hjalp/yrken/"):
        links |= set(re.findall(r'href="(/[^"#]*)', _text(page)))

    assert [link for link in sorted(links) if Client().get(link).status_code != 200] == []


def test_the_self_check_sends_nothing_and_counts_nothing(shared_database: str) -> None:
    text = _text("/hjalp/fragor/")

    assert text.count("<details>") == 8
    assert not re.findall(r"<(?:form|input|button|select|textarea)", text)
    assert 'href="tel:112"' in text


def test_the_machines_still_read_where_help_is(shared_database: str) -> None:
    found = Client().get("/api/v1/help").json()

    assert found["places"][0]["telephone"] == "018-727 52 47"


def test_a_page_is_made_for_its_moment(shared_database: str) -> None:
    assert shelf.page("sv", "", now=clock.now()).plain.decode() == _text("/hjalp/")


def test_every_page_is_handed_out_above_the_sessions(
    shared_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen failing when the view had to answer: somebody with a session got 503."""
    shelf.renew()
    monkeypatch.setattr(shelf, "_shelf", shelf._Shelf())
    client = client_of("nexus.anna")
    for alias in ("default", "public"):
        connections[alias].close()
        monkeypatch.setitem(connections[alias].settings_dict, "PORT", "1")

    statuses = {client.get(page).status_code for page in handing_out.addresses()}

    connections["default"].close()
    connections["public"].close()
    assert statuses == {200}
    assert set(handing_out.addresses()) == set(EVERY)
