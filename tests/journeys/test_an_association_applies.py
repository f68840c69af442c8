"""An association applies by phone and later reports by its link; Fatima's EU money ends (issue 3).

Walked in a browser, the phone without JavaScript. Everybody and every sum is invented.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from lykta.exchange.simulation.present_knowledge import present_knowledge
from lykta.exchange.simulation.present_projects import present_projects
from tests import cast
from tests.browser.axe import assert_axe_clean, assert_no_sideways_scroll
from tests.launch.app_server import AppServer
from tests.projects import making

Picture = Callable[[Page, str], None]
SignIn = Callable[..., Page]
PHONE = {"viewport": {"width": 320, "height": 700}, "has_touch": True}
DARK = {**PHONE, "color_scheme": "dark"}
NAME = "Påhittade Föreningen Fyren"


@pytest.fixture
def phone(site: AppServer, window: Callable[..., Page]) -> Page:
    """An association's phone: 320 px wide, without JavaScript, not signed in."""
    page = window(base_url=f"http://localhost:{site.port}", java_script_enabled=False, **PHONE)
    page.set_default_timeout(20_000)
    return page


def test_an_association_applies_and_reports(phone: Page, at_desk: SignIn, picture: Picture) -> None:
    """From the public plan to the report back."""
    making.a_call()
    office = at_desk("strateg")

    _apply(phone, picture)
    _take_in_and_assess(office)
    _decide_agree_and_pay(office, picture)
    office.get_by_role("link", name="Be föreningen berätta").click()
    office.get_by_role("button", name="Skapa länken").click()
    address = office.get_by_label("Länken").input_value()
    _report(phone, address, picture)
    office.goto("/plan/foreningar/")
    office.get_by_role("link", name="Påhittad utlysning 2027").click()
    expect(office.get_by_text("Återrapporterad")).to_be_visible()


def _apply(phone: Page, picture: Picture) -> None:
    phone.goto("/planen/")
    phone.get_by_role("link", name="Stöd till föreningar").click()
    phone.get_by_role("link", name="Påhittad utlysning 2027").click()
    phone.get_by_role("link", name="Ansök").click()
    phone.get_by_label("Föreningens namn").fill(NAME)
    phone.get_by_label("Hur ska ni göra?").fill("En kväll i veckan.")
    phone.get_by_role("button", name="Skicka ansökan").click()
    expect(phone.get_by_label("Föreningens namn")).to_have_value(NAME)
    expect(phone.get_by_label("Hur ska ni göra?")).to_have_value("En kväll i veckan.")
    for label, text in (
        ("Organisationsnummer", "8024000000"),
        ("Vem kan vi prata med?", "Påhitta Exempel"),
        ("E-post", "fyren@example.org"),
        ("Vad söker ni pengar till?", "Öppna kvällar"),
        ("Vad ska det leda till?", "Fler vet vart de kan vända sig."),
        ("För vilka?", "Unga 16-24 år."),
        ("Hur mycket söker ni?", "60000"),
    ):
        phone.get_by_label(label).fill(text)
    assert_no_sideways_scroll(phone)
    picture(phone, "forening-ansoker")
    phone.get_by_role("button", name="Skicka ansökan").click()
    expect(phone.get_by_role("heading", name="Tack, ansökan är framme")).to_be_visible()
    assert phone.context.cookies() == []


def _take_in_and_assess(office: Page) -> None:
    office.goto("/min-dag")
    office.get_by_role("link", name="Ta in ansökningar från föreningar").click()
    office.get_by_role("button", name="Ta in ansökan").click()
    for criterion in making.CRITERIA:
        office.get_by_role("link", name=re.compile(f"Bedöm.*{criterion}")).click()
        office.get_by_label("Uppfyller väl").check()
        office.get_by_label("Varför?").fill("Påhittat skäl.")
        office.get_by_role("button", name="Spara bedömningen").click()


def _decide_agree_and_pay(office: Page, picture: Picture) -> None:
    office.get_by_role("link", name="Skriv beslutet").click()
    office.get_by_label("Delvis beviljad").check()
    office.get_by_label("Hur mycket?").fill("40000")
    office.get_by_label("Skälen").fill("Påhittade skäl.")
    office.get_by_label("Vem beslutade?").fill("Kommunstyrelsen")
    office.get_by_role("button", name="Spara beslutet").click()
    office.get_by_role("link", name="Skriv avtalet").click()
    office.get_by_label("Vad har ni kommit överens om?").fill("Påhittade villkor.")
    office.get_by_role("button", name="Spara avtalet").click()
    office.get_by_role("link", name="Skriv in utbetalning").click()
    office.get_by_label("Verifikation").fill("V 1")
    office.get_by_role("button", name="Spara utbetalningen").click()
    assert_axe_clean(office)
    picture(office, "forening-ansokan")


def _report(phone: Page, address: str, picture: Picture) -> None:
    phone.goto(address)
    phone.get_by_label("Vad har ni gjort").fill("Tjugo kvällar.")
    phone.get_by_role("button", name="Skicka").click()
    expect(phone.get_by_label("Vad har ni gjort")).to_have_value("Tjugo kvällar.")
    phone.get_by_label("Hur mycket av pengarna").fill("38000")
    picture(phone, "forening-berattar")
    phone.get_by_role("button", name="Skicka").click()
    expect(phone.get_by_role("heading", name="Tack!")).to_be_visible()
    answer = phone.goto(address)
    assert answer
    assert answer.status == 404


def test_the_eu_money_of_fatima_ends(at_desk: SignIn, picture: Picture) -> None:
    """The strategist meets it on Min dag, sees what stops, and writes what was decided."""
    present_projects(now=cast.NOW)
    office = at_desk("strateg")
    office.goto("/plan/projekt/")
    picture(office, "projekt")

    office.get_by_role("link", name="Projekt Fatima 2").click()
    expect(office.get_by_text("Snart slut, inget beslutat")).to_be_visible()
    expect(office.get_by_text("kvällsgrupperna för killar 16-24 år")).to_be_visible()
    expect(office.get_by_text("färre än 5").first).to_be_visible()
    assert_axe_clean(office)
    picture(office, "projekt-fatima")
    office.get_by_role("link", name="Skriv vad som har beslutats").click()
    office.get_by_label("Ordinarie verksamhet tar över").check()
    office.get_by_label("Vad lever vidare").fill("Ungdomsjouren fortsätter med en grupp om året.")
    office.get_by_label("Vem beslutade?").fill("Socialnämnden")
    office.get_by_label("Vilken dag?").fill("2026-11-20")
    office.get_by_role("button", name="Spara beslutet").click()
    expect(office.get_by_text("Beslut finns")).to_be_visible()


PAGES = (
    "/plan/projekt/",
    "/plan/projekt/nytt",
    "/plan/foreningar/",
    "/plan/foreningar/ny",
    "/natverk/avtal/",
    "/natverk/avtal/nytt",
    "/natverk/avtal/rutiner/egen",
    "/natverk/stod/",
    "/natverk/stod/be",
    "/natverk/stod/exempel/nytt",
    "/natverk/bibliotek/",
    "/natverk/bibliotek/nytt",
    "/planen/stod/",
)
LISTS = ("/plan/projekt/", "/plan/foreningar/", "/natverk/avtal/", "/natverk/bibliotek/")


def test_every_page_is_for_everyone_on_a_phone_in_the_dark(
    at_desk: SignIn, picture: Picture
) -> None:
    """axe finds nothing, nothing scrolls sideways; each list's first row too."""
    present_projects(now=cast.NOW)
    present_knowledge(now=cast.NOW)
    page = at_desk("strateg", **DARK)

    for address in PAGES:
        answer = page.goto(address)
        assert answer
        assert answer.status == 200, address
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)
        picture(page, f"know-telefon{address.replace('/', '-')}")
    for address in LISTS:
        page.goto(address)
        page.locator("main th a, main h2 a").first.click()
        assert_axe_clean(page)
        assert_no_sideways_scroll(page)
        picture(page, f"know-telefon{address.replace('/', '-')}en")
