"""The council: its next meeting, its prize, and who may change them."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from lykta.council import api as council
from lykta.council.models import Council, DiscussionQuestion, Prize
from lykta.council.models import Meeting as MeetingRow
from lykta.kernel.calendar import STOCKHOLM
from lykta.kernel.changes import Change
from lykta.kernel.problems import Refused
from tests import cast

JANUARY = council.Meeting(
    datetime(2025, 1, 30, 13, tzinfo=STOCKHOLM), datetime(2025, 1, 30, 16, tzinfo=STOCKHOLM)
)
MARCH = council.Meeting(
    datetime(2025, 3, 31, 9, tzinfo=STOCKHOLM), datetime(2025, 3, 31, 12, tzinfo=STOCKHOLM)
)
PRIZE = council.PrizeSeen("Priset", date(2024, 11, 29), None, True, "", "")


def _describe(who: str = "radet", **more: Any) -> Change:
    told: dict[str, Any] = {
        "name": "Jämställdhetsrådet",
        "name_inferred": True,
        "meetings": (JANUARY,),
        "questions": ("Hur går det?",),
        "prizes": (PRIZE,),
    } | more
    with cast.acting(who) as actor:
        return council.describe(**told, actor=actor, now=cast.NOW)


def test_the_next_meeting_is_the_one_that_is_on_or_comes() -> None:
    both = [MARCH, JANUARY]

    assert council.next_meeting(both, now=JANUARY.starts_at - timedelta(days=1)) == JANUARY
    assert council.next_meeting(both, now=JANUARY.ends_at - timedelta(minutes=1)) == JANUARY
    assert council.next_meeting(both, now=JANUARY.ends_at) == MARCH
    assert council.next_meeting(both, now=MARCH.ends_at) is None


def test_the_secretary_describes_the_council_and_reads_it_back(database: str) -> None:
    assert _describe() is Change.CHANGED
    assert _describe() is Change.SAME

    with cast.acting("radet"):
        found = council.council()
        assert found is not None
        assert (found.meetings, found.questions, found.prizes) == (
            (JANUARY,),
            ("Hur går det?",),
            (PRIZE,),
        )
        assert DiscussionQuestion.objects.count() == 1


def test_nobody_else_changes_the_council(database: str) -> None:
    with pytest.raises(Refused):
        _describe("ombud.vof")


def test_meetings_questions_and_prizes_stand_once_and_in_order(database: str) -> None:
    _describe()
    broken: list[tuple[Any, str]] = [
        (
            lambda c: MeetingRow(council=c, starts_at=JANUARY.starts_at, ends_at=MARCH.ends_at),
            "meeting_once",
        ),
        (
            lambda c: MeetingRow(council=c, starts_at=MARCH.ends_at, ends_at=MARCH.starts_at),
            "meeting_times_in_order",
        ),
        (lambda c: DiscussionQuestion(council=c, number=1, text="Igen?"), "number_once"),
        (lambda c: Prize(council=c, name="Priset", nominations_close_on=cast.TODAY), "prize_once"),
    ]
    for make, name in broken:
        with cast.acting("radet"), pytest.raises(IntegrityError, match=name):
            make(Council.objects.get()).save()
