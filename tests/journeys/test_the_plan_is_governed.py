"""The plan's governance in a browser (issue 3 §1): a move, an unknown evaluation, a remiss.

Everybody here is invented.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from lykta.exchange.simulation.present_plan import present_plan
from tests import cast
from tests.browser.axe import assert_axe_clean, assert_no_sideways_scroll

Picture = Callable[[Page, str], None]
SignIn = Callable[..., Page]
PHONE = {"viewport": {"width": 320, "height": 700}, "has_touch": True}


@pytest.fixture
def strategist(database: str, at_desk: SignIn) -> Page:
    """The strategist's browser, with the demo's draft out."""
    present_plan(now=cast.NOW)
    return at_desk("strateg")


def test_the_plan_is_governed(
    strategist: Page, at_desk: SignIn, window: Callable[..., Page], picture: Picture
) -> None:
    """Every page of the programme is reached by links, works and shuts nobody out."""
    every_page(strategist, picture)
    every_page_fits_a_phone(at_desk("strateg", **PHONE))
    responsibility_moves(strategist, picture)
    the_evaluation_is_found_asked_answered_and_closed(strategist, at_desk, picture)
    a_remiss_is_answered_on_a_phone(strategist, window, picture)


def every_page(page: Page, picture: Picture) -> None:
    """Open each page from the plan's own links."""
    page.goto("/plan/")
    names = page.get_by_label("Mer om programmet").get_by_role("link").all_inner_texts()
    for name in names:
        page.goto("/plan/")
        page.get_by_label("Mer om programmet").get_by_role("link", name=name).click()
        assert_axe_clean(page)
        picture(page, f"plan-{page.url.split('/plan/')[1].strip('/').replace('/', '-')}")


def every_page_fits_a_phone(phone: Page) -> None:
    """No page or form is wider than 320 pixels."""
    pages = (
        "program",
        "ansvar",
        "beslut/",
        "aktualitet",
        "versioner",
        "remisser/",
        "utskrift/plan",
    )
    forms = ("ansvar/flytta", "beslut/nytt", "program/uppdrag", "aktualitet/bedomning")
    for path in (*pages, *forms):
        phone.goto(f"/plan/{path}")
        assert_no_sideways_scroll(phone)


def responsibility_moves(page: Page, picture: Picture) -> None:
    """Move an area and read what still names the old body."""
    page.goto("/plan/ansvar")
    expect(page.get_by_role("link", name="Kommunens webbsida om programmet")).to_be_visible()
    page.get_by_role("link", name="Flytta ansvar").click()
    page.get_by_label("Våld i nära relationer").check()
    page.get_by_label("Till vem?").select_option("KLK")
    page.get_by_label("Från när?").fill("i somras")
    page.get_by_role("button", name="Flytta ansvaret").click()
    expect(page.get_by_role("alert")).to_contain_text("Från när?")
    assert_axe_clean(page)
    page.get_by_label("Från när?").fill("2026-11-15")
    page.get_by_role("button", name="Flytta ansvaret").click()
    expect(page.get_by_role("table")).to_contain_text("15 november 2026")
    picture(page, "plan-ansvar-flyttat")


def the_evaluation_is_found_asked_answered_and_closed(
    page: Page, at_desk: SignIn, picture: Picture
) -> None:
    """Uppsalahem's evaluation: unknown, asked for, answered, decided, closed (F21)."""
    page.goto("/plan/beslut/")
    page.get_by_role("link", name="Utvärdering av riktlinjen för boendekedja").click()
    expect(
        page.get_by_text("Det kan vara gjort utan att någon har skrivit in det.")
    ).to_be_visible()
    assert_axe_clean(page)
    picture(page, "aterrapport-uppgift-saknas")
    here = page.url
    page.get_by_role("link", name="Ställ frågan").click()
    page.get_by_role("button", name="Ställ frågan").click()
    contact = at_desk("kontakt.uhem", **PHONE)
    contact.goto(here)
    contact.get_by_role("link", name="Svara").click()
    contact.get_by_label("Vad kom ni fram till?").fill("Påhittat: tre hyresavtal gav lugn.")
    assert_no_sideways_scroll(contact)
    contact.get_by_role("button", name="Skicka svaret").click()
    expect(contact.get_by_text("Påhittat: tre hyresavtal gav lugn.")).to_be_visible()
    decide_and_close(page, here)
    expect(page.get_by_role("heading", name="Vad det blev")).to_be_visible()
    assert_axe_clean(page)
    picture(page, "aterrapport-avslutad")


def decide_and_close(page: Page, here: str) -> None:
    """Write in the board's decision, let it receive the report, and close."""
    page.goto("/plan/beslut/")
    page.get_by_role("link", name="Skriv in ett beslut").click()
    assert_axe_clean(page)
    page.get_by_label("Vem beslutade?").select_option("UHEM-S")
    page.get_by_label("Vad gör beslutet?").select_option("report_back")
    page.get_by_label("Vad gäller det?").fill("Utvärdering av boendekedjan (påhittad)")
    page.get_by_label("När togs det?").fill("2026-11-20")
    page.get_by_role("button", name="Skriv in beslutet").click()
    page.goto(here)
    page.get_by_role("link", name="Skriv in beslutet").click()
    page.get_by_label("Vilket beslut?").select_option(index=1)
    page.get_by_role("button", name="Spara").click()
    page.get_by_role("link", name="Avsluta").click()
    page.get_by_label("Vad blev det, i en mening?").fill("Påhittat: riktlinjen gäller vidare.")
    page.get_by_role("button", name="Avsluta").click()


def a_remiss_is_answered_on_a_phone(
    page: Page, window: Callable[..., Page], picture: Picture
) -> None:
    """An association answers by its link, on a phone, without an account."""
    page.goto("/plan/remisser/")
    page.get_by_role("link", name="Tidigt utkast").click()
    here = page.url
    row = page.get_by_role("row").filter(has_text="Ungdomsforum Exempel")
    row.get_by_role("link", name="Gör länk").click()
    page.get_by_role("button", name="Gör länken").click()
    link = page.locator("code").inner_text()
    assert_axe_clean(page)
    phone = window(**PHONE)
    phone.goto(link)
    assert_no_sideways_scroll(phone)
    assert_axe_clean(phone)
    picture(phone, "remiss-i-telefonen")
    phone.get_by_text("Säg något om stycke 1").click()
    phone.get_by_label("Er synpunkt på stycke 1").fill("Påhittat: skriv kortare.")
    phone.get_by_label("Tillstyrker med synpunkter").check()
    phone.get_by_role("button", name="Skicka svaret").click()
    expect(phone.get_by_role("heading", name="Tack, svaret har kommit fram")).to_be_visible()
    own = phone.get_by_role("link", name="/plan/lank/remissvar/").inner_text()
    assert_axe_clean(phone)
    phone.goto(link)
    expect(phone.get_by_role("heading", name="Länken går inte att använda")).to_be_visible()
    page.goto(here)
    expect(page.get_by_text("Påhittat: skriv kortare.")).to_be_visible()
    picture(page, "remiss-sammanstalld")
    what_became_of_it(page, phone, own, picture)


def what_became_of_it(page: Page, phone: Page, own: str, picture: Picture) -> None:
    """The association comes back to its own answer, before and after the office has read it."""
    phone.goto(own)
    expect(phone.get_by_text("Inget är bestämt om era synpunkter än.")).to_be_visible()
    said = page.locator(".plan-comment").filter(has_text="Påhittat: skriv kortare.")
    said.get_by_role("link").click()
    page.get_by_label("Texten ändrades", exact=True).check()
    page.get_by_label("Hur, eller varför inte?").fill("Påhittat: halva texten är kvar.")
    page.get_by_role("button", name="Spara").click()
    phone.reload()
    expect(phone.get_by_text("Påhittat: halva texten är kvar.")).to_be_visible()
    assert_no_sideways_scroll(phone)
    assert_axe_clean(phone)
    picture(phone, "remiss-vad-det-blev")
