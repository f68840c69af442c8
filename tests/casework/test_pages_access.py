"""Who meets what on casework's pages: the same nothing for forbidden and unknown (AZ-02, AZ-04)."""

import re
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from lykta.casework import api as casework
from lykta.casework.terms import Protection
from tests.casework.addresses import SECRET, addresses, keys_of_a_matter
from tests.cast import NOW, acting, actor
from tests.factories.casework import VISITOR, received
from tests.page_forms import send
from tests.signed_in import client_of

STRANGERS = (
    "nexus.bilal",
    "nexus.admin",
    "mott.carin",
    "socialjour",
    "boende.samordnare",
    "strateg",
    "dso",
    "systemforvaltare",
)
TYPED = {"text": "Försök", "value": "yes", "reason": "done", "kind": "contact"}


@pytest.mark.parametrize("username", STRANGERS)
def test_az_02_anothers_keys_answer_as_keys_that_do_not_exist(database: str, username: str) -> None:
    """Seen failing with row-level security off for casework's tables."""
    keys = keys_of_a_matter()
    client = client_of(username)
    nowhere = {name: uuid4() for name in keys if name.endswith("_id")}

    for real, unreal in zip(addresses(keys), addresses(keys, **nowhere), strict=True):
        for ask in (client.get, lambda address: client.post(address, TYPED)):
            found, nothing = ask(real), ask(unreal)
            assert (found.status_code, found.content) == (nothing.status_code, nothing.content)
            assert found.status_code in (403, 404, 405), real
            assert SECRET.encode() not in found.content


def test_az_02_someone_denied_meets_what_a_stranger_meets(database: str) -> None:
    """Seen failing with row-level security off for casework's tables."""
    keys = keys_of_a_matter()
    leader = client_of("nexus.teamledare")
    assert leader.get(f"/arenden/{keys['matter_id']}/").status_code == 200
    with acting("nexus.chef") as chef:
        who = actor("nexus.teamledare").person
        casework.matters.deny(matter_id=keys["matter_id"], person_id=who, actor=chef, now=NOW)
    leader = client_of("nexus.teamledare")

    denied = leader.get(f"/arenden/{keys['matter_id']}/")
    assert denied.status_code == 404
    assert denied.content == leader.get(f"/arenden/{uuid4()}/").content
    assert str(keys["number"]) not in leader.get("/arenden/").content.decode()


@pytest.mark.parametrize("words", ["Påhittad Besökare", "Besökare"])
def test_az_04_a_hidden_name_is_found_as_little_as_a_nonsense_name(
    database: str, words: str
) -> None:
    """Seen failing with row-level security off for casework's tables."""
    keys_of_a_matter()
    bilal, anna = client_of("nexus.bilal"), client_of("nexus.anna")

    assert _result(bilal, words) == _result(bilal, "Xyzzy Qwertysson")
    assert _result(anna, words) != _result(anna, "Xyzzy Qwertysson")


def test_az_04_registering_someone_already_known_elsewhere_tells_nothing(database: str) -> None:
    received(by="mott.carin", contact=_known())
    known, new = _register(_known().name), _register("Ingen Alls")

    assert known == new


def test_a_protected_person_is_in_no_list_of_the_unit(database: str) -> None:
    with acting("nexus.anna") as anna:
        made = casework.referrals.receive(
            form_key=uuid4(), contact=_known(protection=Protection.MARKED), actor=anna, now=NOW
        )
    leader = client_of("nexus.teamledare")

    assert made.number not in leader.get("/arenden/").content.decode()
    assert leader.get(f"/arenden/{made.matter_id}/").status_code == 404
    assert client_of("nexus.anna").get(f"/arenden/{made.matter_id}/").status_code == 200


def test_the_head_bars_a_colleague_and_lifts_it_on_the_pages(database: str) -> None:
    walked = received()
    chef, leader = client_of("nexus.chef"), actor("nexus.teamledare").person
    address = f"/arenden/{walked.matter_id}/"

    assert send(chef, f"{address}sparra", person_id=str(leader)).status_code == 303
    assert "Katarina" in chef.get(f"{address}vem").content.decode().split("<main")[1]
    assert client_of("nexus.teamledare").get(address).status_code == 404
    assert chef.post(f"{address}sparra/{leader}").status_code == 303

    assert client_of("nexus.teamledare").get(address).status_code == 200


def test_a_name_is_shown_only_to_someone_who_has_just_confirmed_who_they_are(
    database: str,
) -> None:
    """Seen failing with `step_up=True` taken from the view."""
    walked = received()
    address = f"/arenden/{walked.matter_id}/visa/name"
    tired, fresh = client_of("nexus.anna", stepped_up=False), client_of("nexus.anna")

    answer = tired.post(address)
    shown = fresh.post(address, headers={"accept": "application/json"})

    assert answer["Location"].startswith("/bekrafta")
    assert shown.json() == {"value": VISITOR.name}
    assert shown["Cache-Control"] == "no-store"


def _known(**changes: Any) -> casework.Contact:
    return replace(VISITOR, name="Känd Påhittsson", **changes)


def _result(client: Client, words: str) -> str:
    """Return the result page without what was typed and the session's own tokens."""
    return _plain(client.post("/arenden/sok", {"words": words}))


def _register(name: str) -> str:
    """Register a contact; return the page that follows, without keys and numbers."""
    client = client_of("nexus.anna")
    answers = {"area": "close_relations", "name": name, "wants_support": "no", "next": "take"}
    answer = send(client, "/aktualiseringar/ny?vag=visit", **answers)
    return _plain(client.get(answer["Location"]))


def _plain(answer: Any) -> str:
    tokens = r'(value|nonce|data-token|x-csrftoken)(="|": ")[^"]*"'
    keys = r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d{4}"
    return re.sub(f"{tokens}|{keys}", "", answer.content.decode())
