"""Handing over to social services: it lands in the right inbox, and gives nothing back."""

from typing import Any

import pytest
from django.test import Client

from lykta.casework import api as casework
from lykta.casework.models import Matter, Referral
from lykta.casework.terms import Channel, MatterKind, Protection
from lykta.kernel.problems import Unknown
from lykta.organisation import api as organisation
from lykta.organisation.models import Unit
from lykta.pages import clock
from tests import cast
from tests.audit.log import events_of
from tests.page_forms import answers_on, send
from tests.signed_in import client_of

pytestmark = pytest.mark.usefixtures("database")
CHILD = {
    "name": "Lill Låtsasson",
    "area": "close_relations",
    "what": "Påhittat: blåmärken tre måndagar i rad.",
    "danger": "Nej, på fritids till 17.",
    "protection": "none",
    "reporter_name": "Rebecka Sagoskola",
    "reporter_role": "Rektor",
    "workplace": "Exempelskolan",
    "reporter_phone": "018-000 00 00",
}
ADULT = {
    "name": "Sara Påhittsson",
    "phone": "070-000 00 00",
    "contact_how": "Ring 10-11",
    "area": "honour",
    "protection": "none",
    "consent": "on",
    "reporter_name": "Yasmin Låtsasvård",
    "reporter_role": "Undersköterska",
    "workplace": "Exempelboendet",
    "reporter_phone": "018-000 00 00",
}


def handed(client: Client, kind: str, /, **answers: Any) -> Any:
    """Fill in the form and send it."""
    return send(client, f"/lamna/{kind}", **answers)


def inbox(who: str) -> list[Matter]:
    """What waits in the person's unit."""
    with cast.acting(who):
        return list(Matter.objects.filter(queued=True))


def test_a_worry_lands_at_the_childs_reception_with_its_clock_running() -> None:
    answer = handed(client_of("skola.rektor"), "barn", **CHILD)

    assert answer.status_code == 303
    (matter,) = inbox("mott.carin")
    assert matter.kind == MatterKind.CHILD.value
    assert "Gör nu" in client_of("mott.carin").get("/min-dag").content.decode()
    with cast.acting("mott.carin"):
        (referral,) = Referral.objects.all()
        assert referral.channel == Channel.AUTHORITY.value
    page = client_of("mott.carin").get(f"/arenden/{matter.id}/").content.decode()
    assert "blåmärken tre måndagar" in page
    assert "Rebecka Sagoskola" not in page  # a protected fact: shown by an act that is logged


def test_the_one_who_hands_over_gets_a_receipt_and_no_insight() -> None:
    """Seen failing with machine_handover given to the head teacher's role in the matrix."""
    rector = client_of("skola.rektor")
    answer = handed(rector, "barn", **CHILD)
    (matter,) = inbox("mott.carin")

    receipt = rector.get(answer["Location"]).content.decode()

    assert "Det har kommit fram" in receipt
    assert matter.number not in receipt
    assert rector.get(f"/arenden/{matter.id}/").status_code == 403
    with cast.acting("skola.rektor"):
        assert not Matter.objects.exists()
        assert not Referral.objects.exists()


def test_an_adult_who_says_yes_lands_at_nexus() -> None:
    answer = handed(client_of("ombud.vof"), "vuxen", **ADULT)

    assert answer.status_code == 303
    (matter,) = inbox("nexus.anna")
    assert matter.kind == MatterKind.ADULT.value
    assert inbox("mott.carin") == []


def test_without_the_adults_yes_nothing_is_handed_over_and_all_stays_typed() -> None:
    client = client_of("ombud.vof")
    page = client.get("/lamna/vuxen")
    typed = {**answers_on(page.content), **ADULT}
    del typed["consent"]

    answer = client.post("/lamna/vuxen", typed)

    assert answer.status_code == 422
    assert "Sara Påhittsson" in answer.content.decode()
    assert inbox("nexus.anna") == []


@pytest.mark.parametrize("field", ["name", "what", "reporter_name", "workplace", "reporter_phone"])
def test_what_the_law_needs_is_asked_for(field: str) -> None:
    assert handed(client_of("skola.rektor"), "barn", **{**CHILD, field: ""}).status_code == 422


def test_an_impossible_personal_number_is_said_and_nothing_is_lost() -> None:
    said = {**CHILD, "personal_number": "180231-0000"}

    answer = handed(client_of("skola.rektor"), "barn", **said)

    assert answer.status_code == 422
    assert "blåmärken tre måndagar" in answer.content.decode()


def test_the_same_form_sent_twice_is_one_contact() -> None:
    client = client_of("skola.rektor")
    typed = {**answers_on(client.get("/lamna/barn").content), **CHILD}
    for _ in range(2):
        assert client.post("/lamna/barn", typed).status_code == 303

    assert len(inbox("mott.carin")) == 1


def test_a_protected_child_is_seen_by_the_assigned_alone_once_taken() -> None:
    handed(client_of("skola.rektor"), "barn", **{**CHILD, "protection": Protection.MARKED.value})

    (matter,) = inbox("mott.carin")
    assert matter.need_to_know


def test_the_machine_may_not_be_asked_for_anything_but_its_own_inbox() -> None:
    with cast.acting("skola.rektor"):
        nexus = Unit.objects.get(code="NEXUS")
        school = Unit.objects.get(code="UBF-EX")
        machine = organisation.receiver(unit_id=nexus.id, today=cast.TODAY)
        with pytest.raises(Unknown):
            organisation.receiver(unit_id=school.id, today=cast.TODAY)
    assert {permission.act for permission in machine.grants} <= {"read", "write", "receive"}
    assert "note" not in {permission.object for permission in machine.grants}


def test_the_employee_who_handed_over_stands_in_the_log_and_no_name_of_the_child(
    database: str,
) -> None:
    with events_of(database) as recorded:
        handed(client_of("skola.rektor"), "barn", **CHILD)

    assert "handover.sent" in {event.event for event in recorded}
    assert "Lill" not in str(recorded)


def test_who_told_is_shown_to_the_assigned_by_an_act_that_is_logged(database: str) -> None:
    handed(client_of("skola.rektor"), "barn", **CHILD)
    (matter,) = inbox("mott.carin")
    carin = client_of("mott.carin")
    with cast.acting("mott.carin") as actor:
        casework.matters.take(matter_id=matter.id, actor=actor, now=clock.now())
        (referral,) = Referral.objects.all()
    address = f"/arenden/{matter.id}/visa/vem/{referral.id}"
    assert address in carin.get(f"/arenden/{matter.id}/").content.decode()

    with events_of(database) as recorded:
        shown = carin.post(address).content.decode()

    assert "Rebecka Sagoskola, Rektor, Exempelskolan" in shown
    assert "identity.revealed" in {event.event for event in recorded}
    assert client_of("hrv.dalia").post(address).status_code == 404


# ---- by a link -----------------------------------------------------------------------------------


def link() -> str:
    """A receptionist makes a link for a school of another owner."""
    page = send(client_of("mott.carin"), "/lamna/lank", holder="Friskolan Påhitt")
    address = page.content.decode().split("/lamna/lank/")[1].split("/")[0]
    return f"/lamna/lank/{address}/"


def test_somebody_without_an_account_hands_over_by_a_link_once() -> None:
    address, client = link(), Client()
    assert client.get(address).status_code == 200

    answer = send(client, f"{address}barn", **CHILD)

    assert "Det har kommit fram" in answer.content.decode()
    assert len(inbox("mott.carin")) == 1
    assert client.get(address).status_code == 404
    assert client.get(f"{address}barn").status_code == 404


def test_a_mistake_does_not_use_the_link_up() -> None:
    address, client = link(), Client()

    assert send(client, f"{address}barn", **{**CHILD, "what": ""}).status_code == 422
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/lamna/lank/fel/", "/lamna/lank/fel/barn"])
def test_a_wrong_link_opens_nothing(address: str) -> None:
    assert Client().get(address).status_code == 404


def test_only_those_who_receive_make_links() -> None:
    assert client_of("strateg").get("/lamna/lank").status_code == 403


def test_what_is_not_a_kind_is_not_a_page() -> None:
    assert client_of("skola.rektor").get("/lamna/annat").status_code == 404
