"""Someone comes to Nexus and is helped: issue 2 §3.2 walked from the door to the end, in a browser.

Everybody here is invented.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from lykta.casework.terms import MatterState
from tests.browser.axe import assert_axe_clean
from tests.factories.casework import a_matter, an_offer

Picture = Callable[[Page, str], None]
SignIn = Callable[..., Page]
NAME = "Exempla Påhittsdotter"


@pytest.fixture
def anna(at_desk: SignIn) -> Page:
    """A Nexus social worker's browser."""
    return at_desk("nexus.anna")


def test_a_woman_is_helped(anna: Page, picture: Picture) -> None:
    """From the first contact, by inquiry and decision, to a service that ends well."""
    matter = register(anna, picture)
    raise_the_child(anna, matter)
    open_and_write_the_inquiry(anna, matter, picture)
    decide(anna, matter, picture)
    give_the_service(anna, matter)
    note_and_close(anna, matter, picture)


def register(page: Page, picture: Picture) -> str:
    """Take down the contact; see the clocks; return the address of the matter."""
    page.goto("/min-dag")
    page.get_by_role("link", name="Ny aktualisering").click()
    page.get_by_role("link", name="Besök").click()
    page.get_by_label("Våld i nära relationer").check()
    page.get_by_label("Namn").fill(NAME)
    page.get_by_label("Personnummer").fill("19900230-1234")
    page.get_by_label("Telefon").fill("070-000 00 00")
    page.get_by_label("Hur når vi personen tryggt?").fill("Ring 10-14")
    page.get_by_label("Ja", exact=True).check()
    page.get_by_label("Barn under 18 år i hemmet").fill("2018")
    page.get_by_label("Vad har hänt?").fill("Påhittad: kom med en vän och vill ha stöd.")
    picture(page, "ny-aktualisering")
    page.get_by_role("button", name="Registrera och ta ärendet").click()
    expect(page.get_by_role("alert")).to_contain_text("Personnummer")
    expect(page.get_by_label("Namn")).to_have_value(NAME)
    page.get_by_label("Personnummer").fill("")
    page.get_by_role("button", name="Registrera och ta ärendet").click()
    expect(page.get_by_text("Det här startar nu")).to_be_visible()
    assert_axe_clean(page)
    picture(page, "registrerat")
    page.get_by_role("link", name="Öppna ärendet").click()
    expect(page.locator("body")).not_to_contain_text(NAME)
    assert NAME not in page.content()
    reveal(page)
    return page.url


def reveal(page: Page) -> None:
    """Show the name: by a button that says that it is logged."""
    banner = page.locator(".person")
    banner.get_by_role("button", name="Visa").click()
    expect(banner).to_contain_text(NAME)
    expect(banner).to_contain_text("visningen är loggad")


def raise_the_child(page: Page, matter: str) -> None:
    """The child gets a matter of its own; nothing is done before that."""
    page.goto(matter)
    page.get_by_role("link", name="Gör orosanmälan för barnen").click()
    page.get_by_role("link", name="Gör orosanmälan").click()
    page.get_by_label("Mottagningsenheten").check()
    page.get_by_label("Vad behöver barnenheten veta?").fill("Påhittad: barnet har hört våldet.")
    page.get_by_role("button", name="Gör orosanmälan").click()
    expect(page.locator(".person")).to_contain_text("orosanmälan gjord")


def open_and_write_the_inquiry(page: Page, matter: str, picture: Picture) -> None:
    """She wants it; then what has happened, how great the danger is, and what she needs."""
    page.get_by_role("link", name="Inled utredning").click()
    page.get_by_role("button", name="Inled utredning").click()
    expect(page.get_by_text("Utredning pågår").first).to_be_visible()
    page.goto(f"{matter}vald")
    for kind in ("Psykiskt", "Fysiskt", "Latent"):
        page.get_by_label(kind).check()
    page.get_by_label("Vem har gjort det?").select_option("former_partner")
    page.get_by_role("group", name="Har barn sett").get_by_label("Ja", exact=True).check()
    page.get_by_label("Från").fill("2021-05")
    page.get_by_label("Till").fill("2026-10")
    page.get_by_label("Med personens ord").fill("Påhittad: det har blivit värre sedan i våras.")
    picture(page, "vald")
    page.get_by_role("button", name="Spara", exact=True).click()
    page.goto(f"{matter}risk")
    page.get_by_label("Instrument").select_option(index=1)
    page.get_by_role("group", name="Din bedömning").get_by_label("Hög").check()
    page.get_by_role("group", name="Personens egen").get_by_label("Medel").check()
    page.get_by_role("button", name="Spara bedömningen").click()
    page.goto(f"{matter}sakerhetsplan")
    page.get_by_label("Planen").fill("Påhittad: väskan står hos grannen.")
    page.get_by_role("button", name="Spara planen").click()
    for heading in ("acute_need", "violence", "own_view"):
        page.goto(f"{matter}utredning/{heading}")
        page.get_by_label("Text").fill("Påhittad: hon vill ha stödsamtal.")
        page.get_by_role("button", name="Spara", exact=True).click()
    page.goto(f"{matter}kommunicera")
    page.get_by_label("Vad fick personen se?").fill("Påhittad: hela utredningen.")
    page.get_by_label("Hur?").select_option("meeting")
    page.get_by_label("Svara senast").fill("2026-11-30")
    page.get_by_role("button", name="Underlaget är skickat").click()


def decide(page: Page, matter: str, picture: Picture) -> None:
    """One decision for one person, told and handed over."""
    page.get_by_role("link", name="Fatta beslut").first.click()
    page.get_by_label("Beviljat", exact=True).check()
    page.get_by_label("Vilken insats?").select_option("support_talks")
    page.get_by_label("Varför?", exact=True).fill("Påhittad: behovet kan inte tillgodoses annars.")
    assert_axe_clean(page)
    picture(page, "beslut")
    page.get_by_role("button", name="Fatta beslutet").click()
    page.get_by_role("link", name="Underrätta om beslutet").click()
    page.get_by_role("button", name="Spara").click()
    page.get_by_role("link", name="Personen har fått det").click()
    page.get_by_label("Hur?").select_option("meeting")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("link", name="Starta insatsen")).to_be_visible()


def give_the_service(page: Page, matter: str) -> None:
    """Support talks start, are followed up, and end with the goal reached."""
    page.get_by_role("link", name="Starta insatsen").click()
    page.get_by_label("Beslutet: stödsamtal").check()
    page.get_by_label("Vad ska den leda till?").fill("Påhittad: trygghet i vardagen.")
    page.get_by_role("button", name="Starta insatsen").click()
    page.get_by_role("link", name="Följ upp insatsen").click()
    page.get_by_label("Målet nåddes delvis").check()
    page.get_by_role("button", name="Spara uppföljningen").click()
    page.get_by_role("link", name="Avsluta insatsen").click()
    page.get_by_label("Målet nåddes helt").check()
    page.get_by_role("button", name="Avsluta insatsen").click()


def note_and_close(page: Page, matter: str, picture: Picture) -> None:
    """A note that is signed, the story read once more, and the matter closed."""
    page.get_by_role("link", name="Skriv en anteckning").first.click()
    page.get_by_label("Anteckning", exact=True).fill("Påhittad: hon hälsar att det går bra.")
    page.get_by_role("button", name="Signera").click()
    expect(page.get_by_text("hon hälsar att det går bra")).to_be_visible()
    expect(page.get_by_text("Det personen har berättat om").first).to_be_visible()
    assert_axe_clean(page)
    picture(page, "arende")
    page.goto(f"{matter}utredning/avsluta")
    if page.get_by_label("Vad kom ni fram till?").is_visible():
        page.get_by_label("Vad kom ni fram till?").fill("Påhittad slutsats.")
        page.get_by_role("button", name="Avsluta utredningen").click()
    page.goto(f"{matter}avsluta")
    page.get_by_label("Varför?", exact=True).select_option("done")
    page.get_by_role("button", name="Avsluta ärendet").click()
    expect(page.get_by_text("Ärendet är avslutat.")).to_be_visible()


def test_the_other_lawful_way_without_inquiry_or_script(at_desk: SignIn) -> None:
    """SoL 11:5, by someone whose browser runs no script: contact, service, note, reveal."""
    an_offer()
    page = at_desk("nexus.anna", java_script_enabled=False)
    page.goto("/aktualiseringar/ny?vag=phone")
    page.get_by_label("Våld i nära relationer").check()
    page.get_by_label("Namn").fill(NAME)
    page.get_by_role("button", name="Spara utkast").click()
    expect(page.get_by_label("Namn")).to_have_value(NAME)
    page.get_by_label("Våld i nära relationer").check()
    page.get_by_role("button", name="Registrera och ta ärendet").click()
    page.get_by_role("link", name="Öppna ärendet").click()
    matter = page.url
    page.locator(".person").get_by_role("button", name="Visa").click()
    expect(page.locator("main")).to_contain_text(NAME)
    page.get_by_role("link", name="Tillbaka").click()
    page.goto(f"{matter}insats")
    page.get_by_label("Öppna stödsamtal, utan behovsprövning").check()
    page.get_by_role("button", name="Starta insatsen").click()
    expect(page.get_by_text("utan behovsprövning (SoL 11:5)")).to_be_visible()


def test_what_is_typed_saves_itself(anna: Page) -> None:
    """Nothing typed is lost when the page is left without a word."""
    walked = a_matter(at=MatterState.INQUIRY)
    anna.goto(f"/arenden/{walked.matter_id}/anteckning")
    anna.get_by_label("Anteckning", exact=True).fill("Påhittad, halvfärdig")
    anna.get_by_label("Anteckning", exact=True).blur()
    expect(anna.locator("[data-draft-state]")).to_contain_text("sparat")
    anna.goto("/min-dag")
    anna.goto(f"/arenden/{walked.matter_id}/anteckning")

    expect(anna.get_by_label("Anteckning", exact=True)).to_have_value("Påhittad, halvfärdig")
