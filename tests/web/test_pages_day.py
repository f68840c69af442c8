"""Min dag, the log and the settings, for each of the people."""

from dataclasses import replace

import pytest
from django.test import Client

from lykta.casework import api as casework
from lykta.casework.terms import MatterState, Protection
from tests.cast import EVERYONE, NOW, acting
from tests.factories.casework import VISITOR, a_matter, received
from tests.page_forms import send
from tests.signed_in import client_of

REVIEWERS = ("nexus.chef", "dso")


def text(client: Client, address: str) -> str:
    """Return what the page says."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return str(answer.content.decode())


def test_everyone_meets_a_day_and_no_name_of_anybody_helped(database: str) -> None:
    received()
    a_matter(at=MatterState.DECIDED)

    for username in EVERYONE:
        page = text(client_of(username), "/min-dag")
        assert "Gör nu" in page
        assert VISITOR.name not in page


def test_the_worker_meets_the_clocks_of_the_own_matters_with_their_source(database: str) -> None:
    walked = received()

    anna, bilal = (text(client_of(who), "/min-dag") for who in ("nexus.anna", "nexus.bilal"))

    assert walked.number in anna
    assert "SoL" in anna
    assert walked.number not in bilal


def test_the_strategist_meets_what_the_plans_source_does_not_say(database: str) -> None:
    page = text(client_of("strateg"), "/min-dag")

    assert "/plan/" in page
    assert "saknas" in page


def test_the_head_meets_an_emergency_opening_and_approves_it(database: str) -> None:
    contact = replace(VISITOR, protection=Protection.MARKED)
    walked = received(contact=contact)
    why = "Påhittat skäl: personen ringer och är i fara."
    bilal = client_of("nexus.bilal")
    answer = send(bilal, "/nodoppning", number=walked.number, reason=why, minutes="60")
    assert answer.status_code == 303
    assert bilal.get(f"/arenden/{walked.matter_id}/").status_code == 404

    chef = client_of("nexus.chef")
    day = text(chef, "/min-dag")
    assert "Godkänn nödöppning" in day
    address = "/nodoppning/" + day.split("/nodoppning/")[1].split('"')[0]
    assert why in text(chef, address)
    assert chef.post(address).status_code == 303

    assert bilal.get(f"/arenden/{walked.matter_id}/").status_code == 200


def test_an_unknown_number_in_an_emergency_keeps_what_was_typed(database: str) -> None:
    why = "Påhittat skäl: personen ringer och är i fara."
    bilal = client_of("nexus.bilal")

    answer = send(bilal, "/nodoppning", number="1999-0001", reason=why, minutes="60")

    assert answer.status_code == 422
    assert why in answer.content.decode()


@pytest.mark.parametrize("username", EVERYONE)
def test_the_log_is_for_those_who_review_it(database: str, username: str) -> None:
    status = client_of(username).get("/logg/").status_code

    assert status == (200 if username in REVIEWERS else 403)


def test_the_head_sees_who_opened_a_matter_and_who_was_refused(database: str) -> None:
    walked = received()
    text(client_of("nexus.anna"), f"/arenden/{walked.matter_id}/")
    client_of("nexus.bilal").get(f"/arenden/{walked.matter_id}/")

    page = text(client_of("nexus.chef"), "/logg/")

    assert "Anna Exempelsson" in page
    assert "Bilal Påhittdal" in page
    assert "Nekat" in page
    assert "Ärende läst" in page


def test_the_log_is_filtered_by_links(database: str) -> None:
    walked = received()
    text(client_of("nexus.anna"), f"/arenden/{walked.matter_id}/")
    chef = client_of("nexus.chef")

    assert "Ärende läst" in text(chef, "/logg/?vad=matter.read").split('id="handelser"')[1]
    nobody = text(chef, "/logg/?hur=denied&fran=2020-01-01&till=2020-01-02")
    assert "Inget stämmer med det urvalet" in nobody
    assert chef.get("/logg/?vem=skräp&fran=igår&fore=abc").status_code == 422


def test_a_signed_review_ends_the_reminder(database: str) -> None:
    chef = client_of("nexus.chef")
    assert "är inte granskad" in text(chef, "/min-dag")

    assert send(chef, "/logg/granskad", remark="in_order").status_code == 303

    assert "är inte granskad" not in text(chef, "/min-dag")
    assert "Inget att anmärka" in text(chef, "/logg/")
    assert "Inget att anmärka" in text(client_of("dso"), "/logg/")


def test_a_review_of_days_to_come_is_refused_beside_its_field(database: str) -> None:
    chef = client_of("nexus.chef")

    answer = send(chef, "/logg/granskad", remark="in_order", period_to="2090-01-01")

    assert answer.status_code == 422
    assert "Granska bara dagar som har varit" in answer.content.decode()


@pytest.mark.parametrize("page", ["/installningar/lag", "/installningar/behorigheter"])
def test_the_rules_are_read_by_those_who_answer_for_them(database: str, page: str) -> None:
    read = {who for who in EVERYONE if client_of(who).get(page).status_code == 200}

    assert read == {"nexus.chef", "strateg", "dso", "systemforvaltare"}


def test_the_law_page_says_which_rules_nobody_has_confirmed(database: str) -> None:
    page = text(client_of("dso"), "/installningar/lag")

    assert "inte bekräftad" in page
    assert "SoL" in page


def test_nothing_of_a_glass_reason_stands_in_the_log(database: str) -> None:
    with acting("nexus.anna") as anna:
        made = casework.referrals.receive(
            form_key=anna.person, contact=VISITOR, actor=anna, now=NOW
        )
    why = "Påhittat skäl: personen ringer och är i fara."
    send(client_of("nexus.bilal"), "/nodoppning", number=made.number, reason=why, minutes="30")

    assert why not in text(client_of("nexus.chef"), "/logg/")
