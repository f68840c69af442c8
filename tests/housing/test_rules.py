"""When a person may be placed, to every boundary (SoF 9:8, 15:6; law S1, S2, S17)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from lykta.casework.terms import Outcome, ServiceKind
from lykta.housing.rules.placing import (
    PERMIT_NEEDED_FROM,
    DecisionFacts,
    ProviderFacts,
    check_decided,
    check_end,
    check_provider,
    check_start,
    permit_holds,
)
from lykta.housing.terms import PermitKind
from lykta.kernel.problems import Invalid, NotNow

DAY = date(2026, 11, 23)
ONE = timedelta(days=1)
GRANTED = DecisionFacts("granted", "shelter", DAY)
PROVIDER = ProviderFacts("permit", DAY, DAY, places=2, taken=1)
HOUSING = {
    ServiceKind.SHELTER,
    ServiceKind.PROTECTED_APARTMENT,
    ServiceKind.TRANSITION_APARTMENT,
}


def _refused(check: Callable[[], None]) -> str:
    try:
        check()
    except NotNow as problem:
        return problem.reason
    return ""


@pytest.mark.parametrize("outcome", list(Outcome))
def test_only_a_decision_that_grants_gives_a_place(outcome: Outcome) -> None:
    decision = replace(GRANTED, outcome=outcome.value)

    said = _refused(lambda: check_decided(decision, started_on=DAY))

    assert bool(said) == (outcome not in (Outcome.GRANTED, Outcome.PARTLY))
    assert not said or "Fatta beslutet först" in said


@pytest.mark.parametrize("kind", list(ServiceKind))
def test_only_a_decision_about_housing_gives_a_place(kind: ServiceKind) -> None:
    decision = replace(GRANTED, service_kind=kind.value)

    assert bool(_refused(lambda: check_decided(decision, started_on=DAY))) == (kind not in HOUSING)


def test_without_a_decision_there_is_no_place() -> None:
    with pytest.raises(NotNow, match="inget beslut"):
        check_decided(None, started_on=DAY)


@pytest.mark.parametrize(
    ("started_on", "early"), [(DAY - ONE, True), (DAY, False), (DAY + ONE, False)]
)
def test_nobody_comes_before_the_decision(started_on: date, early: bool) -> None:
    assert bool(_refused(lambda: check_decided(GRANTED, started_on=started_on))) == early


def test_a_placement_is_written_down_when_it_begins() -> None:
    check_start(started_on=DAY, today=DAY)
    check_start(started_on=DAY - ONE, today=DAY)
    with pytest.raises(Invalid) as said:
        check_start(started_on=DAY + ONE, today=DAY)
    assert list(said.value.errors) == ["started_on"]


@pytest.mark.parametrize(
    ("kind", "first", "last", "holds"),
    [
        ("permit", DAY, DAY, True),
        ("permit", DAY, None, True),
        ("permit", DAY + ONE, None, False),
        ("permit", DAY - ONE, DAY - ONE, False),
        ("permit", DAY - ONE, DAY, True),
        ("notification", DAY, None, True),
        ("applied", DAY, None, True),
        ("", DAY, None, False),
        ("hittepå", DAY, None, False),
    ],
)
def test_a_permit_holds_from_its_first_day_to_its_last(
    kind: str, first: date, last: date | None, holds: bool
) -> None:
    facts = ProviderFacts(kind, first, last, places=1, taken=0)

    assert permit_holds(facts, on=DAY) is holds


def test_every_kind_of_permit_is_known() -> None:
    for kind in PermitKind:
        assert permit_holds(replace(PROVIDER, permit_kind=kind.value), on=DAY)


@pytest.mark.parametrize(
    ("started_on", "needed"),
    [(date(2024, 3, 31), False), (date(2024, 4, 1), True), (date(2024, 4, 2), True)],
)
def test_the_permit_is_asked_for_from_april_2024(started_on: date, needed: bool) -> None:
    without = replace(PROVIDER, permit_from=DAY)

    assert date(2024, 4, 1) == PERMIT_NEEDED_FROM
    assert bool(_refused(lambda: check_provider(without, started_on=started_on))) == needed


@pytest.mark.parametrize(("taken", "full"), [(0, False), (1, False), (2, True), (3, True)])
def test_a_full_provider_takes_nobody(taken: int, full: bool) -> None:
    facts = replace(PROVIDER, taken=taken)

    said = _refused(lambda: check_provider(facts, started_on=DAY))

    assert bool(said) == full
    assert not said or "ingen ledig plats" in said


@pytest.mark.parametrize(
    ("ended_on", "wrong"),
    [
        (DAY - ONE, "innan den började"),
        (DAY, ""),
        (DAY + ONE, ""),
        (DAY + 2 * ONE, "i framtiden"),
    ],
)
def test_a_stay_ends_between_its_first_day_and_today(ended_on: date, wrong: str) -> None:
    said = _refused(lambda: check_end(started_on=DAY, ended_on=ended_on, today=DAY + ONE))

    assert (wrong in said) if wrong else said == ""
