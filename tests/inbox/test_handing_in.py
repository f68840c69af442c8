"""What the public hands in: added by a login that can read nothing, taken once by staff."""

from typing import Any

import psycopg
import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from lykta.inbox import api as inbox
from lykta.inbox.models import Handed
from lykta.kernel.problems import NotNow, Refused
from lykta.pages import form_origin
from lykta.pages.gates import public_form
from tests import cast

pytestmark = pytest.mark.usefixtures("database")


def hand_in() -> str:
    """An association applies."""
    return inbox.hand_in(
        kind="test.application", answers={"name": "Föreningen Påhitt"}, now=cast.NOW
    )


def test_staff_take_what_was_handed_in_once() -> None:
    receipt = hand_in()

    with cast.acting("strateg") as strategist:
        (waits,) = inbox.waiting(kind="test.application", actor=strategist)
        taken = inbox.take(handed_id=waits.id, actor=strategist, now=cast.NOW)
        with pytest.raises(NotNow):
            inbox.take(handed_id=waits.id, actor=strategist, now=cast.NOW)
        left = inbox.waiting(kind="test.application", actor=strategist)

    assert taken.receipt == receipt
    assert taken.answers == {"name": "Föreningen Påhitt"}
    assert left == []


@pytest.mark.parametrize("user", ["nexus.anna", "kontakt.vof", "dso", "systemforvaltare"])
def test_others_may_not_read_the_inbox(user: str) -> None:
    hand_in()

    with cast.acting(user) as actor:
        with pytest.raises(Refused):
            inbox.waiting(kind="test.application", actor=actor)
        assert Handed.objects.count() == 0


def test_the_public_login_reads_nothing_back(sql_as: Any) -> None:
    hand_in()

    with sql_as("public") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("SELECT * FROM lykta.inbox_handed")


def test_a_flood_is_stopped_at_the_days_budget() -> None:
    for _ in range(500):
        hand_in()

    with pytest.raises(NotNow):
        hand_in()


@public_form
def form_page(request: HttpRequest) -> HttpResponse:
    """A public form."""
    return HttpResponse("tack" if request.method == "POST" else "formulär")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://testserver"}, 200),
        ({"Origin": "http://annan.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_a_post_from_elsewhere_is_refused(headers: dict[str, str], status: int) -> None:
    page = form_page(RequestFactory().post("/", headers=headers))

    assert page.status_code == status
    assert not page.cookies


@pytest.mark.parametrize("origin", [{}, {"Origin": "null"}])
def test_an_old_browser_sends_the_forms_own_token(origin: dict[str, str]) -> None:
    sent = {form_origin.FIELD: form_origin.token()}

    assert form_page(RequestFactory().post("/", sent, headers=origin)).status_code == 200
    sent[form_origin.FIELD] += "x"
    assert form_page(RequestFactory().post("/", sent, headers=origin)).status_code == 403
