"""Somebody writes from a watched phone: without script, by keyboard, in Arabic; leaving no trace.

The BR cases of /skriv/ in a real Chromium with the back-forward cache on, and AN-08.
"""

# ruff: noqa: F811 - the fixture is imported

import contextlib
import os
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Playwright, expect

from lykta.anonymous import api as anonymous
from tests import cast
from tests.anonymous.conftest import doors  # noqa: F401
from tests.browser.axe import assert_axe_clean, assert_no_sideways_scroll
from tests.browser.conftest import _chromium
from tests.launch.app_server import AppServer

PHONE = {"viewport": {"width": 320, "height": 640}, "locale": "sv-SE"}
SECRET = "HEMLIGORDETBLAKLOCKA"
ARABIC = "أخي يقرر من أتزوج"
SHOTS = os.environ.get("LYKTA_SHOTS", "")


class _Neutral(BaseHTTPRequestHandler):
    """The page that the exit leads to: it may be kept, as a real one is."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Weather</title><p>It may rain.</p>")

    def log_message(self, *said: Any) -> None:
        """Say nothing."""


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A neutral page to leave for."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Neutral)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    monkeypatch.setenv("LYKTA_QUICK_EXIT_URL", address)
    yield address
    server.shutdown()


@pytest.fixture
def home(away: str, doors: str, site: AppServer) -> str:
    """The product's address, with both teams to write to."""
    return f"http://localhost:{site.port}"


Open = Callable[..., BrowserContext]


@pytest.fixture
def profile(tmp_path: Path, playwright: Playwright) -> Iterator[Open]:
    """Open a browser with a profile on disk and the back-forward cache on."""
    opened: list[BrowserContext] = []

    def open_one(**how: object) -> BrowserContext:
        context = playwright.chromium.launch_persistent_context(
            str(tmp_path / "profile"),
            executable_path=_chromium(),
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
            ignore_default_args=["--disable-back-forward-cache"],
            **{**PHONE, **how},  # type: ignore[arg-type]
        )
        context.set_default_timeout(20_000)
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        with contextlib.suppress(Error):
            context.close()


def shot(page: Page, name: str) -> None:
    """Keep a picture when the one who runs this wants to look."""
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)


def fit(page: Page, name: str, *, axe: bool = True) -> None:
    """Check that the page is for everyone, and keep its picture."""
    if axe:
        assert_axe_clean(page)
    assert_no_sideways_scroll(page)
    shot(page, name)


def test_writing_and_coming_back_on_a_small_phone_by_keyboard(home: str, profile: Open) -> None:
    """From the first word to an answer read; every step fits 320 px and axe finds nothing."""
    context = profile()
    page = context.pages[0]
    page.goto(f"{home}/skriv/")
    fit(page, "skriv-1-innan")
    page.locator("#message").focus()
    page.keyboard.type(f"Jag heter Påhittade Pia. {SECRET}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Titta en gång till")
    fit(page, "skriv-2-titta")
    page.locator("#message").fill(f"Han läser min telefon. {SECRET}")
    page.get_by_role("button", name="Skicka den ändrade texten").press("Enter")
    expect(page.locator("h1")).to_have_text("Ditt meddelande är skickat")
    fit(page, "skriv-3-koden")
    words = page.locator(".code").nth(1).inner_text()
    page.get_by_role("button").first.press("Enter")
    expect(page.locator("h1")).to_have_text("Din tråd")
    page.get_by_role("button", name="Stäng").press("Enter")
    expect(page.locator("h1")).to_have_text("Skriv till oss")
    _answer("Du är välkommen hit.")
    page.locator("#code").fill(words)
    page.locator("#code").press("Enter")
    expect(page.get_by_text("Du är välkommen hit.")).to_be_visible()
    for words in ("Be oss ringa dig", "Berätta vem du är", "Radera allt"):
        page.locator("summary", has_text=words).press("Enter")
    fit(page, "skriv-4-traden")
    assert page.url == f"{home}/skriv/"
    context.close()


def _answer(text: str) -> None:
    with cast.acting("nexus.anna") as anna:
        row = anonymous.inbox(today=cast.TODAY)[0]
        anonymous.answer(thread_id=row.id, text=text, actor=anna, now=cast.NOW)


def test_arabic_without_script_from_the_first_word_to_the_last(home: str, profile: Open) -> None:
    context = profile(java_script_enabled=False)
    page = context.pages[0]
    page.goto(f"{home}/skriv/ar/")
    assert page.locator("html").get_attribute("dir") == "rtl"
    shot(page, "skriv-ar-1")
    page.locator("#message").fill(ARABIC)
    page.get_by_role("button", name="إرسال").click()
    expect(page.locator("h1")).to_have_text("أُرسلت رسالتك")
    shot(page, "skriv-ar-2-koden")
    digits = page.locator(".code").first.inner_text()
    page.locator("main form button").click()
    expect(page.get_by_text(ARABIC)).to_be_visible()
    shot(page, "skriv-ar-3-traden")
    page.get_by_role("button", name="إغلاق").click()
    page.locator("#code").fill(digits)
    page.locator("main form button").nth(1).click()
    expect(page.get_by_text(ARABIC)).to_be_visible()
    context.close()


def _opened_thread(page: Page, home: str) -> None:
    page.goto(f"{home}/skriv/")
    page.locator("#message").fill(f"Han läser allt. {SECRET}")
    page.locator("button[value=send]").click()
    page.locator("button[value=saved]").click()
    expect(page.locator(".card", has_text=SECRET)).to_be_visible()


def test_br_04_br_05_after_the_exit_nothing_comes_back(home: str, away: str, profile: Open) -> None:
    """With the cache on and a neutral page that may be kept.

    Seen failing when the exit went by `location.href` and neither killed, wiped nor left again.
    """
    context = profile()
    page = context.pages[0]
    page.goto(f"{home}/hjalp/")
    _opened_thread(page, home)
    page.locator("[data-exit]").first.click()
    page.wait_for_url(away)
    for way in ("back",) * 5 + ("forward",) * 5:
        with contextlib.suppress(Error):  # the page goes away under us: that is what it shall
            page.evaluate(f"history.{way}()")
        page.wait_for_timeout(400)
        assert SECRET not in _content(page)
    page.goto(f"{home}/skriv/")
    assert SECRET not in page.content()
    names = {cookie["name"] for cookie in context.cookies()}
    assert "sida" not in names
    context.close()


def _content(page: Page) -> str:
    """Return what the page holds once it stands still."""
    for _again in range(40):
        with contextlib.suppress(Error):
            return page.content()
        page.wait_for_timeout(100)
    return page.content()


def test_br_07_shift_three_times_and_the_link_without_script(
    home: str, away: str, profile: Open
) -> None:
    """Shift three times; the link itself is an ordinary link out, with nothing sent along."""
    context = profile()
    page = context.pages[0]
    _opened_thread(page, home)
    for _press in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(away)
    page.goto(f"{home}/skriv/")
    assert SECRET not in page.content()
    link = page.locator("[data-exit]").first
    assert link.get_attribute("href") == away
    assert "noreferrer" in str(link.get_attribute("rel"))
    context.close()


def test_br_08_br_10_br_11_the_profile_on_disk_holds_nothing_typed(
    home: str, away: str, profile: Open, tmp_path: Path
) -> None:
    """Typed text, a text that was sent back with a hint, the code and its words: nowhere, UTF-8 or

    UTF-16. Seen failing when a post was answered with the page itself (200 instead of 303).
    """
    context = profile()
    page = context.pages[0]
    page.goto(f"{home}/skriv/")
    page.locator("#message").fill(f"Jag heter Påhittade Pia. {SECRET}")
    page.locator("button[value=send]").click()
    expect(page.locator("h1")).to_have_text("Titta en gång till")
    page.get_by_role("button", name="Skicka ändå").click()
    digits = page.locator(".code").nth(0).inner_text()
    words = page.locator(".code").nth(1).inner_text()
    page.locator("button[value=saved]").click()
    stores = page.evaluate(
        "async () => [localStorage.length, sessionStorage.length,"
        " (await indexedDB.databases()).length, (await caches.keys()).length,"
        " (await navigator.serviceWorker.getRegistrations()).length]"
    )
    assert stores == [0, 0, 0, 0, 0]
    page.locator("[data-exit]").first.click()
    page.wait_for_url(away)
    page.wait_for_timeout(500)
    context.close()
    for planted in (SECRET, digits, digits.replace(" ", ""), words):
        assert _files_with(tmp_path / "profile", planted) == []
    assert _files_with(tmp_path / "profile", "skriv") != []  # the address stays: it is neutral
    assert [
        path for path in tmp_path.rglob("*") if "Download" in path.name and path.is_file()
    ] == []


def _files_with(folder: Path, planted: str) -> list[str]:
    forms = (planted.encode(), planted.encode("utf-16-le"), planted.encode("utf-16-be"))
    return [
        str(path)
        for path in folder.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in forms)
    ]


def test_an_08_the_page_asks_nobody_else_for_anything(home: str, away: str, profile: Open) -> None:
    """Seen failing with an image from another host in the page."""
    context = profile()
    page = context.pages[0]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _opened_thread(page, home)

    assert asked
    assert {one for one in asked if not one.startswith((home, "data:"))} == set()
    context.close()


def test_the_teams_pages_are_for_everyone(home: str, at_desk: Callable[..., Page]) -> None:
    """The inbox, a thread and the key, in the dark at 320 px."""
    made = anonymous.begin(text=ARABIC, language="ar", today=cast.TODAY)
    page = at_desk("nexus.chef", viewport={"width": 320, "height": 700}, color_scheme="dark")
    thread = f"/inkorg/{made.thread}"
    for name, address in (("lista", ""), ("nyckel", "nyckel"), ("trad", str(made.thread))):
        page.goto(f"/inkorg/{address}")
        fit(page, f"inkorg-{name}")
    page.goto(f"{thread}/fraga")
    fit(page, "inkorg-fraga")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(thread)
    shot(page, "inkorg-trad-bred")
    page.goto("/inkorg/")
    shot(page, "inkorg-lista-bred")
