"""The EU money of Fatima 2 ends: what stops then is met in the plan and on Min dag (F17).

The end and what stops are invented here; the source says two years, not from when.
"""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_axe_clean

Picture = Callable[[Page, str], None]
SignIn = Callable[..., Page]
STOPS = "Påhittat: träffarna i skolorna har ingen som håller i dem."


def test_what_stops_is_met_before_the_money_is_gone(at_desk: SignIn, picture: Picture) -> None:
    """The office tells when the money ends; it and those who lead meet it; then it is decided."""
    office = at_desk("strateg")
    tell_of_the_money(office)
    meet_it(office, picture)
    meet_it_where_it_is_led(at_desk)
    look_for_who_is_missing(office, picture)


def tell_of_the_money(page: Page) -> None:
    """Tell on the project's page when the money ends and what stops then."""
    page.goto("/plan/")
    page.get_by_role("link", name="Projekt Fatima 2").click()
    page.get_by_role("link", name=re.compile("Ändra.*EU-medel")).click()
    page.get_by_label("När är pengarna slut?").fill("snart")
    page.get_by_label("Vad upphör då?").fill(STOPS)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_label("Vad upphör då?")).to_have_value(STOPS)
    page.get_by_label("När är pengarna slut?").fill("2026-11-30")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Då upphör:")).to_be_visible()
    assert_axe_clean(page)


def meet_it(page: Page, picture: Picture) -> None:
    """The plan says it, and so does the day of the one who keeps the plan."""
    page.goto("/plan/")
    expect(page.get_by_role("heading", name="Pengar som tar slut")).to_be_visible()
    expect(page.get_by_text(STOPS)).to_be_visible()
    picture(page, "planen-pengar-som-tar-slut")
    assert_axe_clean(page)
    page.goto("/min-dag")
    expect(page.locator("main")).to_contain_text("EU-medel till Projekt Fatima 2 slutar")


def meet_it_where_it_is_led(at_desk: SignIn) -> None:
    """The head in the administration that leads it meets it; a stranger to it does not."""
    head = at_desk("nexus.chef")
    head.goto("/min-dag")
    expect(head.locator("main")).to_contain_text("EU-medel till Projekt Fatima 2 slutar")
    other = at_desk("kontakt.uhem")
    other.goto("/min-dag")
    expect(other.locator("main")).not_to_contain_text("Fatima 2")


def look_for_who_is_missing(page: Page, picture: Picture) -> None:
    """One click from the map: a group that nothing is for, and a measure begun for it, by phone."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/plan/tackning/")
    assert_axe_clean(page)
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)
    picture(page, "tackning")
    page.get_by_role("link", name="Missbruk eller beroende").first.click()
    expect(page.get_by_label("Missbruk eller beroende")).to_be_checked()
    page.get_by_label("Namn").fill("Samma dörr för den som också dricker (påhittad)")
    page.get_by_label("Vad är det för slag?").select_option("service")
    page.get_by_role("group", name="Leder").get_by_label("Socialförvaltningen").check()
    page.get_by_role("button", name="Spara åtgärden").click()
    expect(page.get_by_text("Föreslagen, inte beslutad").first).to_be_visible()
    assert_axe_clean(page)
    assert not page.evaluate(wide)
