"""A woman is helped, page by page: every button of the main job, pressed on the real pages."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from lykta.casework.models import Decision, FollowUp, Inquiry, Matter, Note, Service
from lykta.pages import clock
from tests.cast import acting
from tests.factories.casework import an_offer
from tests.page_forms import send
from tests.signed_in import client_of

CONTACT = {
    "area": "close_relations",
    "name": "Exempla Påhittsdotter",
    "phone": "070-000 00 00",
    "contact_how": "Ring 10-14",
    "wants_support": "yes",
    "what": "Påhittad: kom till mottagningen med en vän.",
}


@pytest.fixture
def anna(database: str) -> Client:
    """A Nexus social worker at her desk."""
    return client_of("nexus.anna")


def registered(client: Client, **more: Any) -> str:
    """Register a contact; return the address of its matter."""
    answer = send(client, "/aktualiseringar/ny?vag=visit", **{**CONTACT, "next": "take", **more})
    assert answer.status_code == 303, answer.content.decode()
    return str(answer["Location"]).removesuffix("registrerad")


def told(answer: Any) -> str:
    """Return what the page says, without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())[:3000]


def press(client: Client, address: str, **answers: Any) -> None:
    """Fill in the page; it must lead back to the matter."""
    answer = send(client, address, **answers)
    assert answer.status_code == 303, (address, told(answer))


def test_a_contact_shows_the_clocks_it_started_with_their_source(anna: Client) -> None:
    page = anna.get(registered(anna) + "registrerad").content.decode()

    assert "Det här startar nu" in page
    assert "SoL" in page
    assert "inte bekräftad" in page


def test_the_first_thing_to_do_is_the_childrens_report(anna: Client) -> None:
    matter = registered(anna, children="2015")

    page = anna.get(matter).content.decode()
    assert "Gör orosanmälan för barnen" in page
    assert "Exempla" not in page
    child = page.split(f"{matter}barn/")[1].split('"')[0]
    unit = anna.get(f"{matter}barn/{child}").content.decode().split('name="unit_id" value="')[1]
    press(anna, f"{matter}barn/{child}", unit_id=unit.split('"')[0], what="Påhittad oro.")

    assert "orosanmälan gjord" in anna.get(matter).content.decode()


def test_the_whole_way_by_a_decision(anna: Client) -> None:
    matter = registered(anna)

    _inquire(anna, matter)
    _decide_and_serve(anna, matter)
    press(anna, f"{matter}anteckning", text="Påhittad anteckning.")
    press(anna, f"{matter}anteckning/{_only(Note, matter).id}/ratta", text="Påhittad rättelse.")
    if _open(matter):
        press(anna, f"{matter}utredning/avsluta", conclusion="Påhittad slutsats.")
    press(anna, f"{matter}avsluta", reason="done")

    page = anna.get(matter).content.decode()
    seen = ("Avslutat", "Fysiskt, Latent", "Hög", "grannen vet", "Påhittade skäl", "Beviljat")
    for words in (*seen, "målet nåddes helt", "Påhittad rättelse"):
        assert words in page, words


def _inquire(anna: Client, matter: str) -> None:
    press(anna, f"{matter}oppna-utredning", ground="application")
    told_of = {"kinds": ["physical", "latent"], "done_by_relation": "partner"}
    when = {"from_period": "2021-05", "still_going_on": "yes", "children_saw": "no_children"}
    press(anna, f"{matter}vald", **told_of, **when)
    tool = _first_option(anna, f"{matter}risk")
    press(anna, f"{matter}risk", instrument=tool, level="high", own_estimate="medium")
    press(anna, f"{matter}sakerhetsplan", text="Påhittad plan: grannen vet.")
    for heading in ("acute_need", "violence", "own_view"):
        press(anna, f"{matter}utredning/{heading}", text="Påhittad text.")
    until = (clock.today() + timedelta(days=7)).isoformat()
    sent = {"what": "Utredningen.", "sent_how": "meeting", "answer_by_on": until}
    press(anna, f"{matter}kommunicera", **sent)


def _decide_and_serve(anna: Client, matter: str) -> None:
    said = {"outcome": "granted", "service_kind": "support_talks", "grounds": "Påhittade skäl."}
    press(anna, f"{matter}beslut", **said)
    decision = _only(Decision, matter)
    press(anna, f"{matter}beslut/{decision.id}/underratta")
    press(anna, f"{matter}beslut/{decision.id}/delge", served_how="meeting")
    press(anna, f"{matter}insats", ground=f"decision:{decision.id}", goal="Påhittat mål.")
    service = _only(Service, matter)
    press(anna, f"{matter}insats/{service.id}/uppfoljning", goal_so_far="partly")
    press(anna, f"{matter}insats/{service.id}/avsluta", result="wholly")


def test_the_other_lawful_way_needs_no_inquiry_and_no_decision(anna: Client) -> None:
    offer = an_offer()
    matter = registered(anna)

    press(anna, f"{matter}insats", ground=f"offer:{offer.id}")

    with acting("nexus.anna"):
        assert _only(Service, matter).decision_id is None
        assert not Decision.objects.exists()
        assert not FollowUp.objects.exists()


def _only(model: Any, matter: str) -> Any:
    with acting("nexus.anna"):
        return model.objects.filter(matter_id=matter.split("/")[2]).order_by("id")[0]


def _open(matter: str) -> bool:
    with acting("nexus.anna"):
        return Inquiry.objects.filter(matter_id=matter.split("/")[2], state="open").exists()


def _first_option(client: Client, address: str) -> str:
    page = client.get(address).content.decode().split('name="instrument"')[1]
    return page.split('<option value="')[2].split('"')[0]


def test_advice_is_counted_and_nothing_else_is_asked(anna: Client) -> None:
    page = anna.get("/aktualiseringar/rad").content.decode()
    answer = send(anna, "/aktualiseringar/rad", kind="support", channel="phone")

    assert answer.status_code == 303
    assert 'name="name"' not in page
    with acting("nexus.anna"):
        assert not Matter.objects.exists()


def test_a_service_with_nothing_to_rest_on_is_told_kindly(anna: Client) -> None:
    page = anna.get(f"{registered(anna)}insats").content.decode()

    assert "Det finns inget att starta på än" in page
    assert "Starta insatsen</button>" not in page
