"""Housing's pages as several people meet them: labels and days, never where."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from lykta.casework.models import Decision
from lykta.casework.terms import MatterState
from lykta.housing.models import Placement
from lykta.pages import clock
from tests import cast
from tests.cast import acting
from tests.factories.casework import a_matter
from tests.housing.stays import WHERE, a_provider, granted, let_in, placed
from tests.page_forms import answers_on, send
from tests.signed_in import client_of

pytestmark = pytest.mark.usefixtures("database")
REGISTER = "/boenden/"
PLACES = {
    "nexus.anna",
    "nexus.bilal",
    "nexus.teamledare",
    "nexus.chef",
    "mott.carin",
    "hrv.dalia",
    "socialjour",
    "boende.samordnare",
}
NEW = {
    "label": "Boende Påhitt 1",
    "permit_kind": "permit",
    "permit_reference": "Påhittat 1",
    "permit_from": "2025-01-01",
    "receives": "women",
    "places": "3",
    "address": WHERE,
}


def _text(answer: Any) -> str:
    return f"{answer.content.decode()} {dict(answer.headers)}"


def _now_granted(**how: Any) -> Any:
    return granted(now=clock.now(), **how)


def _stays(matter_id: UUID) -> int:
    with acting("nexus.anna", now=clock.now()):
        return Placement.objects.filter(matter_id=matter_id).count()


@pytest.mark.parametrize("who", cast.EVERYONE)
def test_the_register_opens_for_those_who_place_and_tells_nobody_where(who: str) -> None:
    provider = a_provider(places=7)

    answer = client_of(who).get(REGISTER)

    may = who in PLACES
    assert answer.status_code == (200 if may else 403)
    assert (provider.label in _text(answer)) == may
    assert "KANARIE" not in _text(answer)


def test_the_coordinator_registers_a_provider() -> None:
    olga = client_of("boende.samordnare")

    answer = send(olga, "/boenden/nytt", **NEW)

    assert (answer.status_code, answer["Location"]) == (303, REGISTER)
    page = _text(olga.get(REGISTER))
    assert NEW["label"] in page
    assert "3 av 3" in page
    assert WHERE not in page


@pytest.mark.parametrize(
    ("field", "typed"),
    [("places", "0"), ("places", "många"), ("permit_from", "i våras"), ("address", "")],
)
def test_a_provider_that_cannot_be_is_told_beside_the_field(field: str, typed: str) -> None:
    answer = send(client_of("boende.samordnare"), "/boenden/nytt", **{**NEW, field: typed})

    assert answer.status_code == 422
    assert answers_on(answer.content)["label"] == [NEW["label"]]


def test_a_person_is_placed_and_leaves_on_the_pages() -> None:
    walked, provider, anna = _now_granted(), a_provider(), client_of("nexus.anna")
    matter = f"/arenden/{walked.matter_id}"
    assert "inte placerad" in _text(anna.get(f"{matter}/placeringar"))

    answer = send(
        anna,
        f"{matter}/placera",
        decision_id=str(walked.decision.id),
        provider_id=str(provider.id),
        suitable_because="Påhittad bedömning.",
    )

    assert (answer.status_code, answer["Location"]) == (303, f"{matter}/placeringar")
    page = _text(anna.get(f"{matter}/placeringar"))
    assert provider.label in page
    assert WHERE not in page
    with acting("nexus.anna", now=clock.now()):
        stay = Placement.objects.get(matter_id=walked.matter_id)
    gone = send(
        anna,
        f"{matter}/placeringar/{stay.id}/avsluta",
        ended_on=clock.today().isoformat(),
        reason="own_wish",
    )
    assert gone.status_code == 303
    page = _text(anna.get(f"{matter}/placeringar"))
    assert "pågår" not in page
    assert f"{stay.id}/visa" not in page


def test_the_coordinator_places_on_the_page_where_she_is_assigned() -> None:
    """Seen failing when carrying out asked for the right to write decisions."""
    walked, provider = _now_granted(protected=True), a_provider()
    let_in(walked, "boende.samordnare")

    answer = send(
        client_of("boende.samordnare"),
        f"/arenden/{walked.matter_id}/placera",
        decision_id=str(walked.decision.id),
        provider_id=str(provider.id),
        suitable_because="Påhittad bedömning.",
    )

    assert answer.status_code == 303
    assert _stays(walked.matter_id) == 1
    with acting("nexus.anna", now=clock.now()):
        assert Decision.objects.get(id=walked.decision.id).executed_on == clock.today()


def test_what_may_not_be_done_now_is_said_and_the_text_is_kept() -> None:
    walked, full, anna = _now_granted(), a_provider(places=1), client_of("nexus.anna")
    page = anna.get(f"/arenden/{walked.matter_id}/placera")
    placed(_now_granted(), full, on=clock.today(), now=clock.now())

    typed = {
        **answers_on(page.content),
        "decision_id": str(walked.decision.id),
        "provider_id": str(full.id),
        "suitable_because": "Påhittad bedömning.",
    }
    answer = anna.post(f"/arenden/{walked.matter_id}/placera", typed)

    assert answer.status_code in (409, 422)
    assert answers_on(answer.content)["suitable_because"] == ["Påhittad bedömning."]
    assert _stays(walked.matter_id) == 0


@pytest.mark.parametrize("days", [-1, 1])
def test_a_day_that_cannot_be_is_told(days: int) -> None:
    walked, provider = _now_granted(), a_provider()

    answer = send(
        client_of("nexus.anna"),
        f"/arenden/{walked.matter_id}/placera",
        decision_id=str(walked.decision.id),
        provider_id=str(provider.id),
        started_on=(clock.today() + timedelta(days=days)).isoformat(),
        suitable_because="Påhittad bedömning.",
    )

    assert answer.status_code in (409, 422)
    assert _stays(walked.matter_id) == 0


def test_without_a_granted_place_the_page_says_what_to_do() -> None:
    walked = a_matter(at=MatterState.INQUIRY, now=clock.now())

    answer = client_of("nexus.anna").get(f"/arenden/{walked.matter_id}/placera")

    assert "Fatta beslutet först" in answer.content.decode()


def test_showing_where_asks_who_one_is_first() -> None:
    """Seen failing without `step_up` on the gate."""
    walked = _now_granted()
    stay = placed(walked, a_provider(), on=clock.today(), now=clock.now())
    address = f"/arenden/{walked.matter_id}/placeringar/{stay.id}/visa"

    answer = client_of("nexus.anna", stepped_up=False).post(address)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/bekrafta?")
    assert WHERE not in _text(answer)


def test_where_shows_by_a_button_alone_and_never_in_the_address() -> None:
    walked, anna = _now_granted(), client_of("nexus.anna")
    stay = placed(walked, a_provider(), on=clock.today(), now=clock.now())
    address = f"/arenden/{walked.matter_id}/placeringar/{stay.id}/visa"

    assert WHERE not in _text(anna.get(address))
    shown = anna.post(address)
    by_script = anna.post(address, headers={"accept": "application/json"})

    assert WHERE in shown.content.decode()
    assert WHERE not in str(dict(shown.headers))
    assert shown["Cache-Control"] == by_script["Cache-Control"] == "no-store"
    assert by_script.json() == {"value": WHERE}


@pytest.mark.parametrize(
    "who", ["nexus.bilal", "nexus.chef", "nexus.teamledare", "boende.samordnare", "mott.carin"]
)
def test_nobody_else_is_shown_where(who: str) -> None:
    walked = _now_granted()
    stay = placed(walked, a_provider(), on=clock.today(), now=clock.now())

    answer = client_of(who).post(f"/arenden/{walked.matter_id}/placeringar/{stay.id}/visa")

    assert answer.status_code in (403, 404)
    assert WHERE not in _text(answer)


def test_a_placement_that_is_none_and_one_that_is_hidden_are_the_same_nothing() -> None:
    """Seen failing when the page told the address that was asked for."""
    walked = _now_granted(protected=True)
    stay = placed(walked, a_provider(), on=clock.today(), now=clock.now())
    bilal = client_of("nexus.bilal")
    before = "/arenden/{}/placeringar/{}/avsluta"

    hidden = bilal.get(before.format(walked.matter_id, stay.id))
    none = bilal.get(before.format(uuid4(), uuid4()))

    assert hidden.status_code == none.status_code == 404
    assert hidden.content == none.content


def test_nobody_is_placed_without_signing_in() -> None:
    for address in (REGISTER, "/boenden/nytt", f"/arenden/{uuid4()}/placeringar"):
        answer = Client().get(address)
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/logga-in")
