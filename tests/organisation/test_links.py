"""One-time links: one thing, one answer, and nothing else."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from lykta.kernel.problems import Invalid, NotNow
from lykta.organisation import api as organisation
from lykta.organisation.models import Link
from lykta.organisation.queries.links import open_link
from lykta.pages import clock
from tests import cast

TARGET = uuid4()
pytestmark = pytest.mark.usefixtures("database")


def make(**change: object) -> str:
    """The strategist asks the police about one thing."""
    with cast.acting("strateg") as strategist:
        how: dict[str, Any] = {
            "purpose": "test.thing",
            "target_id": TARGET,
            "holder": "Polisområde Påhitt",
            "until": cast.TODAY + timedelta(days=14),
            "actor": strategist,
            "now": cast.NOW,
            **change,
        }
        return organisation.make_link(**how)


def found(token: str, *, purpose: str = "test.thing", days: int = 0) -> bool:
    """Tell whether the link opens."""
    today = cast.TODAY + timedelta(days=days)
    return open_link(token=token, purpose=purpose, today=today) is not None


def test_a_link_opens_its_thing_until_its_last_day() -> None:
    token = make()

    assert found(token)
    assert found(token, days=14)
    assert not found(token, days=15)


def test_a_link_to_one_purpose_does_not_open_another() -> None:
    assert not found(make(), purpose="other.thing")


def test_only_the_hash_of_the_token_is_kept() -> None:
    token = make()

    assert token.encode() not in bytes(Link.objects.get().token_hash)


def test_a_used_link_opens_nothing_and_cannot_be_used_again() -> None:
    token = make()
    link = Link.objects.get()

    organisation.use_link(link_id=link.id, now=cast.NOW)

    assert not found(token)
    with pytest.raises(NotNow):
        organisation.use_link(link_id=link.id, now=cast.NOW)


def test_closing_the_thing_closes_its_links() -> None:
    token = make()

    assert organisation.close_links(target_id=TARGET, now=cast.NOW) == 1
    assert not found(token)


def test_a_last_day_that_has_been_is_refused() -> None:
    with pytest.raises(Invalid):
        make(until=cast.TODAY - timedelta(days=1))


@organisation.by_link("test.thing")
def answer_page(request: organisation.LinkRequest, token: str) -> HttpResponse:
    """A page behind a link."""
    return HttpResponse(f"{request.link.holder} {request.actor.role}")


def test_whoever_comes_by_the_link_acts_as_the_machine_of_its_authority(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clock, "today", lambda: cast.TODAY)

    page = answer_page(RequestFactory().get("/"), token=make())

    assert page.content.decode() == "Polisområde Påhitt machine_link"


@pytest.mark.parametrize("token", ["", "fel", "x" * 500, "å\x00"])
def test_a_wrong_link_meets_the_kind_page(client: object, token: str) -> None:
    page = answer_page(RequestFactory().get("/"), token=token)

    assert page.status_code == 404
    assert "Länken går inte att använda" in page.content.decode()


def test_a_desk_knows_unit_administration_and_body() -> None:
    with cast.acting("chef.vof") as manager:
        desk = organisation.desk_of(actor=manager)

    assert {"VOF-EX", "VOF", "OSN"} <= desk.codes


def test_everybody_with_an_account_has_a_desk_in_three_queries(
    django_assert_num_queries: object,
) -> None:
    with cast.acting("strateg"), django_assert_num_queries(3):  # type: ignore[operator]
        names = {desk.actor.name for desk in organisation.desks(today=cast.TODAY)}

    assert "Stina Sagolund" in names
    assert not any("Inläsning" in name for name in names)
