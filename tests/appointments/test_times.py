"""Which times there are, to every boundary."""

from datetime import date, datetime, time, timedelta

import pytest

from lykta.appointments.rules import codes
from lykta.appointments.rules.times import Change, Slot, free, missing_for_phone, of_day
from lykta.kernel.calendar import STOCKHOLM

MONDAY = date(2026, 11, 23)
ONE, PHONE = Slot(time(13, 0), 45, False), Slot(time(14, 0), 45, True)
WEEK = [(day, slot) for day in range(5) for slot in (ONE, PHONE)]


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment in Sweden."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=STOCKHOLM)


def test_a_weekday_has_the_weeks_times() -> None:
    assert [one.starts_at for one in of_day(MONDAY, week=WEEK, changes=[])] == [
        at(MONDAY, 13),
        at(MONDAY, 14),
    ]


@pytest.mark.parametrize(
    "day",
    [date(2026, 11, 28), date(2026, 12, 24), date(2026, 12, 25), date(2027, 1, 6)],
    ids=["saturday", "christmas eve", "christmas day", "epiphany"],
)
def test_a_day_off_has_none(day: date) -> None:
    assert of_day(day, week=WEEK, changes=[]) == []


def test_a_closed_day_has_none_not_even_an_extra_one() -> None:
    changes = [Change(MONDAY), Change(MONDAY, Slot(time(9, 0), 30, False))]

    assert of_day(MONDAY, week=WEEK, changes=changes) == []


def test_an_extra_time_stands_on_a_bank_holiday() -> None:
    eve = date(2026, 12, 24)

    found = of_day(eve, week=WEEK, changes=[Change(eve, Slot(time(9, 0), 30, False))])

    assert [one.starts_at for one in found] == [at(eve, 9)]


def test_an_extra_time_at_the_same_hour_takes_the_usual_ones_place() -> None:
    longer = Slot(time(13, 0), 90, True)

    first, _second = of_day(MONDAY, week=WEEK, changes=[Change(MONDAY, longer)])

    assert (first.minutes, first.for_phone) == (90, True)


@pytest.mark.parametrize(
    ("now", "first"),
    [
        (at(MONDAY, 12, 45), at(MONDAY, 13)),
        (at(MONDAY, 12, 46), at(MONDAY + timedelta(days=1), 13)),
        (at(MONDAY, 23, 59), at(MONDAY + timedelta(days=1), 13)),
        (at(date(2026, 11, 27), 16), at(date(2026, 11, 30), 13)),
    ],
    ids=["notice enough", "too near", "tonight", "over the weekend"],
)
def test_the_first_free_time(now: datetime, first: datetime) -> None:
    assert free(week=WEEK, changes=[], taken=[], now=now)[0].starts_at == first


def test_the_web_sees_a_week_and_never_the_telephones_times() -> None:
    found = free(week=WEEK, changes=[], taken=[], now=at(MONDAY, 8))

    assert len(found) == 6
    assert not any(one.for_phone for one in found)


def test_staff_see_the_telephones_times_too() -> None:
    assert len(free(week=WEEK, changes=[], taken=[], now=at(MONDAY, 8), by_phone=True)) == 12


def test_a_taken_time_is_not_free() -> None:
    found = free(week=WEEK, changes=[], taken=[at(MONDAY, 13)], now=at(MONDAY, 8))

    assert found[0].starts_at == at(MONDAY + timedelta(days=1), 13)


def test_summer_time_moves_the_clock_not_the_time() -> None:
    sunday_week = [(6, ONE)]
    day = date(2026, 3, 29)

    (one,) = of_day(day, week=sunday_week, changes=[])

    assert one.starts_at.hour == 13
    assert one.starts_at.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    ("kept", "days"), [([False, False, False], [0]), ([True, False, False], []), ([False], [0])]
)
def test_at_least_every_third_time_is_kept_for_calls(kept: list[bool], days: list[int]) -> None:
    week = [(0, Slot(time(9 + place), 45, one)) for place, one in enumerate(kept)]

    assert missing_for_phone(week) == days


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("1234 5678 9012", "123456789012"),
        ("1234-5678-9012", "123456789012"),
        ("12345678901", ""),
        ("1234567890123", ""),
        ("", ""),
        ("abc", ""),
        ("١٢٣٤٥٦٧٨٩٠١٢", ""),
    ],
)
def test_a_code_is_read_as_people_type_it(typed: str, code: str) -> None:
    assert codes.read(typed) == code


def test_codes_are_twelve_digits_in_three_groups() -> None:
    made = codes.make()

    assert codes.read(codes.groups(made)) == made
