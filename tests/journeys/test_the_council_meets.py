"""The council meets: asked by phone, heard at the table, noted, adjusted, published (issue 5).

Walked in a browser, the organisation on a phone. Everybody is invented.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from lykta.exchange.simulation.present_council import present_council
from tests import cast
from tests.browser.axe import assert_axe_clean, assert_no_sideways_scroll
from tests.launch.app_server import AppServer

Picture = Callable[[Page, str], None]
SignIn = Callable[..., Page]
PHONE = {"viewport": {"width": 390, "height": 800}, "has_touch": True}


@pytest.fixture
def phone(site: AppServer, window: Callable[..., Page]) -> Page:
    """An organisation's phone, not signed in."""
    page = window(base_url=f"http://localhost:{site.port}", **PHONE)
    page.set_default_timeout(20_000)
    return page


def _clean(page: Page, picture: Picture, name: str) -> None:
    assert_axe_clean(page)
    assert_no_sideways_scroll(page)
    picture(page, name)


def test_from_notice_to_published_notes(phone: Page, at_desk: SignIn, picture: Picture) -> None:
    """The secretary's day leads through both meetings; anybody reads what came of it."""
    present_council(now=cast.NOW)
    office = at_desk("radet")
    _before_the_meeting(office, phone, picture)
    _at_the_meeting(office, picture)
    _after_the_meeting(office, picture)
    phone.goto("/planen/radet/")
    _clean(phone, picture, "radet-publikt")
    phone.get_by_role("link", name="16 november 2026").click()
    expect(phone.get_by_role("heading", name="1. Trygga idrottsplatser")).to_be_visible()
    expect(phone.get_by_text("Att öva hjälper.")).to_be_visible()
    _clean(phone, picture, "radet-publik-anteckning")


def _before_the_meeting(office: Page, phone: Page, picture: Picture) -> None:
    """Who cannot come, what to talk about, what the organisations say, and the notice."""
    office.goto("/min-dag")
    picture(office, "radet-min-dag")
    office.get_by_role("link", name="Kalla en ersättare").first.click()
    office.get_by_label("Vilken ersättare kallas?").select_option(
        label="Exempla Sagolin, Fantasiföreningen Fyren (ersättare)"
    )
    _clean(office, picture, "radet-forhinder")
    office.get_by_role("button", name="Spara").click()
    expect(office.get_by_text("i stället för Påhitta Exempelsson")).to_be_visible()
    _clean(office, picture, "radet-kommande")
    office.get_by_role("link", name="Skicka frågorna till en organisation").click()
    office.get_by_label("Vilken organisation?").fill("Sagolika Systrarna")
    office.get_by_role("button", name="Skapa länken").click()
    _clean(office, picture, "radet-lank")
    phone.goto(office.get_by_label("Länken").input_value())
    _clean(phone, picture, "radet-svar")
    phone.get_by_label("Vilka utmaningar finns").fill("Påhittat: tiden räcker inte.")
    phone.get_by_role("button", name="Skicka svaren").click()
    expect(phone.get_by_role("heading", name="Tack!")).to_be_visible()
    picture(phone, "radet-tack")
    office.get_by_role("link", name="Till mötet").click()
    expect(office.get_by_text("Alla har svarat.")).to_be_visible()
    office.get_by_role("button", name=re.compile("Flytta ner.*Arbetslivet och våld")).click()
    expect(office.get_by_role("heading", name="1. Hur rådet arbetar")).to_be_visible()
    office.get_by_role("link", name="Skicka kallelsen").click()
    office.get_by_label("Hittepå Fantasi").fill("hittepa@example.org")
    office.get_by_label("E-posta kallelsen till").fill("pahitta@example.org\n")
    _clean(office, picture, "radet-kallelse")
    office.get_by_role("button", name="Kallelsen går ut").click()
    expect(office.get_by_text("Kallelsen är skickad.")).to_be_visible()
    expect(office.get_by_role("button", name="Flytta ner")).to_have_count(0)
    _by_the_members_own_link(office, phone, picture)


def _by_the_members_own_link(office: Page, phone: Page, picture: Picture) -> None:
    """A member without account reads the papers by phone and says whether they come."""
    office.get_by_role("link", name="Ny länk till mötet till Hittepå Fantasi").click()
    office.get_by_role("button", name="Skapa länken").click()
    _clean(office, picture, "radet-ledamot-lank")
    phone.goto(office.get_by_label("Länken").input_value())
    with phone.expect_download() as taken:
        phone.get_by_role("link", name="Påhittat underlag.pdf").click()
    assert taken.value.suggested_filename == "Påhittat underlag.pdf"
    _clean(phone, picture, "radet-ledamot-mote")
    phone.get_by_role("button", name="Jag kommer").click()
    expect(phone.get_by_text("Du har sagt att du kommer.")).to_be_visible()
    office.get_by_role("link", name="Till mötet").click()
    expect(office.get_by_text("kommer", exact=True)).to_be_visible()


def _at_the_meeting(office: Page, picture: Picture) -> None:
    """What is said at the table is typed, conflicts are noted, the answers get themes."""
    office.goto("/radet/")
    _clean(office, picture, "radet")
    office.get_by_role("link", name="måndag 16 november 2026").click()
    office.get_by_role("link", name="Skriv in vad någon sade på mötet").click()
    office.get_by_label("Vilken organisation?").fill("Fantasiföreningen Fyren")
    office.get_by_label("Vilka erfarenheter, lärdomar och tips finns?").fill("Att öva hjälper.")
    _clean(office, picture, "radet-sagt")
    office.get_by_role("button", name="Spara").click()
    office.get_by_role("link", name="Rätta det som sades").click()
    office.get_by_label("Så här sade de").fill("Att öva tillsammans hjälper.")
    _clean(office, picture, "radet-ratta")
    office.get_by_role("button", name="Spara").click()
    expect(office.get_by_text("Rättat av")).to_be_visible()
    office.get_by_role("link", name="Gruppera svaren och spara lärdomar").click()
    office.get_by_label("Tema").fill("Våga fråga")
    office.get_by_label("Spara som lärdom").check()
    _clean(office, picture, "radet-gruppera")
    office.get_by_role("button", name="Spara").click()
    expect(office.get_by_text("Svaren är grupperade.")).to_be_visible()


def _after_the_meeting(office: Page, picture: Picture) -> None:
    """The draft is written on, adjusted and published."""
    office.get_by_role("link", name="Ändra anteckningarna").click()
    notes = office.get_by_label("Anteckningarna")
    notes.fill(f"{notes.input_value()}\n\n# Övrigt\n\nFyren: Att öva hjälper.")
    _clean(office, picture, "radet-anteckningar")
    office.get_by_role("button", name="Spara").click()
    office.get_by_role("link", name="Justera anteckningarna").click()
    office.get_by_label("Vem har justerat?").fill("Påhitta Exempelsson")
    office.get_by_role("button", name="Spara justeringen").click()
    _clean(office, picture, "radet-mote")
    office.get_by_role("link", name="Publicera anteckningarna").click()
    office.get_by_role("button", name="Publicera").click()
    expect(office.get_by_role("link", name="Så ser allmänheten det")).to_be_visible()


SMALL = {**PHONE, "viewport": {"width": 320, "height": 700}, "color_scheme": "dark"}
PARTS = ("andra", "punkt", "kallelse", "forhinder", "jav", "fraga", "gruppera", "stall-in")
PAGES = (
    "/radet/",
    "/radet/lardomar/",
    "/radet/rad/",
    "/radet/ledamoter/",
    "/radet/mote/nytt",
    "/radet/ledamot/ny",
)


def test_the_councils_pages_are_for_everyone_on_a_phone(at_desk: SignIn, picture: Picture) -> None:
    """axe finds nothing, nothing scrolls sideways, and one press makes the agenda a draft."""
    present_council(now=cast.NOW)
    page = at_desk("radet", **SMALL)

    for address in PAGES:
        page.goto(address)
        _clean(page, picture, f"radet-telefon{address.replace('/', '-')}")
    page.goto("/radet/")
    page.get_by_role("link", name="onsdag 9 december").first.click()
    meeting = page.url
    for part in PARTS:
        page.goto(f"{meeting}/{part}")
        _clean(page, picture, f"radet-telefon-mote-{part}")
    page.goto("/radet/")
    page.get_by_role("link", name="november 2025").first.click()
    page.get_by_role("button", name="Gör utkast till anteckningar").click()
    expect(page.get_by_text("Här är ett utkast.")).to_be_visible()
    _clean(page, picture, "radet-telefon-utkast")
    page.get_by_role("link", name="Tillbaka").click()
    _clean(page, picture, "radet-telefon-mote")
