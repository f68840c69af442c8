"""BR: what a visit to the help pages leaves in a real browser, with its back/forward cache on.

Each control is also tried without: a test that cannot fail proves nothing.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import BrowserContext, Error, Page, Playwright, Route

from lykta.contact import printing
from lykta.contact.rules.tongues import CODES
from tests.browser.conftest import _chromium
from tests.launch.app_server import AppServer
from tests.launch.stand_in import free_port
from tests.security.browser_profile import CONTROL, browser, kept_on_disk, neutral_place

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(_chromium() is None, reason="no browser: apt-get install chromium"),
]
SECRET = "tar om halsen"  # stands on /hjalp/vad/
EXIT = "Lämna sidan"


@pytest.fixture(scope="module")
def away() -> Iterator[str]:
    """The neutral place that the exit leads to."""
    with neutral_place() as address:
        yield address


@pytest.fixture(scope="module")
def home(_shared: str, away: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The application under the real server; returns its address."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LYKTA_QUICK_EXIT_URL", away)
        patch.setenv("LYKTA_HOME", str(settings.HOME))
        made = AppServer(free_port(), tmp_path_factory.mktemp("site"), _shared)
        try:
            made.start()
            yield f"http://localhost:{made.port}"
        finally:
            made.stop()


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A browser's profile of its own."""
    return tmp_path / "profile"


@pytest.fixture
def context(playwright: Playwright, profile: Path) -> Iterator[BrowserContext]:
    """A browser on the profile."""
    with browser(playwright, profile) as opened:
        yield opened


@pytest.fixture
def page(context: BrowserContext, home: str, away: str) -> Page:
    """A reader who came from a neutral page to the help pages and read on."""
    page = context.pages[0]
    page.goto(away)
    page.goto(f"{home}/hjalp/")
    page.locator('a[href="/hjalp/vad/"]').click()
    page.wait_for_url("**/hjalp/vad/")
    assert SECRET in page.content()
    return page


def _ours(page: Page, home: str) -> bool:
    """Tell whether something of ours stands in the window; ask again while it is navigating."""
    for _ in range(5):
        if page.url.startswith(home):
            return True
        try:
            return SECRET in page.content()
        except Error:
            page.wait_for_timeout(200)
    return False


def _back_and_forth(page: Page, home: str) -> list[str]:
    """Press Back five times, then Forward; return where something of ours was seen or passed."""
    seen: list[str] = []
    page.on("framenavigated", lambda frame: seen.append(frame.url))
    for step in ("back",) * 5 + ("forward",) * 5:
        with suppress(Error):  # the page may go away under the question
            page.evaluate(f"history.{step}()")
        page.wait_for_timeout(250)
        if _ours(page, home):
            seen.append(f"{home} after {step}")
    return [one for one in seen if one.startswith(home)]


def _with_script(context: BrowserContext, *changes: tuple[str, str]) -> None:
    """Serve the exit's script with a control taken away."""
    script = Path(str(finders.find("web/js/quick-exit.js"))).read_text(encoding="utf-8")
    for control, instead in changes:
        assert control in script
        script = script.replace(control, instead)

    def answer(route: Route) -> None:
        route.fulfill(body=script, content_type="text/javascript")

    context.route("**/quick-exit.js", answer)


def test_br_04_after_the_exit_back_and_forward_show_nothing(
    page: Page, home: str, away: str
) -> None:
    page.get_by_role("link", name=EXIT).first.click()
    page.wait_for_url(away)

    assert _back_and_forth(page, home) == []


@pytest.mark.parametrize(
    "change",
    [
        ("location.replace(target);\n  }", "location.href = target;\n  }"),
        ("location.replace(to.href);", "location.href = to.href;"),
    ],
    ids=["leaving by href", "pages that follow each other"],
)
def test_br_04_the_mutants_fail(
    context: BrowserContext, home: str, away: str, change: tuple[str, str]
) -> None:
    """Without `location.replace` something of ours comes back: the test above sees it."""
    _with_script(context, change, ('link.dataset.leaving ?? ""', '"", mutant = 1'))
    page = context.pages[0]
    page.goto(away)
    page.goto(f"{home}/hjalp/")
    page.locator('a[href="/hjalp/vad/"]').click()
    page.wait_for_url("**/hjalp/vad/")
    page.get_by_role("link", name=EXIT).first.click()
    page.wait_for_url(away)

    assert _back_and_forth(page, home) != []


def test_br_04_the_browser_does_bring_pages_back_as_they_were(
    context: BrowserContext, home: str, away: str
) -> None:
    """The back/forward cache is on in these tests: a page without the script comes back whole."""
    context.route("**/quick-exit.js", lambda route: route.abort())
    page = context.pages[0]
    page.goto(f"{home}/hjalp/vad/")
    page.evaluate(
        """away => addEventListener('pageshow', event => {
        if (event.persisted) location.href = away + '?as-it-was'; })""",
        away,
    )
    page.goto(away)
    page.evaluate("setTimeout(() => history.back())")

    page.wait_for_url("**?as-it-was")


def test_br_05_a_page_left_by_the_address_bar_comes_back_empty_or_anew(
    page: Page, away: str
) -> None:
    """Seen failing when `pageshow` was not listened to: the old page came back."""
    page.evaluate("window.mark = 'as it was'")
    page.goto(away)
    page.go_back()
    page.wait_for_load_state()

    assert page.evaluate("window.mark") is None


@pytest.mark.parametrize("way", ["slow", "offline"])
def test_br_06_the_page_is_blank_at_once_whatever_the_way_out_does(
    page: Page, context: BrowserContext, home: str, away: str, way: str
) -> None:
    """Seen failing when the cover was put up after the navigation had answered."""
    if way == "offline":
        context.set_offline(True)
    else:
        context.route(away, lambda route: None)
    took, shown, title = page.evaluate(
        """() => { const before = performance.now();
        document.querySelector('[data-exit]').click();
        return [performance.now() - before, document.body.innerText, document.title]; }"""
    )

    assert took < 100
    assert SECRET not in shown
    assert "våld" not in shown.lower()
    assert title.strip() == ""


def test_br_07_shift_three_times_leaves_and_the_exit_says_what_it_is(page: Page, away: str) -> None:
    top = page.get_by_role("link", name=EXIT).first
    assert top.get_attribute("data-leaving")
    page.get_by_text("Shift tre gånger").first.wait_for()

    for _ in range(3):
        page.keyboard.press("Shift")

    page.wait_for_url(away)


def test_br_07_the_exit_is_the_second_thing_on_the_keyboard(page: Page, away: str) -> None:
    page.reload()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hasAttribute('data-exit')")

    page.keyboard.press("Enter")

    page.wait_for_url(away)


def test_br_07_without_script_the_exit_is_a_plain_link_and_everything_is_there(
    playwright: Playwright, profile: Path, home: str, away: str
) -> None:
    with browser(playwright, profile, java_script_enabled=False) as context:
        page = context.pages[0]
        page.goto(f"{home}/hjalp/")
        page.get_by_role("link", name="Är det här våld?").click()
        question = page.locator("details").first
        question.locator("summary").click()
        assert question.locator("p").is_visible()
        link = page.get_by_role("link", name=EXIT).first
        assert "noreferrer" in (link.get_attribute("rel") or "")

        link.click()

        page.wait_for_url(away)


def test_br_08_and_11_a_visit_leaves_neutral_words_in_the_profile_and_nothing_else(
    playwright: Playwright, profile: Path, home: str, away: str
) -> None:
    """Also the self-check: what was opened there is kept nowhere."""
    question = printing.tongue("sv").pages["fragor"]["questions"][3].text
    with browser(playwright, profile) as context:
        page = context.pages[0]
        page.goto(away)
        for name in ("", "vad/", "fragor/", "besok/"):
            page.goto(f"{home}/hjalp/{name}")
        page.goto(f"{home}/hjalp/fragor/")
        page.locator("summary").nth(2).click()
        kept = page.evaluate(
            """async () => [localStorage.length, sessionStorage.length, document.cookie,
            (await indexedDB.databases()).length, (await caches.keys()).length,
            (await navigator.serviceWorker.getRegistrations()).length]"""
        )
        cookies = context.cookies()
        page.get_by_role("link", name=EXIT).first.click()
        page.wait_for_url(away)

    assert kept == [0, 0, "", 0, 0, 0]
    assert cookies == []
    for words in (SECRET, question, "Är du i fara nu?", "020-50 50 50", "Shift tre gånger"):
        assert kept_on_disk(profile, words) == [], words
    assert kept_on_disk(profile, CONTROL), "the search finds what the browser does keep"


def test_an_07_and_08_no_cookie_and_no_question_to_anybody_else(
    context: BrowserContext, home: str
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.pages[0]
    for code in CODES:
        page.goto(f"{home}/hjalp/{printing.tongue(code).path}")

    assert context.cookies() == []
    assert [url for url in asked if not url.startswith(home)] == []


def test_an_13_the_title_is_the_municipalitys_and_nothing_more(page: Page, home: str) -> None:
    assert page.title() == "Uppsala kommun"
    assert re.fullmatch(r"/hjalp/vad/", page.url.removeprefix(home))


def test_br_03_the_pages_cannot_be_framed_or_read_from_elsewhere(
    context: BrowserContext, home: str, away: str
) -> None:
    page = context.pages[0]
    page.goto(away)
    read = page.evaluate(
        """async address => { const frame = document.createElement('iframe');
        frame.src = address; document.body.append(frame);
        await new Promise(done => { frame.onload = done; setTimeout(done, 1500); });
        try { await fetch(address); return 'read'; } catch { return 'refused'; } }""",
        f"{home}/hjalp/",
    )

    assert read == "refused"
    inner = [frame for frame in page.frames if frame != page.main_frame]
    assert all("Är du i fara" not in frame.content() for frame in inner)
