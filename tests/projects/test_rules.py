"""Pure rules: when money ends, small counts, when a call is open, the steps of an application."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lykta.projects.rules import applications, calls, cohorts, money
from lykta.projects.terms import After, GrantOutcome, State, Step

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("ends_on", "after", "own", "light"),
    [
        (None, After.UNDECIDED, False, money.NOT_SAID),
        (None, After.UNDECIDED, True, money.LASTING),
        (date(2026, 11, 22), After.UNDECIDED, False, money.OVER),
        (date(2026, 11, 22), After.TAKEN_OVER, False, money.OVER_DECIDED),
        (date(2027, 5, 23), After.UNDECIDED, False, money.SOON),
        (date(2027, 5, 24), After.UNDECIDED, False, money.COMING),
        (date(2027, 5, 23), After.STOPS, False, money.DECIDED),
        (date(2028, 6, 1), After.UNDECIDED, False, money.FAR),
    ],
)
def test_the_end_of_money_is_told_by_how_near_it_is(
    ends_on: date | None, after: After, own: bool, light: money.Light
) -> None:
    assert money.light(ends_on=ends_on, after=after, own=own, today=TODAY) is light


@pytest.mark.parametrize(
    ("starts", "ends", "ended", "state"),
    [
        (None, None, None, State.UNKNOWN),
        (date(2026, 1, 1), None, None, State.RUNNING),
        (date(2027, 1, 1), None, None, State.PLANNED),
        (None, date(2026, 1, 1), None, State.ENDED),
        (date(2026, 1, 1), date(2027, 1, 1), date(2026, 11, 1), State.ENDED),
    ],
)
def test_where_in_time_a_project_is(
    starts: date | None, ends: date | None, ended: date | None, state: State
) -> None:
    assert money.state_of(starts_on=starts, ends_on=ends, ended_on=ended, today=TODAY) is state


@pytest.mark.parametrize(
    ("ends_on", "months"),
    [
        (date(2027, 2, 23), 3),
        (date(2027, 2, 22), 2),
        (date(2026, 11, 30), 0),
        (date(2026, 1, 1), 0),
    ],
)
def test_money_is_counted_in_whole_months(ends_on: date, months: int) -> None:
    assert money.months_left(ends_on=ends_on, today=date(2026, 11, 23)) == months


def test_a_group_under_five_shows_nothing() -> None:
    seen = cohorts.shown(started=4, completed=3)

    assert (seen.started, seen.started_number, seen.completed_number) == (cohorts.FEW, None, None)
    assert seen.completed == "visas inte"


def test_a_part_that_tells_a_small_number_by_subtraction_is_withheld() -> None:
    """Seen failing when `shown` gives the exact number that completed."""
    assert cohorts.shown(started=14, completed=12).completed == "visas inte"
    assert cohorts.shown(started=30, completed=20).completed == "omkring 20"


@settings(deadline=None, max_examples=40)
@given(started=st.integers(5, 200), data=st.data())
def test_no_shown_group_tells_a_small_rest_exactly(started: int, data: st.DataObject) -> None:
    """What one can work out of a shown group spans at least five numbers."""
    completed = data.draw(st.integers(0, started))
    seen = cohorts.shown(started=started, completed=completed)

    alike = [
        one
        for one in range(started + 1)
        if cohorts.shown(started=started, completed=one) == seen
        and (min(one, started - one) < 5 or one == completed)
    ]
    small = min(completed, started - completed)
    assert small >= 5 or len(alike) >= 5


def test_where_people_come_from_keeps_unknown_and_small_apart_from_numbers() -> None:
    bars = cohorts.inflow({"Barnsäkert": 23, "kulturtolkar": 3, "samhällsvägledare": None})

    assert bars == (
        ("Barnsäkert", 25, ""),
        ("kulturtolkar", None, ""),
        ("samhällsvägledare", None, "inte rapporterat"),
    )


def test_the_last_day_of_a_call_counts_whole_in_swedish_time() -> None:
    stockholm = ZoneInfo("Europe/Stockholm")
    closes = date(2026, 11, 30)

    assert not calls.came_late(
        closes_on=closes, came_at=datetime(2026, 11, 30, 23, 59, tzinfo=stockholm)
    )
    assert calls.came_late(
        closes_on=closes, came_at=datetime(2026, 11, 30, 23, 30, tzinfo=ZoneInfo("UTC"))
    )
    assert "30 november 2026" in calls.too_late(closes_on=closes)


STANDINGS = [
    (applications.Standing(criteria=3, assessed=2), Step.TO_ASSESS),
    (applications.Standing(criteria=3, assessed=3), Step.TO_DECIDE),
    (applications.Standing(3, 3, GrantOutcome.REFUSED), Step.CLOSED),
    (applications.Standing(3, 0, GrantOutcome.DISMISSED), Step.CLOSED),
    (applications.Standing(3, 3, GrantOutcome.PARTLY), Step.TO_AGREE),
    (applications.Standing(3, 3, GrantOutcome.PARTLY, agreed=100), Step.TO_PAY),
    (applications.Standing(3, 3, GrantOutcome.PARTLY, agreed=100, paid=100), Step.TO_REPORT),
    (applications.Standing(3, 3, GrantOutcome.GRANTED, 100, 100, reported=True), Step.REPORTED),
]


@pytest.mark.parametrize(("standing", "step"), STANDINGS)
def test_each_step_follows_from_what_has_been_done(
    standing: applications.Standing, step: Step
) -> None:
    assert applications.step_of(standing) is step


def test_every_step_can_be_reached() -> None:
    assert {step for _standing, step in STANDINGS} == set(Step)


@pytest.mark.parametrize(
    ("outcome", "amount", "assessed", "fits"),
    [
        (GrantOutcome.GRANTED, 100, 3, True),
        (GrantOutcome.GRANTED, 90, 3, False),
        (GrantOutcome.PARTLY, 90, 3, True),
        (GrantOutcome.PARTLY, 100, 3, False),
        (GrantOutcome.PARTLY, 0, 3, False),
        (GrantOutcome.REFUSED, 0, 3, True),
        (GrantOutcome.REFUSED, 1, 3, False),
        (GrantOutcome.REFUSED, 0, 2, False),
        (GrantOutcome.DISMISSED, 0, 0, True),
    ],
)
def test_a_decision_fits_what_was_asked_and_assessed(
    outcome: GrantOutcome, amount: int, assessed: int, fits: bool
) -> None:
    standing = applications.Standing(criteria=3, assessed=assessed)
    against = applications.may_decide(outcome=outcome, amount=amount, asked=100, standing=standing)

    assert (against == "") is fits
