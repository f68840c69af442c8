"""Issue 3 §2 in a browser: a contact answers on a bus, the strategist takes the round to KS.

Everybody and everything here is invented.
"""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests import cast
from tests.browser.axe import assert_axe_clean
from tests.factories import follow_up as factory

Picture = Callable[[Page, str], None]
SignIn = Callable[..., Page]
HOME = "/plan/uppfoljning/"
PHONE = {"viewport": {"width": 390, "height": 844}, "java_script_enabled": False}


def test_a_contact_answers_on_a_bus_and_the_round_goes_to_the_board(
    at_desk: SignIn, picture: Picture
) -> None:
    """Without scripts on a phone; then freezing, a report, its meetings, and the decision."""
    factory.measures()
    desk = at_desk("strateg")
    page = prepare(desk, picture)
    answer_on_the_bus(at_desk("kontakt.vof", **PHONE), page, picture)
    ask(desk, page)
    freeze(desk, page, picture)
    take_it_to_the_executive_board(desk, picture)


def prepare(page: Page, picture: Picture) -> str:
    """Prepare the round and open it; return its path."""
    page.goto(HOME)
    page.get_by_role("link", name="Ny runda").click()
    page.get_by_label("Rundans namn").fill("Våren 2026")
    page.get_by_label("Delårsuppföljning").check()
    page.get_by_label("Vilken tid gäller den?").fill("2026-01/2026-04")
    page.get_by_label("Sista dagen att svara").fill("2099-05-08")
    page.get_by_role("button", name="Spara rundan").click()
    page.get_by_role("link", name="Öppna rundan").click()
    page.get_by_role("button", name="Öppna rundan").click()
    expect(page.get_by_text("7 har inte rapporterats").first).to_be_visible()
    assert_axe_clean(page)
    picture(page, "uppfoljning-runda")
    return page.url


def answer_on_the_bus(page: Page, address: str, picture: Picture) -> None:
    """Answer for two measures, one of them stuck without a why first."""
    page.goto(address)
    page.get_by_role("link", name="Svara för mina åtgärder").click()
    first = page.locator("section", has=page.get_by_role("heading", name="Rutin för frågor"))
    second = page.locator("section", has=page.get_by_role("heading", name="Utbilda natt"))
    first.get_by_label("Har kört fast").check()
    second.get_by_label("Går som planerat").check()
    second.get_by_label("Vad har hänt sedan sist?").fill("Påhittat: fyra grupper är klara.")
    picture(page, "rapportera-telefon")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_text("Skriv kort vad som hindrar").first).to_be_visible()
    expect(second.get_by_label("Vad har hänt sedan sist?")).to_have_value(
        "Påhittat: fyra grupper är klara."
    )
    first.get_by_label("Vad har hänt sedan sist?").fill("Påhittat: lokalen stängdes i mars.")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_text("Tack! Ditt svar är sparat.")).to_be_visible()
    expect(page.get_by_text("Du har svarat på allt.")).to_be_visible()


def ask(page: Page, address: str) -> None:
    """The office asks about an answer; it cannot change it."""
    page.goto(address)
    page.get_by_role("link", name="Rutin för frågor om våld").click()
    page.get_by_role("link", name="Fråga om svaret").click()
    page.get_by_label("Vad undrar du?").fill("Påhittat: finns det en annan lokal?")
    page.get_by_role("button", name="Skicka frågan").click()
    expect(page.get_by_text("finns det en annan lokal?")).to_be_visible()
    assert_axe_clean(page)


def freeze(page: Page, address: str, picture: Picture) -> None:
    """Freeze: what is silent is said first."""
    page.goto(address)
    page.get_by_role("link", name="Frys rundan").click()
    expect(page.get_by_text("fryses som tystnad").first).to_be_visible()
    page.get_by_role("button", name="Frys rundan").click()
    expect(page.get_by_text("Kontrollsumma:")).to_be_visible()
    assert_axe_clean(page)
    picture(page, "fryst-runda")


def take_it_to_the_executive_board(page: Page, picture: Picture) -> None:
    """Write, hand on, note two meetings, and enter the decision in the register."""
    today = cast.TODAY.isoformat()
    page.get_by_role("link", name="Skriv en rapport").click()
    page.get_by_label("Till kommunstyrelsen").check()
    page.get_by_label("Rubrik").fill("Uppföljning våren 2026")
    page.get_by_role("button", name="Spara utkastet").click()
    page.get_by_role("link", name="Lämna vidare").click()
    page.get_by_label("När tas den upp?").fill(today)
    page.get_by_label("Diarienummer").fill("PÅHITT-2026-1")
    page.get_by_role("button", name="Lämna vidare").click()
    assert_axe_clean(page)
    for paragraph, following in (("41", today), ("87", "")):
        page.get_by_role("link", name="Skriv in vad mötet beslutade").click()
        page.get_by_label("Enligt förslaget").check()
        page.get_by_label("Paragraf").fill(paragraph)
        page.get_by_label("Nästa möte").fill(following)
        page.get_by_role("button", name="Spara").click()
    page.get_by_role("link", name="För in beslutet i registret").click()
    page.get_by_role("button", name="För in beslutet i registret").click()
    expect(page.get_by_text("Beslutet står nu i beslutsregistret.")).to_be_visible()
    assert_axe_clean(page)
    picture(page, "rapport-till-ks")
