"""A year's follow-up of the work environment (F45) in a browser, from HR to board and plan.

Everybody and everything here is invented.
"""

import os
import re
from collections.abc import Callable
from uuid import UUID

from playwright.sync_api import Page, ViewportSize, expect

from lykta.kernel.actor import Actor
from lykta.workplace import api as workplace
from tests import cast
from tests.browser.axe import assert_axe_clean
from tests.workplace import year
from tests.workplace.test_sharing import employed

SignIn = Callable[..., Page]
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
PHONE = ViewportSize(width=390, height=844)


def look(page: Page, name: str) -> None:
    """Nobody is shut out, nothing sticks out; with LOOK_AT set, keep what it looks like."""
    assert_axe_clean(page)
    assert not page.evaluate(WIDE), name
    if folder := os.environ.get("LOOK_AT"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_a_year_at_work_from_opening_to_board_and_plan(at_desk: SignIn) -> None:
    """HR opens, a manager answers by phone, director, committee, board and plan do their part."""
    year.answered(year.opened(year=year.YEAR - 1))
    staff, head = employed("VOF"), employed("SCF", "director")
    hr = at_desk("hr.vof")
    open_the_year(hr)
    answer_by_phone(at_desk("chef.vof"))
    answered_by(staff)
    year.answered(newest(), "nexus.chef", improve="Rutinen vid hot är inte övad.")
    key = newest()
    with cast.acting(head) as actor:
        workplace.sign(round_id=key, actor=actor, now=cast.NOW)

    group_and_sign(at_desk("direktor.vof"))
    committee_notes(at_desk("skydd.vof"))
    board_reads(at_desk("namnd.scn"))
    plan_takes_it_up(at_desk("strateg"))
    see_the_whole(hr)
    see_from_outside(at_desk("skola.rektor"))


def newest() -> UUID:
    """Return the key of the newest round."""
    with cast.acting("hr.vof"):
        return workplace.rounds(municipality="0380")[0].id


def answered_by(staff: Actor) -> None:
    """The other unit of the administration answers, in words of its own."""
    key = newest()
    with cast.acting(staff) as actor:
        asked = workplace.units(round_id=key, unit=actor.unit)[0].id
        told = year.told(improve="Introduktionen, och öva rutinen vid hot.", improve_themes=())
        workplace.answer(asked_id=asked, told=told, actor=actor, now=cast.NOW)


def my_day(page: Page) -> None:
    """Min dag, with what lies further on unfolded."""
    page.goto("/min-dag")
    for one in page.locator("details.more > summary").all():
        one.click()


def open_the_year(page: Page) -> None:
    """The proposed days stand in the form: the last day, and when board and committee read."""
    my_day(page)
    page.get_by_role("link", name=f"Öppna uppföljningen av arbetsmiljön {year.YEAR}").click()
    expect(page.get_by_label("Nämnd och skyddskommitté har läst senast")).not_to_have_value("")
    look(page, "open-round")
    page.get_by_role("button", name="Öppna rundan").click()
    expect(page.get_by_text("Rundan är öppen.")).to_be_visible()
    look(page, "year-hr")


def answer_by_phone(page: Page) -> None:
    """What was promised stands there; a name is refused and all that was typed is kept."""
    page.set_viewport_size(PHONE)
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
    look(page, "answer-phone")
    page.get_by_label("Vad behöver bli bättre?").fill("Introduktionen för nya, och larmen.")
    page.get_by_role("button", name="Skicka svaret").click()
    expect(page.get_by_text("Tack! Svaret är sparat.")).to_be_visible()
    look(page, "unit-phone")


def group_and_sign(page: Page) -> None:
    """The director moves a text, confirms, signs, and suggests a shared theme to the plan."""
    my_day(page)
    page.get_by_role("link", name=f"Signera uppföljningen av arbetsmiljön {year.YEAR}").click()
    look(page, "compiled")
    page.get_by_role("link", name="Bestäm vad enheterna har gemensamt").click()
    look(page, "themes")
    page.get_by_role("link", name="Rutiner och introduktion").click()
    page.get_by_label("Temats namn").fill("Introduktion för nya")
    look(page, "theme")
    page.get_by_role("button", name="Bekräfta temat").click()
    expect(page.get_by_text("Introduktion för nya").first).to_be_visible()
    page.get_by_role("link", name="Till förvaltningen").click()
    page.get_by_role("link", name="Signera", exact=True).click()
    expect(page.get_by_text("När du signerar bekräftar du dem")).to_be_visible()
    look(page, "sign")
    page.get_by_role("button", name="Signera").click()
    expect(page.get_by_text("Den ändras inte mer.")).to_be_visible()
    page.get_by_role("link", name="Föreslå Introduktion för nya till planen").click()
    page.get_by_label("Vad behöver göras?").fill("En gemensam introduktion på Exempelboendet.")
    page.get_by_role("button", name="Skicka förslaget").click()
    expect(page.get_by_text("Planen är offentlig. Ta bort enhetens namn").first).to_be_visible()
    page.get_by_label("Vad behöver göras?").fill("En gemensam introduktion för alla nya.")
    look(page, "suggest")
    page.get_by_role("button", name="Skicka förslaget").click()
    expect(page.get_by_text("Förslaget är skickat.")).to_be_visible()
    look(page, "signed")


def committee_notes(page: Page) -> None:
    """The committee meets it on Min dag and notes its meeting."""
    my_day(page)
    page.get_by_role("link", name=re.compile(f"arbetsmiljön {year.YEAR}")).first.click()
    page.get_by_role("link", name="Anteckna att kommittén tagit del").click()
    page.get_by_label("Paragraf").fill("12")
    look(page, "committee")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Antecknat. Tack!")).to_be_visible()
    expect(page.get_by_text("§ 12").first).to_be_visible()


def board_reads(page: Page) -> None:
    """The board's secretary reads and downloads the paper, and notes the meeting."""
    my_day(page)
    title = f"Nämnden ska ta del av arbetsmiljön {year.YEAR}: Socialförvaltningen"
    page.get_by_role("link", name=title).click()
    expect(page.get_by_text("1 av 1 enheter har svarat.").first).to_be_visible()
    look(page, "paper")
    with page.expect_download() as paper:
        page.get_by_role("link", name="PDF").click()
    assert paper.value.suggested_filename.endswith(".pdf")
    page.get_by_role("link", name="Anteckna att nämnden tagit del").click()
    page.get_by_label("Paragraf").fill("45")
    page.get_by_label("Diarienummer").fill("SCN-2026-00123")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("SCN-2026-00123").first).to_be_visible()


def plan_takes_it_up(page: Page) -> None:
    """The strategist turns the suggestion into a proposed measure that says where it is from."""
    my_day(page)
    page.get_by_role("link", name=re.compile("Introduktion för nya")).click()
    look(page, "suggestions")
    page.get_by_role("link", name="Ta ställning till Introduktion för nya").click()
    page.get_by_label("Vad är det för slag?").select_option(label="Utbildning")
    look(page, "take-up")
    page.get_by_role("button", name="Föreslå åtgärden i planen").click()
    expect(page.get_by_text("Vård- och omsorgsförvaltningen: Introduktion för nya")).to_be_visible()


def see_the_whole(page: Page) -> None:
    """HR sees every administration: the silent unit by name, who has signed and noted."""
    page.goto("/arbetsmiljo/")
    page.get_by_role("link", name=f"Uppföljningen {year.YEAR}").click()
    page.get_by_role("link", name="Hela kommunen").click()
    expect(page.get_by_text("Saknas i Utbildningsförvaltningen")).to_be_visible()
    expect(page.get_by_text("Exempelskolan").first).to_be_visible()
    look(page, "municipality")
    page.set_viewport_size(PHONE)
    look(page, "municipality-phone")


def see_from_outside(page: Page) -> None:
    """Everybody else reads no unit's name but the own."""
    page.goto("/arbetsmiljo/")
    page.get_by_role("link", name=f"Uppföljningen {year.YEAR}").click()
    expect(page.get_by_text("för få enheter för att visa något").first).to_be_visible()
    expect(page.get_by_text("Exempelboendet")).to_have_count(0)
    look(page, "outside")
