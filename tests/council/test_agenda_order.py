"""The things on an agenda change places until the notice is out."""

from uuid import UUID

from lykta.council import api as council
from lykta.kernel.problems import Refused
from tests import cast
from tests.council import making
from tests.signed_in import client_of


def _titles(meeting_id: UUID) -> list[str]:
    return [f"{one.place}. {one.title}" for one in making.seen(meeting_id).items]


def test_a_thing_moves_up_and_down_one_step_at_a_time(database: str) -> None:
    """The page comes back at the thing that moved; the first and the last stay where they are."""
    meeting_id = making.a_meeting(items=3)
    first, second, third = (one.id for one in making.seen(meeting_id).items)
    office = client_of("radet", now=cast.NOW)

    answer = office.post(f"/radet/punkt/{third}/flytta", {"up": "yes"})
    assert answer["Location"] == f"/radet/mote/{meeting_id}#punkt-{third}"
    assert _titles(meeting_id) == ["1. Fråga 1", "2. Fråga 3", "3. Fråga 2"]
    office.post(f"/radet/punkt/{first}/flytta", {"up": "no"})
    assert _titles(meeting_id) == ["1. Fråga 3", "2. Fråga 1", "3. Fråga 2"]
    office.post(f"/radet/punkt/{third}/flytta", {"up": "yes"})
    office.post(f"/radet/punkt/{second}/flytta", {"up": "no"})
    assert _titles(meeting_id) == ["1. Fråga 3", "2. Fråga 1", "3. Fråga 2"]
    page = office.get(f"/radet/mote/{meeting_id}").content.decode()
    assert page.count("Flytta upp") == 2
    assert page.count("Flytta ner") == 2
    assert office.post(f"/radet/punkt/{third}/flytta", {"up": "sidan"}).status_code == 422


def test_the_order_stands_when_the_notice_is_out(database: str) -> None:
    """People hold its numbers in their hands. Seen failing when the action did not ask."""
    meeting_id = making.a_meeting(items=2)
    last = making.seen(meeting_id).items[1].id
    with cast.acting("radet") as actor:
        council.call(meeting_id=meeting_id, actor=actor, now=cast.NOW)
    office = client_of("radet", now=cast.NOW)

    late = office.post(f"/radet/punkt/{last}/flytta", {"up": "yes"})
    assert late.status_code == 409
    assert "Ordningen" in late.content.decode() or "ordning" in late.content.decode()
    assert _titles(meeting_id) == ["1. Fråga 1", "2. Fråga 2"]
    assert "Flytta upp" not in office.get(f"/radet/mote/{meeting_id}").content.decode()
    past = making.a_meeting(making.PAST, items=2)
    item = making.seen(past).items[1].id
    assert office.post(f"/radet/mote/{past}/utkast").status_code == 303
    assert office.post(f"/radet/punkt/{item}/flytta", {"up": "yes"}).status_code == 409


def test_only_who_prepares_the_council_moves_anything(database: str) -> None:
    item = making.seen(making.a_meeting(items=2)).items[1].id
    with cast.acting("ombud.vof") as actor:
        try:
            council.move_item(item_id=item, up=True, actor=actor, now=cast.NOW)
        except Refused:
            return
    raise AssertionError("moved")
