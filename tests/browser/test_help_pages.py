"""The help pages in the windows people have, without a database: axe, 320 px, 200 %, paper."""

from collections.abc import Callable
from datetime import datetime, time
from functools import partial
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from playwright.sync_api import Page, expect

from lykta.contact import printing
from lykta.contact.queries import PlaceText
from lykta.contact.rules import numbers
from lykta.contact.rules.opening import WEEKDAYS
from lykta.contact.terms import AcuteTimes
from lykta.kernel.calendar import STOCKHOLM
from tests.browser.axe import assert_axe_clean, assert_no_sideways_scroll
from tests.browser.face_server import FaceServer

NEXUS = PlaceText(
    code="NEXUS",
    name="Nexus",
    days=WEEKDAYS,
    opens=time(9),
    closes=time(16),
    acute_times=AcuteTimes.EVERY_OPEN_DAY,
    minimum_age=18,
    anonymous=True,
    voluntary=True,
    telephone="018-727 52 47",
    address="Svartbäcksgatan 17, intill Stadsbiblioteket, ingång via Café Kardemumma",
    verified_on="2024-11",
)
LINES = numbers.published(printing.shipped_lines(), {})
DIRECTORY = printing.Directory((NEXUS,), LINES)
EVENING = datetime(2026, 11, 27, 17, 0, tzinfo=STOCKHOLM)
NAMES = ["", *printing.plan()["pages"]]
EVERY = [
    *((code, name) for code in ("sv", "ar") for name in NAMES),
    *(("sv", "yrken"), ("so", ""), ("ti", ""), ("ckb", "")),
]
Shot = Callable[[Page, str], Path]


def _answer(code: str, name: str, _request: HttpRequest) -> HttpResponse:
    now = printing.state_at(DIRECTORY, EVENING)
    return HttpResponse(printing.printed(code, name, DIRECTORY, now))


@pytest.fixture(scope="module")
def help_pages(face: FaceServer) -> FaceServer:
    """The face with the help pages as they are on a Friday evening."""
    for code, name in EVERY:
        path = f"/hjalp/{printing.tongue(code).path}{name}/".replace("//", "/")
        face.answers[path] = partial(_answer, code, name)
    return face


def _open(page: Page, help_pages: FaceServer, code: str, name: str = "") -> None:
    page.goto(help_pages.url(f"/hjalp/{printing.tongue(code).path}{name}/".replace("//", "/")))


@pytest.mark.parametrize(("code", "name"), EVERY)
def test_a_page_is_whole_on_the_smallest_phone(
    phone: Page, help_pages: FaceServer, code: str, name: str, shot: Shot
) -> None:
    _open(phone, help_pages, code, name)

    shot(phone, f"hjalp-{code}-{name or 'front'}")
    assert_no_sideways_scroll(phone)
    assert_axe_clean(phone)


@pytest.mark.parametrize("code", ["sv", "ar"])
def test_twice_the_size_and_the_dark_lose_nothing(
    zoomed: Page, dark: Page, help_pages: FaceServer, code: str, shot: Shot
) -> None:
    _open(zoomed, help_pages, code)
    assert_no_sideways_scroll(zoomed)

    _open(dark, help_pages, code)
    shot(dark, f"hjalp-{code}-dark")
    assert_axe_clean(dark)


def test_numbers_read_from_left_to_right_in_arabic(phone: Page, help_pages: FaceServer) -> None:
    _open(phone, help_pages, "ar")
    number = phone.locator('a[href="tel:020505050"] bdi').first

    assert number.evaluate("one => getComputedStyle(one).direction") == "ltr"
    assert phone.evaluate("getComputedStyle(document.body).direction") == "rtl"


def test_the_self_check_is_walked_by_keyboard_alone(page: Page, help_pages: FaceServer) -> None:
    _open(page, help_pages, "sv", "fragor")
    answer = page.locator("details p").first
    expect(answer).to_be_hidden()

    page.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(answer).to_be_visible()
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2


def test_a_screen_reader_hears_the_page_in_order(page: Page, help_pages: FaceServer) -> None:
    _open(page, help_pages, "ar")
    said = page.locator("body").aria_snapshot()
    ar = printing.tongue("ar")

    order = [ar.ui["exit"], "فارسی", ar.front["title"], ar.front["danger"], "112", "Nexus"]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert f'navigation "{ar.ui["languages"]}"' in said


def test_paper_shows_the_numbers_and_the_answers(
    page: Page, help_pages: FaceServer, shot: Shot
) -> None:
    page.emulate_media(media="print")
    _open(page, help_pages, "sv", "fragor")

    shot(page, "hjalp-sv-print")
    expect(page.locator("details p").first).to_be_visible()
    expect(page.locator(".exit").first).to_be_hidden()
    expect(page.get_by_text("020-50 50 50").first).to_be_visible()
