"""The invented year as it is planned: pure, the same for the same seed, exact in its numbers."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest
import yaml
from django.conf import settings
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from lykta.casework.terms import ServiceKind
from lykta.exchange.simulation import invented, targets, year
from lykta.exchange.simulation.people_at_work import HANDLERS
from lykta.exchange.simulation.targets import Targets
from lykta.exchange.simulation.year import Story
from lykta.kernel.personal_number import PersonalNumber, is_test_number

CANARIES = invented.canaries(settings.DATA_DIR / "canaries.yaml")
UPPSALA = targets.read(settings.DATA_DIR / "uppsala.yaml")
OUTPATIENT = {kind for kind, _ in year.OUTPATIENT}


def _stories(wanted: Targets, *, seed: int = 2023) -> list[Story]:
    return year.stories(wanted, seed=seed, handlers=HANDLERS, listed=CANARIES)


def _counted(stories: list[Story]) -> Targets:
    granted = Counter(one.service for one in stories if one.ending == "granted")
    return Targets(
        referrals=len(stories) + sum(one.second_contact for one in stories),
        inquiries=sum(one.opens for one in stories),
        outpatient=sum(granted[kind] for kind in OUTPATIENT),
        placements=granted[ServiceKind.SHELTER],
    )


@st.composite
def _targets(draw: st.DrawFn) -> Targets:
    """Any four counts that a year can have: a service needs an inquiry, that a referral."""
    outpatient, placements = draw(st.integers(0, 40)), draw(st.integers(0, 30))
    inquiries = outpatient + placements + draw(st.integers(0, 60))
    return Targets(inquiries + draw(st.integers(0, 60)), inquiries, outpatient, placements)


def test_the_year_is_planned_to_the_files_own_counts() -> None:
    assert Targets(525, 449, 142, 70) == UPPSALA
    assert _counted(_stories(UPPSALA)) == UPPSALA


@given(_targets(), st.integers(0, 10_000))
@hypothesis_settings(max_examples=60, deadline=None, database=None)
def test_any_years_counts_come_out_exactly(wanted: Targets, seed: int) -> None:
    stories = _stories(wanted, seed=seed)

    assert _counted(stories) == wanted
    for one in stories:
        assert not one.second_contact or one.opens
        assert not one.children or one.opens
        assert one.received_at.date() <= year.LATEST_DAY
        assert one.ending != "granted" or one.day(16).year == 2023


@pytest.mark.parametrize(
    "wanted",
    [Targets(1, 2, 0, 0), Targets(9, 9, 5, 5), Targets(9, 9, -1, 0), Targets(0, 0, 0, 1)],
)
def test_a_year_that_cannot_be_is_refused(wanted: Targets) -> None:
    with pytest.raises(ValueError, match="no year counts to this"):
        _stories(wanted)


def test_a_year_without_anybody_is_empty() -> None:
    assert _stories(Targets(0, 0, 0, 0)) == []


def test_the_same_seed_gives_the_same_stories_and_another_others() -> None:
    small = Targets(40, 30, 12, 6)

    assert _stories(small) == _stories(small)
    assert _stories(small) != _stories(small, seed=2024)


def test_the_first_contacts_come_in_order_within_the_year_on_working_days() -> None:
    moments = [one.received_at for one in _stories(UPPSALA)]

    assert moments == sorted(moments)
    assert {moment.year for moment in moments} == {2023}
    assert all(moment.weekday() < 5 and 9 <= moment.hour < 16 for moment in moments)


def test_everybody_who_works_has_stories_and_each_ending_happens() -> None:
    stories = _stories(UPPSALA)

    assert {one.handler for one in stories} == set(HANDLERS)
    assert {one.ending for one in stories} == {
        "granted",
        "refused",
        "written_off",
        "no_need",
        "declined",
        "forwarded",
    }


def test_everybody_is_visibly_invented() -> None:
    for one in _stories(UPPSALA):
        who = one.person
        if who.canary:
            assert who.canary in who.name
            assert who.canary in who.address
            assert who.phone in CANARIES.phones
            assert who.personal_number in CANARIES.personal_numbers
            continue
        last = who.name.split()[-1]
        assert last.startswith(invented.FIRST_PARTS), who.name
        assert any(street in who.address for street in invented.STREETS)
        assert who.phone.startswith("070-000 ")


def test_every_personal_number_is_of_the_test_series_with_its_check_digit() -> None:
    """Birth numbers 980-999 are the tax agency's: no living person has one."""
    for number in [one.person.personal_number for one in _stories(UPPSALA)]:
        digits = re.sub(r"\D", "", number)
        assert 980 <= int(digits[-4:-1]) <= 999, number
        assert invented.check_digit(digits[-10:-1]) == int(digits[-1]), number


@given(st.integers(0, 2**32), st.integers(1945, 2004))
@hypothesis_settings(max_examples=60, deadline=None, database=None)
def test_an_invented_number_is_one_that_the_product_reads(seed: int, born: int) -> None:
    number = invented.test_number(Random(seed), born=born)

    assert is_test_number(PersonalNumber.parse(number, today=date(2023, 6, 1)))
    assert number.startswith(str(born))


@pytest.mark.parametrize(
    ("nine", "digit"), [("811228987", 4), ("640823323", 4), ("121212121", 2), ("000000000", 0)]
)
def test_the_check_digit_is_luhns(nine: str, digit: int) -> None:
    assert invented.check_digit(nine) == digit


def test_the_listed_values_are_impossible() -> None:
    for phone in CANARIES.phones:
        assert phone.startswith("0000-"), phone
    for number in CANARIES.personal_numbers:
        digits = re.sub(r"\D", "", number)
        assert 1901 <= int(digits[:4]) <= 1905, number
        assert 980 <= int(digits[-4:-1]) <= 999, number
        date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}")
    assert len(set(CANARIES.phones)) == len(CANARIES.phones)
    assert len(set(CANARIES.personal_numbers)) == len(CANARIES.personal_numbers)


def test_the_targets_are_read_from_the_file(tmp_path: Path) -> None:
    counts = {
        "referrals": 12,
        "inquiries_opened": 9,
        "outpatient_services": 4,
        "shelter_placements": 2,
    }
    file = tmp_path / "liten.yaml"
    file.write_text(yaml.safe_dump({"statistics_2023": counts}), encoding="utf-8")

    assert targets.read(file) == Targets(12, 9, 4, 2)
