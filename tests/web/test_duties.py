"""What every part of Lykta asks of people: told for everybody, met by the right one."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from lykta.kernel.actor import Actor
from lykta.kernel.duty import Desk, Duty, is_for, level, mine
from lykta.kernel.permissions import Permission as P
from lykta.kernel.permissions import Scope
from lykta.web import duties
from tests import cast

TODAY = date(2026, 11, 23)
ME = Actor(uuid4(), "Påhittad", uuid4(), uuid4(), uuid4(), "x", {P.PLAN_REPORT: Scope.AUTHORITY})
DESK = Desk(ME, frozenset({"VOF-EX", "VOF", "OSN"}))


def duty(**change: object) -> Duty:
    """A duty of whoever reports."""
    told = {"title": "Rapportera", "due_on": TODAY, "path": "/plan/", "needs": P.PLAN_REPORT}
    return Duty(**{**told, **change})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "met"),
    [
        ({}, True),
        ({"needs": P.PLAN_WRITE}, False),
        ({"codes": frozenset({"VOF"})}, True),
        ({"codes": frozenset({"UBF"})}, False),
        ({"people": frozenset({ME.person})}, True),
        ({"people": frozenset({uuid4()})}, False),
        ({"people": frozenset({uuid4()}), "codes": frozenset({"OSN"})}, True),
        ({"people": frozenset({ME.person}), "needs": P.PLAN_WRITE}, False),
    ],
)
def test_who_meets_a_duty(change: dict[str, object], met: bool) -> None:
    assert is_for(duty(**change), DESK) is met


@pytest.mark.parametrize(
    ("days", "near"), [(-1, "late"), (0, "today"), (1, "soon"), (14, "soon"), (15, "calm")]
)
def test_how_near_a_day_is(days: int, near: str) -> None:
    assert level(duty(due_on=TODAY + timedelta(days=days)), today=TODAY) == near


def test_what_has_no_clock_comes_last() -> None:
    found = mine([duty(due_on=None), duty(title="Sen", due_on=TODAY)], DESK)

    assert [one.due_on for one in found] == [TODAY, None]


def test_every_duty_asks_for_a_permission_its_source_names(shared_database: str) -> None:
    """Else Min dag, which reads only the sources one could meet, would leave it out."""
    with cast.acting("strateg"):
        for source in duties.DUTIES:
            wrong = {one.needs for one in source.told(today=cast.TODAY)} - source.needs
            assert not wrong, (source.told.__module__, wrong)
