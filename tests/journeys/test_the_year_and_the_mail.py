"""The strategist looks at the year, takes it home to her calendar, and sees what mail would say."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_axe_clean, assert_no_sideways_scroll

PHONE = {"width": 390, "height": 844}


def test_the_year_on_a_phone_and_home_to_the_calendar(at_desk: Callable[..., Page]) -> None:
    page = at_desk("strateg", viewport=PHONE)
    page.goto("/plan/arshjul/")
    assert_axe_clean(page)
    assert_no_sideways_scroll(page)

    page.get_by_role("link", name="Till min kalender").click()
    page.get_by_role("button", name="Gör en adress").click()
    address = page.locator("code").inner_text()
    assert address.endswith("/kalender.ics")
    assert_axe_clean(page)
    path = "/plan/" + address.split("/plan/", 1)[1]
    assert page.request.get(path).text().startswith("BEGIN:VCALENDAR")

    page.get_by_role("button", name="Stäng adressen").click()
    expect(page.get_by_text("Adressen är stängd.")).to_be_visible()
    assert page.request.get(path).status == 404


def test_what_the_weekly_mail_would_say(at_desk: Callable[..., Page]) -> None:
    page = at_desk("strateg")
    page.goto("/plan/arshjul/")

    page.get_by_role("link", name="Veckobrevet").click()
    expect(page.get_by_role("heading", name="Veckobrevet")).to_be_visible()
    assert_axe_clean(page)
    page.locator("table").first.get_by_role("link").first.click()

    expect(page.locator(".mail__text")).to_contain_text("Det här väntar på dig i Lykta.")
    assert_axe_clean(page)
    page.get_by_role("link", name="Till veckobrevet").click()
    page.get_by_role("link", name="Till årshjulet").click()
    expect(page.locator("h1")).to_contain_text("Årshjulet")
