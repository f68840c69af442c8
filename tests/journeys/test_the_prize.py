"""The equality prize from call to result, with a conflict of interest and a late nomination.

Walked in a browser, the nominator's and the juror's phones without JavaScript. Everybody is
invented (issue 5, F47).
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from lykta.exchange.simulation.present_council import present_council
from lykta.exchange.simulation.present_prize import present_prize
from tests import cast
from tests.browser.axe import assert_axe_clean, assert_no_sideways_scroll
from tests.launch.app_server import AppServer

Picture = Callable[[Page, str], None]
SignIn = Callable[..., Page]
PHONE = {"viewport": {"width": 390, "height": 800}, "has_touch": True}
YEAR = "Påhittat jämställdhetspris 2027"
TOLD = (
    ("Vem eller vad nominerar du?", "Påhittade Stallet"),
    ("Vilken organisation eller enhet hör det till?", "Påhittad förening"),
    ("Vilken insats gäller det?", "Ridning för alla"),
    ("Varför ska de få priset?", "För att alla får vara med."),
    ("Vad har förändrats?", "Fler killar rider."),
    ("Vem är du som nominerar?", "Exempla Sagolin"),
    ("Din e-post", "exempla@example.org"),
)


@pytest.fixture
def phone(site: AppServer, window: Callable[..., Page]) -> Page:
    """A phone: 390 px wide, without JavaScript, not signed in."""
    page = window(base_url=f"http://localhost:{site.port}", java_script_enabled=False, **PHONE)
    page.set_default_timeout(20_000)
    return page


def _clean(page: Page, picture: Picture, name: str) -> None:
    assert_axe_clean(page)
    _fits(page, picture, name)


def _fits(page: Page, picture: Picture, name: str) -> None:
    """Look at a page without JavaScript (axe itself needs it: see `_axe_on_public_pages`)."""
    assert_no_sideways_scroll(page)
    picture(page, name)


def _axe_on_public_pages(page: Page, *addresses: str) -> None:
    for address in addresses:
        page.goto(address)
        assert_axe_clean(page)


def test_the_prize_from_call_to_result(phone: Page, at_desk: SignIn, picture: Picture) -> None:
    """Nominated to, read by the jury, decided without the juror with a conflict, published."""
    present_council(now=cast.NOW)
    present_prize(now=cast.NOW)
    office = at_desk("radet")

    form = _nominate(phone, picture)
    _take_in(office, picture)
    link = _link_to_a_juror(office, picture)
    one = _judge(phone, link, picture)
    year = form.removesuffix("/nominera")
    _axe_on_public_pages(at_desk("strateg"), "/planen/radet/priset/", year, form, link, one)
    _too_late(phone, office, picture)
    _decide(office, picture)
    _by_phone(at_desk("radet", **PHONE), office.url, picture)
    phone.goto("/planen/radet/priset/")
    _fits(phone, picture, "priset-alla-ar")
    phone.get_by_role("link", name=YEAR).click()
    _axe_on_public_pages(office, phone.url)
    expect(phone.get_by_role("heading", name="Sagohallen fick priset")).to_be_visible()
    _fits(phone, picture, "priset-resultat")


def _by_phone(page: Page, year: str, picture: Picture) -> None:
    """The secretary's pages fit a phone too."""
    for name, address in (("alla", "/radet/priset/"), ("nytt", "/radet/priset/nytt"), ("ar", year)):
        page.goto(address)
        _clean(page, picture, f"priset-telefon-{name}")
    page.get_by_role("link", name="Fantasikaféet").click()
    _clean(page, picture, "priset-telefon-nominering")


def _nominate(phone: Page, picture: Picture) -> str:
    phone.goto("/planen/radet/")
    phone.get_by_role("link", name="Jämställdhetspriset").click()
    phone.get_by_role("link", name=YEAR).click()
    _fits(phone, picture, "priset-oppet")
    phone.get_by_role("link", name="Nominera").click()
    phone.get_by_label("Vem eller vad nominerar du?").fill("Påhittade Stallet")
    phone.get_by_role("button", name="Skicka nomineringen").click()
    expect(phone.get_by_label("Vem eller vad nominerar du?")).to_have_value("Påhittade Stallet")
    _fill(phone)
    _fits(phone, picture, "priset-nominera")
    phone.get_by_role("button", name="Skicka nomineringen").click()
    expect(phone.get_by_role("heading", name="Tack, nomineringen är framme")).to_be_visible()
    _fits(phone, picture, "priset-tack")
    assert phone.context.cookies() == []
    return phone.url


def _fill(phone: Page) -> None:
    for label, text in TOLD:
        phone.get_by_label(label).fill(text)


def _take_in(office: Page, picture: Picture) -> None:
    office.goto("/min-dag")
    office.get_by_role("link", name="Ta in nomineringar till priset (2 väntar)").click()
    _clean(office, picture, "priset-vantar")
    office.get_by_role("button", name="Ta in Påhittade Stallet").click()
    expect(office.get_by_text("Regeln är inte bekräftad")).to_be_visible()
    _clean(office, picture, "priset-kontroll")
    office.get_by_role("button", name="Godkänn för juryn").click()
    office.get_by_role("link", name="Till årets pris").click()
    _reject(office, "Påhittade skolan", picture)
    _reject(office, "Hittepåträdgården", picture)
    office.get_by_role("button", name="Ta in Sagobiblioteket").click()
    office.get_by_role("button", name="Godkänn för juryn").click()
    office.get_by_role("link", name="Till årets pris").click()
    _clean(office, picture, "priset-ar")


def _reject(office: Page, name: str, picture: Picture) -> None:
    office.get_by_role("link", name=name).click()
    office.get_by_role("link", name="Avvisa nomineringen").click()
    office.get_by_label("Varför?").fill("De tar tillbaka sin nominering.")
    _clean(office, picture, "priset-avvisa")
    office.get_by_role("button", name="Avvisa").click()
    office.get_by_role("link", name="Till årets pris").click()


def _link_to_a_juror(office: Page, picture: Picture) -> str:
    office.get_by_role("link", name="Ny länk till Påhitta Exempelsson").click()
    office.get_by_role("button", name="Skapa länken").click()
    _clean(office, picture, "priset-lank")
    return office.get_by_label("Länken").input_value()


def _judge(phone: Page, link: str, picture: Picture) -> str:
    """A juror tells of a conflict about one and writes a note on another, by phone."""
    phone.goto(link)
    _fits(phone, picture, "priset-jury")
    phone.get_by_role("link", name="Låtsaskören").click()
    _fits(phone, picture, "priset-jury-las")
    phone.get_by_role("link", name="Jag är jävig").click()
    phone.get_by_label("Varför är du jävig?").fill("Min syster sjunger där.")
    _fits(phone, picture, "priset-jury-jav")
    phone.get_by_role("button", name="Anmäl jäv").click()
    expect(phone.get_by_text("Du har anmält jäv.")).to_be_visible()
    phone.get_by_role("link", name="Låtsaskören").click()
    expect(phone.get_by_text("läser eller skriver därför inget")).to_be_visible()
    phone.get_by_role("link", name="Till alla nomineringar").click()
    phone.get_by_role("link", name="Sagohallen").click()
    one = phone.url
    phone.get_by_label("Din anteckning").fill("Bäst av alla.")
    phone.get_by_label("Jag vill se den som finalist").check()
    phone.get_by_role("button", name="Spara").click()
    expect(phone.get_by_text("Läst. Du vill se den som finalist.")).to_be_visible()
    return one


def _too_late(phone: Page, office: Page, picture: Picture) -> None:
    """The last day passes while somebody writes (the secretary moves it): nothing typed is lost."""
    phone.goto("/planen/radet/priset/")
    phone.get_by_role("link", name=YEAR).click()
    phone.get_by_role("link", name="Nominera").click()
    _fill(phone)
    office.get_by_role("link", name="Till årets pris").click()
    office.get_by_role("link", name="Ändra reglerna").click()
    _clean(office, picture, "priset-regler")
    office.get_by_label("Sista dag att nominera", exact=False).first.fill("2026-11-22")
    office.get_by_role("button", name="Spara").click()
    phone.get_by_role("button", name="Skicka nomineringen").click()
    expect(phone.get_by_text("Nomineringen stängde 22 november 2026")).to_be_visible()
    expect(phone.get_by_label("Vad har förändrats?")).to_have_value("Fler killar rider.")
    _fits(phone, picture, "priset-for-sent")


def _decide(office: Page, picture: Picture) -> None:
    office.get_by_role("link", name="Juryn möts").click()
    _clean(office, picture, "priset-moter")
    office.get_by_role("button", name="Öppna anteckningarna").click()
    office.get_by_role("link", name="Skriv in finalisterna").click()
    expect(
        office.get_by_text("Fantasikaféet: 1 av 2 vill ha den som finalist (1 jävig")
    ).to_be_visible()
    for name in ("Fantasikaféet", "Sagohallen", "Påhittade Stallet"):
        office.get_by_label(name).check()
    _clean(office, picture, "priset-finalister")
    office.get_by_role("button", name="Spara").click()
    office.get_by_role("link", name="Skriv in beslutet").click()
    office.get_by_label("Sagohallen").check()
    office.get_by_label("Motivering", exact=True).fill("För en hall där alla får plats.")
    for name in ("Påhitta Exempelsson", "Hittepå Fantasi", "Låtsas Påhittling"):
        office.get_by_label(name).check()
    office.get_by_role("button", name="Spara").click()
    expect(office.get_by_text("Låtsas Påhittling har anmält jäv").first).to_be_visible()
    _clean(office, picture, "priset-beslut-jav")
    office.get_by_label("Låtsas Påhittling").uncheck()
    office.get_by_role("button", name="Spara").click()
    _clean(office, picture, "priset-beslutat")
    office.get_by_role("link", name="Publicera resultatet").click()
    office.get_by_role("button", name="Publicera").click()
    expect(office.get_by_text("Raderat när resultatet kom ut").first).to_be_visible()
    _clean(office, picture, "priset-avgjort")
