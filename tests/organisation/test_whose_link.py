"""The database knows from the token itself what a link points to; only while all of it holds."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection

from lykta.kernel.actor import Actor
from lykta.organisation import api as organisation
from lykta.organisation.models import Link
from tests import cast

PURPOSE = "council.member"
TARGET = uuid4()


@pytest.fixture
def token(database: str) -> str:
    """A link to one thing, for a week."""
    with cast.acting("radet") as actor:
        until = cast.TODAY + timedelta(days=7)
        return organisation.make_link(
            purpose=PURPOSE, target_id=TARGET, holder="Siv Sago", until=until,
            actor=actor, now=cast.NOW,
        )  # fmt: skip


def _machine(code: str = "KS") -> Actor:
    body = organisation.authority(code, municipality_code="0380")
    return organisation.machine(authority_id=body.id, role="machine_link", today=cast.TODAY)


def _found(
    token: str, *, who: Actor | str | None = None, purpose: str = PURPOSE, days: int = 0
) -> UUID | None:
    with (
        cast.acting(who or _machine(), now=cast.NOW + timedelta(days=days)),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT set_config('lykta.link', %s, true)", [token])
        cursor.execute("SELECT secrecy.link_target(%s)", [purpose])
        found: tuple[UUID | None] = cursor.fetchone()
        return found[0]


def test_the_holder_of_the_token_is_known_through_the_last_day(token: str) -> None:
    """Seen failing when the day, and when the token, was not compared."""
    assert _found(token) == TARGET
    assert _found(token, days=7) == TARGET
    assert _found(token, days=8) is None
    assert _found(token + "x") is None
    assert _found("") is None


def test_a_link_is_for_one_purpose_and_for_no_signed_in_person(token: str) -> None:
    """Seen failing when the purpose, when the role, and when the body was not compared."""
    assert _found(token, purpose="council.jury") is None
    assert _found(token, who="radet") is None
    assert _found(token, who=_machine("SCN")) is None


@pytest.mark.parametrize("ended", ["used_at", "closed_at"])
def test_what_is_used_or_closed_opens_nothing(token: str, ended: str) -> None:
    """Seen failing when either was not looked at."""
    with cast.acting("radet"):
        assert Link.objects.filter(target_id=TARGET).update(**{ended: cast.NOW}) == 1

    assert _found(token) is None
