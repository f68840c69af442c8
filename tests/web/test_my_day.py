"""One's day by clock, and the matrix in words."""

import pytest

from lykta.kernel.permissions import Permission, Scope
from lykta.web.rules.access_words import ACTS, OBJECTS, SCOPES
from lykta.web.rules.my_day import Doing, day_of, greeting


def doing(level: str, words: str = "2 dagar kvar") -> Doing:
    return Doing(title="Påhittad", level=level, words=words, url="/")


def test_what_is_to_be_done_stands_under_its_clock() -> None:
    late, at_once, today = doing("late"), doing("today", "genast"), doing("today", "i dag")
    waited = doing("today", "så snart som möjligt, väntar sedan i går")
    soon, calm = doing("soon"), doing("calm")

    day = day_of([late, at_once, waited, today, soon, calm])

    assert day.now == (late, at_once, waited)
    assert (day.today, day.week, day.later) == ((today,), (soon,), (calm,))
    assert not day.empty


def test_a_day_with_only_later_things_is_empty() -> None:
    assert day_of([doing("calm"), doing("okänt")]).empty


def test_a_thing_without_a_clock_has_no_light() -> None:
    one = Doing(title="Påhittad", level="soon", words="saknas", url="/", timeless=True)

    assert one.light == "none"
    assert [doing(level).light for level in ("late", "today", "soon")] == ["late", "soon", "calm"]


@pytest.mark.parametrize(
    ("hour", "words"), [(3, "God natt"), (8, "God morgon"), (13, "Hej"), (20, "God kväll")]
)
def test_the_greeting_follows_the_hour(hour: int, words: str) -> None:
    assert greeting(hour) == words


def test_every_permission_has_words() -> None:
    assert {p.object for p in Permission} <= set(OBJECTS)
    assert {p.act for p in Permission} <= set(ACTS)
    assert set(Scope) == set(SCOPES)
