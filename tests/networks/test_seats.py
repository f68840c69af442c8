"""Signing up: first come, first served, however many come at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connections
from django.test import Client

from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.networks import api as networks
from lykta.networks.actions.signing_up import Comer
from lykta.networks.models import SignUp
from lykta.networks.rules.seats import free_seat, is_open, seats_left, state_of
from lykta.networks.terms import Counted, Seat
from tests import cast
from tests.networks import making
from tests.page_forms import answers_on, send
from tests.signed_in import client_of


@pytest.mark.parametrize(
    ("taken", "places", "seat"),
    [((), 2, 1), ((1,), 2, 2), ((2,), 2, 1), ((1, 2), 2, None), ((1, 2), None, 3)],
)
def test_the_lowest_free_seat_is_given(
    taken: tuple[int, ...], places: int | None, seat: int | None
) -> None:
    assert free_seat(taken=taken, places=places) == seat
    assert state_of(seat) is (Seat.PLACE if seat else Seat.WAITING)


@pytest.mark.parametrize(
    ("taken", "places", "words"),
    [
        (0, None, "Plats för alla"),
        (1, 2, "1 plats kvar"),
        (0, 2, "2 platser kvar"),
        (2, 2, "Fullt, men det går att stå på väntelistan"),
    ],
)
def test_what_is_left_is_said_in_words(taken: int, places: int | None, words: str) -> None:
    assert seats_left(taken=taken, places=places) == words


def test_one_can_sign_up_through_the_last_day_and_not_when_told_or_called_off() -> None:
    day, after = cast.TODAY, cast.TODAY + timedelta(days=1)

    assert is_open(closes_on=day, cancelled=False, told=False, today=day)
    assert not is_open(closes_on=day, cancelled=False, told=False, today=after)
    assert not is_open(closes_on=day, cancelled=True, told=False, today=day)
    assert not is_open(closes_on=day, cancelled=False, told=True, today=day)
    assert not is_open(closes_on=None, cancelled=False, told=False, today=day)


def test_two_people_never_get_the_last_place(database: str) -> None:
    """Six at the same moment for one place, each in a connection of its own.

    Seen failing when `one_at_a_time` took no lock: the others met a database error.
    """
    session_id = making.session(places=1)
    together = Barrier(6)

    def come(number: int) -> str:
        try:
            with cast.acting("strateg") as actor:
                together.wait(timeout=20)
                return networks.signing_up.sign_up(
                    session_id=session_id,
                    who=Comer(name=f"Påhittad {number}", mail=f"p{number}@exempel.se"),
                    actor=actor,
                    now=cast.NOW,
                ).state
        finally:
            for alias in connections:
                connections[alias].close()

    cast.actor("strateg")
    with ThreadPoolExecutor(6) as pool:
        states = sorted(pool.map(come, range(6)))

    assert states == ["place", *["waiting"] * 5]


def test_the_database_gives_no_seat_twice(database: str) -> None:
    """The lock's second line: the constraint `networks_signup_seat_once`."""
    session_id = making.session(places=5)
    making.signed_up(session_id, "Påhittad Ett")

    with cast.acting("strateg"), pytest.raises(IntegrityError, match="seat_once"):
        SignUp(session_id=session_id, name="X", seat=1, state="place", signed_up_at=cast.NOW).save()


def test_a_place_given_back_goes_to_the_one_who_has_waited_longest(database: str) -> None:
    session_id = making.session(places=1)
    first = making.signed_up(session_id, "Påhittad Ett")
    making.signed_up(session_id, "Påhittad Två", minutes=1, mail="tva@exempel.se")
    making.signed_up(session_id, "Påhittad Tre", minutes=2)

    with cast.acting("strateg") as actor:
        got = networks.signing_up.cancel(sign_up_id=first.id, actor=actor, now=cast.NOW)

    assert got is not None
    assert (got.name, got.seat) == ("Påhittad Två", 1)
    with cast.acting("strateg"):
        states = SignUp.objects.order_by("signed_up_at").values_list("state", flat=True)
        assert list(states) == ["cancelled", "place", "waiting"]
    assert _mails() == [("networks.place", "tva@exempel.se")]


def _mails() -> list[tuple[str, str]]:
    with connections["deploy"].cursor() as cursor:
        cursor.execute("SET ROLE lykta_policy")
        cursor.execute("SELECT kind, address FROM outbox_mail ORDER BY kind, address")
        told: list[tuple[str, str]] = cursor.fetchall()
        cursor.execute("SET ROLE lykta_owner")
    return told


def _changed(session_id: UUID, **more: Any) -> None:
    text = networks.SessionText(
        starts_at=cast.NOW + timedelta(days=10), closes_on=cast.TODAY, **more
    )
    with cast.acting("strateg") as actor:
        networks.courses.change_session(
            session_id=session_id, session=text, actor=actor, now=cast.NOW
        )


def test_places_that_are_added_go_to_those_who_wait(database: str) -> None:
    session_id = making.session(places=1)
    making.signed_up(session_id, "Påhittad Ett", mail="ett@exempel.se")
    for number in (2, 3):
        making.signed_up(session_id, f"Påhittad {number}", minutes=number, mail=f"{number}@x.se")

    _changed(session_id, places=2)

    with cast.acting("strateg"):
        states = SignUp.objects.order_by("signed_up_at").values_list("state", flat=True)
        assert list(states) == ["place", "place", "waiting"]
    assert _mails() == [("networks.place", "2@x.se")]
    with pytest.raises(Invalid):
        _changed(session_id, places=1)


def test_who_has_signed_up_is_told_of_another_place_and_that_it_is_called_off(
    database: str,
) -> None:
    session_id = making.session(places=1)
    first = making.signed_up(session_id, "Påhittad Ett", mail="ett@exempel.se")
    making.signed_up(session_id, "Påhittad Två", minutes=1)
    client = client_of("strateg", now=cast.NOW)

    _changed(session_id, places=1, place="Påhittade gården")
    page = client.get(f"/natverk/tillfallen/{session_id}/installt")
    assert "Säg själv till: Påhittad Två." in page.content.decode()
    send(client, f"/natverk/tillfallen/{session_id}/installt")

    assert _mails() == [
        ("networks.called_off", "ett@exempel.se"),
        ("networks.moved", "ett@exempel.se"),
    ]
    with cast.acting("strateg") as actor:
        assert set(SignUp.objects.values_list("mail", flat=True)) == {""}
        got = networks.signing_up.cancel(sign_up_id=first.id, actor=actor, now=cast.NOW)
    assert got is None  # nobody gets a place at what is called off


def test_the_same_person_signs_up_once(database: str) -> None:
    session_id = making.session(places=5)
    first = making.signed_up(session_id, "Påhittad Ett", mail="p@exempel.se")
    again = making.signed_up(session_id, "Påhittad Ett igen", mail="P@Exempel.se")

    assert again.id == first.id
    with cast.acting("strateg"):
        assert SignUp.objects.count() == 1


def test_nobody_gives_somebody_elses_place_back(database: str) -> None:
    """Seen failing when `may_see_sign_up` answers True."""
    row = making.signed_up(making.session(), "Påhittad Ett")

    with cast.acting("skola.rektor") as actor, pytest.raises(Unknown):
        networks.signing_up.cancel(sign_up_id=row.id, actor=actor, now=cast.NOW)


def test_after_the_last_day_it_is_closed(database: str) -> None:
    session_id = making.session(closes_on=cast.TODAY - timedelta(days=1))

    with pytest.raises(NotNow):
        making.signed_up(session_id, "Påhittad Ett")


# By a link, without an account


def _link(session_id: UUID) -> str:
    page = send(client_of("strateg", now=cast.NOW), f"/natverk/tillfallen/{session_id}/lank")
    assert page.status_code == 200
    text: str = page.content.decode()
    return "/utbildning/" + text.split("/utbildning/")[1].split('"', maxsplit=1)[0]


ME = {"name": "Påhittad Lärare", "mail": "larare@exempel.se", "workplace": "Sagoskolan"}


def test_a_teacher_signs_up_by_a_link_until_it_is_full(database: str) -> None:
    session_id = making.session(places=1)
    address = _link(session_id)

    first = send(Client(), address, **ME)
    second = send(Client(), address, **{**ME, "mail": "annan@exempel.se"})

    assert "Du har plats" in first.content.decode()
    assert "väntelistan" in second.content.decode()
    with cast.acting("strateg"):
        found = SignUp.objects.get(state="place")
        assert (found.name, found.workplace, found.person_id) == (
            "Påhittad Lärare",
            "Sagoskolan",
            None,
        )


def test_the_link_shows_nobody_who_has_signed_up(database: str) -> None:
    session_id = making.session(places=3)
    making.signed_up(session_id, "Hemliga Hedvig", mail="hedvig@exempel.se")
    address = _link(session_id)

    page = Client().get(address).content.decode()
    probe = send(Client(), address, **{**ME, "mail": "hedvig@exempel.se"}).content.decode()

    assert "Hedvig" not in page + probe
    assert "Du har plats" in probe  # the same answer as to somebody new


def test_what_was_typed_is_kept_when_something_lacks(database: str) -> None:
    address = _link(making.session())

    page = send(Client(), address, **{**ME, "mail": "inte en adress"})

    assert page.status_code == 422
    assert answers_on(page.content)["name"] == ["Påhittad Lärare"]
    assert "namn@exempel.se" in page.content.decode()


def test_a_new_link_stops_the_old_one_and_a_wrong_one_meets_the_same_page(database: str) -> None:
    """Seen failing when `make_link` left out `close_links`."""
    session_id = making.session()
    old = _link(session_id)
    _link(session_id)

    assert Client().get(old).status_code == 404
    assert Client().get("/utbildning/fel").status_code == 404


def test_somebody_signed_in_signs_up_and_gets_the_place_and_later_the_certificate(
    database: str,
) -> None:
    session_id = making.session(at=cast.NOW, closes_on=cast.TODAY)
    client = client_of("skola.rektor", now=cast.NOW)

    send(client, f"/natverk/tillfallen/{session_id}/anmal", who="me")
    with cast.acting("strateg") as actor:
        row = SignUp.objects.get()
        networks.courses.hold_session(
            session_id=session_id, came=[row.id], actor=actor, now=cast.NOW
        )

    answer = client.get(f"/natverk/anmalningar/{row.id}/intyg")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
    other = client_of("ombud.vof", now=cast.NOW).get(f"/natverk/anmalningar/{row.id}/intyg")
    assert other.status_code == 404


def test_whoever_waited_and_came_all_the_same_is_noted_as_having_come(database: str) -> None:
    """Seen failing when `_note_names` only looks among those with a place."""
    session_id = making.session(at=cast.NOW, closes_on=cast.TODAY, places=1)
    first = making.signed_up(session_id, "Påhittad Ett")
    waited = making.signed_up(session_id, "Påhittad Två", minutes=1)
    making.signed_up(session_id, "Påhittad Tre", minutes=2)
    client = client_of("strateg", now=cast.NOW)

    sent = send(client, f"/natverk/tillfallen/{session_id}/narvaro", came=[str(waited.id)])

    assert sent.status_code == 303
    with cast.acting("strateg"):
        told = SignUp.objects.order_by("signed_up_at").values_list("state", "came")
        assert list(told) == [("place", False), ("place", True), ("waiting", None)]
    assert client.get(f"/natverk/anmalningar/{waited.id}/intyg").status_code == 200
    assert client.get(f"/natverk/anmalningar/{first.id}/intyg").status_code == 404


@pytest.mark.parametrize("counted", [Counted.COUNT, Counted.NAMES])
def test_what_is_no_longer_needed_is_forgotten(database: str, counted: Counted) -> None:
    session_id = making.session(at=cast.NOW, closes_on=cast.TODAY, counted=counted)
    row = making.signed_up(session_id, "Påhittad Ett", mail="p@exempel.se")

    with cast.acting("strateg") as actor:
        told: dict[str, Any] = {"came": [row.id], "count": 1}
        networks.courses.hold_session(session_id=session_id, actor=actor, now=cast.NOW, **told)
        row.refresh_from_db()

    assert row.mail == ""
    assert row.name == ("Påhittad Ett" if counted is Counted.NAMES else "")
