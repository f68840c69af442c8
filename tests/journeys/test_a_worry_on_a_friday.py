"""A manager with a worry on a Friday afternoon (F41): from Min dag to the question, by phone."""

import os
from collections.abc import Callable

from playwright.sync_api import Page, expect

from lykta.exchange.simulation.present_workplace_support import present_workplace_support
from tests import cast
from tests.browser.axe import assert_axe_clean
from tests.workplace.test_support import digests

SignIn = Callable[..., Page]
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
QUESTION = "Är det någon hemma eller nära dig som gör dig illa eller som du är rädd för?"


def look(page: Page, name: str) -> None:
    """Nobody is shut out, nothing sticks out; with LOOK_AT set, keep what it looks like."""
    assert_axe_clean(page)
    assert not page.evaluate(WIDE), name
    if folder := os.environ.get("LOOK_AT"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_a_worry_on_a_friday(at_desk: SignIn, server: str, database: str) -> None:
    """The question stands word for word, the way leads to the directory, nothing is kept."""
    present_workplace_support(now=cast.NOW)
    page = at_desk("chef.vof")
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/arbetsmiljo/")
    page.get_by_role("navigation", name="Arbetsmiljöns sidor").get_by_role(
        "link", name="Stöd till chefer"
    ).wait_for()
    before, cookies = digests(server, database), page.context.cookies()
    page.get_by_role("link", name="Stöd till chefer").click()
    read(page)
    assert digests(server, database) == before
    assert page.context.cookies() == cookies
    assert page.evaluate("document.referrer") == ""
    other_tabs(page)
    hr(at_desk("hr.vof"))


def read(page: Page) -> None:
    """Read, go on, print, and stand in the public directory."""
    expect(page.get_by_text(QUESTION)).to_be_visible()
    look(page, "support")
    for name, title in (("Samtalet, ord för ord", "talk"), ("Vart du hänvisar", "refer")):
        page.get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()
        look(page, title)
        page.get_by_role("link", name="Allt stöd").click()
    page.get_by_role("link", name="Allt på en sida, att skriva ut").click()
    page.emulate_media(media="print")
    expect(page.get_by_text("Lämna sidan").first).to_be_hidden()
    look(page, "print")
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Hjälp och stöd").first.click()
    page.wait_for_url("**/hjalp/")


def other_tabs(page: Page) -> None:
    """The manager's other pages: talks, rounds, threats and the note that leaves as a file."""
    page.goto("/arbetsmiljo/samtal/")
    look(page, "talks-manager")
    page.goto("/arbetsmiljo/dialog/")
    look(page, "dialogue-manager")
    page.goto("/arbetsmiljo/hot/")
    look(page, "threats")
    page.get_by_role("link", name="Gör en anteckning").click()
    page.get_by_label("Vilken dag?").fill(cast.TODAY.isoformat())
    page.get_by_label("Var? Till exempel: receptionen").fill("Receptionen")
    page.get_by_label("Hot", exact=True).check()
    page.get_by_label("Någon som verksamheten möter", exact=True).check()
    page.get_by_label("Allvarlig fara för liv eller hälsa").check()
    page.get_by_label("Vad hände, steg för steg?").fill("Anna Påhittsson blev hotad.")
    page.get_by_role("button", name="Gör filen").click()
    expect(page.get_by_text("namnet på en person").first).to_be_visible()
    look(page, "threat-note")
    page.get_by_label("Vad hände, steg för steg?").fill("En besökare slog i disken.")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Gör filen").click()
    assert saved.value.suggested_filename.endswith(".pdf")


def hr(page: Page) -> None:
    """HR sees bands and units, at a desk; nothing else."""
    for address, name in (
        ("samtal/", "talks-hr"),
        ("samtal/fraga", "ask"),
        ("samtal/skriv-in", "write-in"),
        ("dialog/", "dialogue-hr"),
        ("hot/", "threats-hr"),
        ("kontakter/", "contacts"),
        ("kontakter/hr", "contact"),
    ):
        page.goto(f"/arbetsmiljo/{address}")
        look(page, name)
    page.goto("/arbetsmiljo/samtal/fraga")
    page.get_by_label(str(cast.TODAY.year - 2)).check()
    page.get_by_role("button", name="Gör länken").click()
    look(page, "link")
    link = page.locator("code").inner_text()
    page.goto(link)
    look(page, "provider")
