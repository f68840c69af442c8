"""Somebody takes an acute time on a phone without script; a head teacher hands over a worry."""

import re
from collections.abc import Callable
from datetime import datetime, time

import pytest
from playwright.sync_api import Page, expect

from lykta.appointments import api as appointments
from lykta.appointments.api import Slot, Weekday
from lykta.pages import clock
from tests import cast
from tests.browser.axe import assert_axe_clean, assert_no_sideways_scroll
from tests.launch.app_server import AppServer

PHONE = {"viewport": {"width": 320, "height": 700}, "has_touch": True}
Desk = Callable[..., Page]


@pytest.fixture
def week(site: AppServer) -> datetime:
    """Nexus has a time every day, and one that is kept for the telephone."""
    now = clock.now()
    with cast.acting("nexus.chef", now=now) as head:
        appointments.receive_at(waiting_place="Kaféet i exemplet", actor=head, now=now)
        for weekday in Weekday:
            for slot in (Slot(time(13), 45, False), Slot(time(14), 45, True)):
                appointments.add_week_time(weekday=weekday, slot=slot, actor=head, now=now)
    return now


def _look(page: Page) -> None:
    assert_axe_clean(page)
    assert_no_sideways_scroll(page)


def test_a_time_is_taken_without_script_opened_by_its_code_and_cancelled(
    site: AppServer, window: Callable[..., Page], week: datetime
) -> None:
    home = f"http://localhost:{site.port}"
    phone = window(**PHONE, base_url=home, java_script_enabled=False)
    phone.goto("/tid/")
    phone.get_by_role("button", name="Ta tiden").click()
    expect(phone.get_by_role("alert")).to_have_text("Välj en tid först.")
    phone.get_by_role("radio").first.check()
    phone.get_by_label("Jag har barn med mig").check()
    phone.get_by_role("button", name="Ta tiden").click()
    expect(phone.get_by_role("status")).to_have_text("Tiden är din.")
    code = phone.locator(".code").inner_text()
    assert re.fullmatch(r"\d{4} \d{4} \d{4}", code)
    assert phone.url == f"{home}/tid/"
    phone.get_by_role("button", name="Klar").click()
    assert phone.context.cookies() == []

    again = window(**PHONE, base_url=home, java_script_enabled=False)
    again.goto("/tid/ar/")
    again.locator("#code").fill(code)
    again.locator('button[value="open"]').click()
    expect(again.get_by_text("Kaféet i exemplet")).to_be_visible()
    again.locator('button[value="cancel"]').click()
    expect(again.get_by_role("status")).to_be_visible()


@pytest.mark.parametrize("address", ["/tid/", "/tid/ar/", "/tid/ti/"])
def test_the_page_is_for_everyone(
    site: AppServer, window: Callable[..., Page], week: datetime, address: str
) -> None:
    phone = window(**PHONE, base_url=f"http://localhost:{site.port}")
    phone.goto(address)
    _look(phone)
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.className") == "skip"
    phone.get_by_role("radio").first.focus()
    phone.keyboard.press("Space")
    phone.locator('button[value="take"]').press("Enter")
    expect(phone.locator(".code")).to_be_visible()
    _look(phone)


def test_nexus_sets_the_week_and_notes_who_came(at_desk: Desk, week: datetime) -> None:
    admin = at_desk("nexus.admin")
    admin.goto("/aktualiseringar/")
    admin.get_by_role("link", name="Akuta tider").click()
    _look(admin)
    admin.get_by_role("link", name="Ta en tid åt någon som ringer").click()
    _look(admin)
    admin.get_by_role("button", name="Ta tiden").click()
    expect(admin.get_by_text(re.compile("Säg koden"))).to_be_visible()
    admin.goto("/aktualiseringar/akuttider/veckan")
    _look(admin)


def test_a_head_teacher_hands_over_a_worry_on_a_phone(at_desk: Desk) -> None:
    head = at_desk("skola.rektor", **PHONE)
    head.goto("/lamna/")
    _look(head)
    head.get_by_role("link", name="Jag är orolig för ett barn").click()
    head.get_by_role("button", name="Skicka orosanmälan").click()
    expect(head.get_by_text("Det här behöver rättas")).to_be_visible()
    _look(head)
    head.get_by_label("Barnets namn").fill("Lill Låtsasson")
    head.get_by_label("Våld i nära relationer").check()
    head.get_by_label("Vad gör dig orolig?").fill("Påhittat: blåmärken tre måndagar i rad.")
    head.get_by_label("Ditt arbete").fill("Rektor")
    head.get_by_label("Din arbetsplats").fill("Exempelskolan")
    head.get_by_label("Telefon till dig på arbetet").fill("018-000 00 00")
    head.get_by_role("button", name="Skicka orosanmälan").click()
    expect(head.get_by_role("heading", name="Det har kommit fram")).to_be_visible()
    _look(head)

    carin = at_desk("mott.carin")
    carin.goto("/aktualiseringar/")
    expect(carin.get_by_role("row")).to_have_count(2)
