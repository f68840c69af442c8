"""The employer's follow-up: which regulation is in force, and who owns the questions."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

from lykta.kernel.changes import Change
from lykta.kernel.problems import Refused
from lykta.workplace import api as workplace
from lykta.workplace.models import Question, Regulation, Setup
from tests import cast

OLD = workplace.Regulation("AFS 2001:1", None, date(2024, 12, 31), True)
NEW = workplace.Regulation("AFS 2023:1", date(2025, 1, 1), None, False)


def _describe(who: str = "hr.vof", **more: Any) -> Change:
    told = {
        "usually_at": "helårsbokslutet",
        "flow": ("chef", "nämnd"),
        "questions": ("Är det gjort?", "Vad fungerar bra?"),
        "tools": (),
        "support_to_managers": (),
        "caring_talk_at": (),
    } | more
    with cast.acting(who) as actor:
        return workplace.describe(**told, actor=actor, now=cast.NOW)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2024, 12, 31), "AFS 2001:1"),
        (date(2025, 1, 1), "AFS 2023:1"),
        (date(2030, 1, 1), "AFS 2023:1"),
    ],
)
def test_the_regulation_is_the_one_in_force_that_day(day: date, name: str) -> None:
    found = workplace.in_force([OLD, NEW], on=day)

    assert found is not None
    assert found.name == name


def test_before_the_first_regulation_there_is_none() -> None:
    assert workplace.in_force([NEW], on=date(2024, 6, 1)) is None


def test_hr_changes_the_questions_and_everyone_reads_the_new_ones(database: str) -> None:
    assert _describe() is Change.CHANGED
    assert _describe() is Change.SAME

    with cast.acting("chef.vof"):
        found = workplace.setup()
        assert found is not None
        assert found.questions == ("Är det gjort?", "Vad fungerar bra?")
        assert Question.objects.count() == 2


def test_a_manager_may_not_change_the_questions(database: str) -> None:
    with pytest.raises(Refused):
        _describe("chef.vof")
    with pytest.raises(Refused), cast.acting("chef.vof") as actor:
        workplace.describe_regulation(
            name="AFS 2030:1",
            valid_from=None,
            valid_to=None,
            named_by_source=False,
            actor=actor,
            now=cast.NOW,
        )


def test_a_regulation_never_ends_before_it_begins(database: str) -> None:
    with cast.acting("hr.vof"), pytest.raises(IntegrityError, match="dates_in_order"):
        Regulation(name="X", valid_from=date(2025, 1, 2), valid_to=date(2025, 1, 1)).save()


def test_two_questions_never_have_the_same_number(database: str) -> None:
    setup = Setup.objects.get(code="sam")
    with cast.acting("hr.vof"), pytest.raises(IntegrityError, match="question_number_once"):
        Question(setup=setup, number=1, text="Igen?").save()
