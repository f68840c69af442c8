"""Every component and shell in the windows people have: axe, width, paper, no script."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_axe_clean, assert_no_sideways_scroll
from tests.browser.face_server import FaceServer

PAGES = ("/komponenter", "/publik", "/logga-in", "/problem/404", "/problem/409", "/problem/500")
Shot = Callable[[Page, str], Path]


def name_of(path: str) -> str:
    return path.strip("/").replace("/", "-")


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_the_light(
    page: Page, face: FaceServer, path: str, shot: Shot
) -> None:
    page.goto(face.url(path))

    shot(page, f"{name_of(path)}-light")
    assert_axe_clean(page)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_in_the_dark(dark: Page, face: FaceServer, path: str, shot: Shot) -> None:
    dark.goto(face.url(path))

    shot(dark, f"{name_of(path)}-dark")
    assert_axe_clean(dark)


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_needs_no_sideways_scroll(
    phone: Page, face: FaceServer, path: str, shot: Shot
) -> None:
    phone.goto(face.url(path))

    shot(phone, f"{name_of(path)}-phone")
    assert_no_sideways_scroll(phone)
    assert_axe_clean(phone)


@pytest.mark.parametrize("path", PAGES)
def test_twice_the_size_needs_no_sideways_scroll(zoomed: Page, face: FaceServer, path: str) -> None:
    zoomed.goto(face.url(path))

    assert_no_sideways_scroll(zoomed)


@pytest.mark.parametrize("path", PAGES)
def test_forced_colours_keep_every_word(
    contrast: Page, face: FaceServer, path: str, shot: Shot
) -> None:
    contrast.goto(face.url(path))

    shot(contrast, f"{name_of(path)}-contrast")
    assert_axe_clean(contrast, leave_out=("color-contrast",))


def test_right_to_left_stays_within_the_window(phone: Page, face: FaceServer, shot: Shot) -> None:
    phone.goto(face.url("/komponenter"))
    phone.evaluate("document.documentElement.dir = 'rtl'")

    shot(phone, "komponenter-rtl")
    assert_no_sideways_scroll(phone)


def test_the_policy_stops_nothing_of_ours(page: Page, face: FaceServer) -> None:
    """Seen failing when a style attribute stood in a component."""
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    page.goto(face.url("/komponenter"))
    page.wait_for_function("window.htmx !== undefined")

    assert complaints == []


def test_the_first_tab_skips_to_the_main_part(page: Page, face: FaceServer) -> None:
    page.goto(face.url("/problem/404"))

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_focus_is_always_seen(page: Page, face: FaceServer) -> None:
    page.goto(face.url("/logga-in"))

    page.keyboard.press("Tab")
    width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")

    assert width >= 2


def test_everything_is_there_without_script(no_script: Page, face: FaceServer) -> None:
    no_script.goto(face.url("/komponenter"))

    expect(no_script.get_by_role("heading", level=1)).to_have_text("Komponenter")
    expect(no_script.locator("form[data-reveal] button").first).to_be_visible()
    expect(no_script.locator("dialog")).to_be_hidden()


def test_paper_shows_no_buttons_and_all_folded_text(
    page: Page, face: FaceServer, shot: Shot
) -> None:
    page.goto(face.url("/komponenter"))
    page.emulate_media(media="print")

    shot(page, "komponenter-print")
    expect(page.locator(".menu")).to_be_hidden()
    expect(page.locator(".masked__form").first).to_be_hidden()
    expect(page.locator(".clock__unconfirmed p").first).to_be_visible()
