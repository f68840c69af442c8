"""An ombud changes job and a successor is appointed; a teacher signs up by link on a phone."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from lykta.exchange.simulation.present_networks import present_networks
from lykta.organisation.actions import accounts
from lykta.pages import clock
from tests import cast
from tests.browser.axe import assert_axe_clean, assert_no_sideways_scroll
from tests.launch.app_server import AppServer

PHONE = {"viewport": {"width": 320, "height": 700}, "has_touch": True}
Desk = Callable[..., Page]


def _look(page: Page, name: str) -> None:
    """Every page of the journey is for everyone; a picture is kept when LYKTA_SHOTS is set."""
    if folder := os.environ.get("LYKTA_SHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
    assert_axe_clean(page)
    assert_no_sideways_scroll(page)


def test_an_ombud_changes_job_and_a_successor_is_appointed(at_desk: Desk) -> None:
    now = clock.now()
    present_networks(now=now)
    with cast.acting("systemforvaltare", now=now) as actor:
        accounts.end_assignment(
            assignment_id=cast.actor("ombud.vof", now=now).assignment,
            actor=actor,
            today=now.date(),
        )

    strategist = at_desk("strateg")
    strategist.goto("/natverk/")
    _look(strategist, "natverk")
    strategist.get_by_role("link", name="Exempelboendet").click()
    expect(strategist.get_by_text("Ingen ny är utsedd än.")).to_be_visible()

    manager = at_desk("chef.vof")
    manager.goto("/min-dag")
    _look(manager, "min-dag-chef")
    manager.get_by_role("link", name="Utse ett nytt våldsombud").click()
    _look(manager, "enhet-utan")
    manager.get_by_role("link", name="Utse våldsombud").click()
    manager.get_by_role("button", name="Utse", exact=True).click()
    expect(manager.get_by_text("Välj någon i listan, eller skriv ett namn").first).to_be_visible()
    _look(manager, "utse-fel")
    manager.get_by_label("Eller någon annan, med namn").fill("Efva Efterträdaresson")
    manager.get_by_role("button", name="Utse", exact=True).click()
    expect(manager.get_by_text("Ombudet är utsett.")).to_be_visible()
    _look(manager, "enhet-med")
    expect(manager.get_by_role("link", name="Efva Efterträdaresson")).to_be_visible()

    strategist.goto("/natverk/")
    expect(strategist.get_by_role("link", name="Exempelboendet")).to_have_count(0)


def test_the_networks_pages_are_for_everyone(at_desk: Desk) -> None:
    present_networks(now=clock.now())
    strategist = at_desk("strateg")
    for address, name in (
        ("/natverk/ombud/", "ombud"),
        ("/natverk/heder/", "heder"),
        ("/natverk/fragor/", "fragor"),
        ("/natverk/utbildningar/", "utbildningar"),
        ("/natverk/utbildningar/saknas", "saknas"),
        ("/natverk/utbildningar/aret", "aret"),
        ("/natverk/las-in", "las-in"),
    ):
        strategist.goto(address)
        _look(strategist, name)
    strategist.goto("/natverk/")
    strategist.get_by_role("link", name="Alla möten").click()
    _look(strategist, "moten")
    strategist.locator(".network-list a").last.click()
    _look(strategist, "mote-hallet")


def test_a_teacher_signs_up_by_link_on_a_phone(
    at_desk: Desk,
    site: AppServer,
    window: Callable[..., Page],
) -> None:
    present_networks(now=clock.now())
    strategist = at_desk("strateg")
    strategist.goto("/natverk/utbildningar/")
    open_now = strategist.locator(".network-list").first
    open_now.get_by_role("link", name=re.compile("modersmålslärare")).click()
    _look(strategist, "tillfalle")
    strategist.get_by_role("link", name="Gör en länk för anmälan").click()
    strategist.get_by_role("button", name="Gör en länk").click()
    address = strategist.locator(".long-address").inner_text().strip()
    _look(strategist, "lank")

    phone = window(**PHONE)
    phone.goto(address)
    _look(phone, "anmalan-telefon")
    phone.get_by_role("button", name="Anmäl mig").click()
    expect(phone.get_by_text("Det här behöver fyllas i.").first).to_be_visible()
    _look(phone, "anmalan-fel-telefon")
    phone.get_by_label("Ditt namn").fill("Lärar-Lisa Låtsasberg")
    phone.get_by_label("Din e-post på arbetet").fill("lisa@exempel.se")
    phone.get_by_label("Din arbetsplats").fill("Sagoskolan 2")
    phone.get_by_role("button", name="Anmäl mig").click()
    expect(phone.get_by_text("Du har plats. Välkommen!")).to_be_visible()
    _look(phone, "anmald-telefon")


def test_an_ombud_and_a_head_teacher_do_what_their_day_asks(at_desk: Desk) -> None:
    present_networks(now=clock.now())
    ombud = at_desk("ombud.vof", **PHONE)
    ombud.goto("/natverk/")
    _look(ombud, "natverk-telefon")
    ombud.goto("/min-dag")
    _look(ombud, "min-dag-ombud")
    ombud.get_by_role("link", name=re.compile("Svara om du kommer")).click()
    _look(ombud, "mote-telefon")
    ombud.get_by_role("button", name="Jag kommer").click()
    expect(ombud.get_by_text("Tack för ditt svar.")).to_be_visible()
    head = at_desk("skola.rektor")
    head.goto("/min-dag")
    _look(head, "min-dag-rektor")
    head.get_by_role("link", name="Anmäl någon från enheten").click()
    expect(head.get_by_role("link", name="Anmäl", exact=True)).to_be_visible()
