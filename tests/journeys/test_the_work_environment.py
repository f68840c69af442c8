"""The year's follow-up of the work environment (F45): a manager on the phone, a director signs."""

import os
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_axe_clean
from tests.workplace import year

SignIn = Callable[..., Page]
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def look(page: Page, name: str) -> None:
    """Nobody is shut out, nothing sticks out; with LOOK_AT set, keep what it looks like."""
    assert_axe_clean(page)
    assert not page.evaluate(WIDE)
    if folder := os.environ.get("LOOK_AT"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_a_year_from_the_phone_to_the_signature(at_desk: SignIn) -> None:
    """The manager meets it on Min dag and answers by phone; the director signs; others see less."""
    year.answered(year.opened(year=year.YEAR - 1))
    key = year.opened()
    answer_by_phone(at_desk("chef.vof"))
    director = at_desk("direktor.vof")
    my_day(director)
    director.get_by_role("link", name="Signera uppföljningen av arbetsmiljön 2026").click()
    expect(director.get_by_text("1 av 1 enheter har svarat.").first).to_be_visible()
    look(director, "compiled")
    director.get_by_role("link", name="Signera", exact=True).click()
    look(director, "sign")
    director.get_by_role("button", name="Signera").click()
    expect(director.get_by_text("Den ändras inte mer.")).to_be_visible()
    office = at_desk("strateg")
    office.goto(f"/arbetsmiljo/runda/{key}/")
    expect(office.get_by_text("för få enheter för att visa något")).to_be_visible()
    look(office, "open")


def my_day(page: Page) -> None:
    """Min dag, with what lies further on unfolded."""
    page.goto("/min-dag")
    for one in page.locator("details.more > summary").all():
        one.click()


def answer_by_phone(page: Page) -> None:
    """What was promised stands there; a name is refused and all that was typed is kept."""
    page.set_viewport_size({"width": 320, "height": 700})
    my_day(page)
    page.get_by_role("link", name="Svara på årets uppföljning för Exempelboendet").click()
    expect(page.get_by_label("Åtgärd 1")).to_have_value("Skriva en plan för introduktion")
    page.get_by_label("Ja, det är gjort").check()
    page.get_by_label("Vad behöver bli bättre?").fill("Anna Påhittsson behöver stöd.")
    for name in ("hot och våld på jobbet", "Beredskap när", "Inkludering: alla"):
        page.get_by_role("group", name=re.compile(name)).get_by_label("Fungerar").check()
    page.get_by_label("Känd och används").check()
    page.get_by_role("group", name="Har skyddsombudet varit med?").get_by_label("Ja").check()
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_text("namnet på en person").first).to_be_visible()
    look(page, "answer")
    page.get_by_label("Vad behöver bli bättre?").fill("Introduktionen.")
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_text("Tack! Svaret är sparat.")).to_be_visible()
    look(page, "unit")
