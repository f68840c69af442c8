"""A page asks the database as often for fifty matters as for five."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lykta.casework import api as casework
from lykta.casework.terms import NoteKind
from tests.cast import NOW, acting
from tests.factories.casework import VISITOR, received
from tests.signed_in import client_of


@pytest.mark.parametrize("page", ["/arenden/", "/aktualiseringar/", "/min-dag"])
def test_ten_times_the_matters_cost_no_more_questions(database: str, page: str) -> None:
    anna = client_of("nexus.anna")
    _some(5)
    few = _questions(anna, page)
    _some(45)

    assert _questions(anna, page) == few


def test_a_long_story_costs_no_more_questions_than_a_short_one(database: str) -> None:
    anna = client_of("nexus.anna")
    walked = received()
    _write(walked.matter_id, 2)
    few = _questions(anna, f"/arenden/{walked.matter_id}/")
    _write(walked.matter_id, 20)

    assert _questions(anna, f"/arenden/{walked.matter_id}/") == few


def _some(count: int) -> None:
    with acting("nexus.anna") as anna:
        for place in range(count):
            contact = replace(VISITOR, take=place % 2 == 0)
            casework.referrals.receive(form_key=uuid4(), contact=contact, actor=anna, now=NOW)


def _write(matter_id: UUID, count: int) -> None:
    with acting("nexus.anna") as anna:
        for place in range(count):
            casework.notes.sign(
                form_key=uuid4(),
                matter_id=matter_id,
                kind=NoteKind.CONTACT,
                happened_on=NOW.date(),
                text=f"Påhittad anteckning {place}.",
                actor=anna,
                now=NOW,
            )


def _questions(client: Client, page: str) -> int:
    client.get(page)  # caches that live longer than a request are filled
    seen = [CaptureQueriesContext(connections[name]) for name in ("default", "audit", "keyring")]
    for one in seen:
        one.__enter__()
    assert client.get(page).status_code == 200
    for one in seen:
        one.__exit__(None, None, None)
    asked = [query["sql"] for one in seen for query in one.captured_queries]
    return sum("storedsession" not in sql for sql in asked)  # touched now and then, by the clock
