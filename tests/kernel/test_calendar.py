"""Swedish days: holidays year by year, months by the calendar, the zone through the year."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykta.kernel.calendar import (
    STOCKHOLM,
    add_months,
    bank_holidays,
    end_of_day,
    is_working_day,
    next_working_day,
    start_of_day,
    stockholm,
)

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2080, 12, 31))

# The days that move, by the almanac: Good Friday, Ascension, Whit Sunday, Midsummer's Eve,
# All Saints.
MOVING = {
    2022: ("2022-04-15", "2022-05-26", "2022-06-05", "2022-06-24", "2022-11-05"),
    2023: ("2023-04-07", "2023-05-18", "2023-05-28", "2023-06-23", "2023-11-04"),
    2024: ("2024-03-29", "2024-05-09", "2024-05-19", "2024-06-21", "2024-11-02"),
    2025: ("2025-04-18", "2025-05-29", "2025-06-08", "2025-06-20", "2025-11-01"),
    2026: ("2026-04-03", "2026-05-14", "2026-05-24", "2026-06-19", "2026-10-31"),
    2027: ("2027-03-26", "2027-05-06", "2027-05-16", "2027-06-25", "2027-11-06"),
    2028: ("2028-04-14", "2028-05-25", "2028-06-04", "2028-06-23", "2028-11-04"),
}
FIXED = ("01-01", "01-06", "05-01", "06-06", "12-24", "12-25", "12-26", "12-31")


def expected_holidays(year: int) -> set[date]:
    good_friday, ascension, whit_sunday, midsummer_eve, all_saints = map(
        date.fromisoformat, MOVING[year]
    )
    moving = {good_friday, ascension, whit_sunday, midsummer_eve, all_saints}
    moving |= {good_friday + timedelta(days=n) for n in (2, 3)} | {
        midsummer_eve + timedelta(days=1)
    }
    return moving | {date.fromisoformat(f"{year}-{day}") for day in FIXED}


@pytest.mark.parametrize("year", MOVING)
def test_the_holidays_of_a_year_are_those_of_the_almanac(year: int) -> None:
    assert set(bank_holidays(year)) == expected_holidays(year)


@pytest.mark.parametrize("year", MOVING)
def test_every_day_of_the_year_is_a_working_day_or_named_free(year: int) -> None:
    day = date(year, 1, 1)
    while day.year == year:
        free = day.weekday() >= 5 or day in expected_holidays(year)
        assert is_working_day(day) is not free, day
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "then"),
    [
        ("2026-11-20", "2026-11-20"),  # Friday
        ("2026-11-21", "2026-11-23"),  # Saturday
        ("2026-11-22", "2026-11-23"),  # Sunday
        ("2026-12-24", "2026-12-28"),  # Christmas Eve on a Thursday
        ("2026-12-31", "2027-01-04"),  # New Year's Eve on a Thursday
        ("2026-06-19", "2026-06-22"),  # Midsummer's Eve
        ("2027-03-26", "2027-03-30"),  # Good Friday
        ("2023-06-06", "2023-06-07"),  # National Day
        ("2022-12-31", "2023-01-02"),  # over the year's end
    ],
)
def test_the_next_working_day(day: str, then: str) -> None:
    assert next_working_day(date.fromisoformat(day)) == date.fromisoformat(then)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2027-01-31", 1, "2027-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2027-01-30", 1, "2027-02-28"),
        ("2026-10-31", 4, "2027-02-28"),
        ("2026-11-23", 4, "2027-03-23"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-12-15", 0, "2026-12-15"),
        ("2026-11-30", 1, "2026-12-30"),
    ],
)
def test_months_are_counted_by_the_calendar(day: str, months: int, then: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(then)


@given(day=DAYS, months=st.integers(min_value=-240, max_value=240))
def test_a_month_keeps_its_number_or_ends_the_month(day: date, months: int) -> None:
    then = add_months(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day == day.day or (then.day < day.day and (then + timedelta(days=1)).day == 1)


@given(day=DAYS)
def test_a_working_day_is_never_far_and_never_before(day: date) -> None:
    then = next_working_day(day)
    assert is_working_day(then)
    assert timedelta(0) <= then - day <= timedelta(days=5)
    assert then == day or not is_working_day(day)


@given(day=DAYS)
def test_the_day_ends_the_second_before_the_next_begins(day: date) -> None:
    gap = start_of_day(day + timedelta(days=1)).timestamp() - end_of_day(day).timestamp()
    assert gap == 1


@pytest.mark.parametrize(
    ("moment", "here"),
    [
        (datetime(2026, 7, 1, 22, 30, tzinfo=UTC), "2026-07-02T00:30:00+02:00"),
        (datetime(2026, 11, 23, 23, 30, tzinfo=UTC), "2026-11-24T00:30:00+01:00"),
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "2026-03-29T01:59:00+01:00"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "2026-03-29T03:00:00+02:00"),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), "2026-10-25T02:00:00+01:00"),
        (
            datetime(2026, 1, 1, 0, 0, tzinfo=timezone(timedelta(hours=9))),
            "2025-12-31T16:00:00+01:00",
        ),
    ],
)
def test_a_moment_on_a_swedish_clock(moment: datetime, here: str) -> None:
    assert stockholm(moment).isoformat() == here


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        stockholm(datetime(2026, 11, 23, 12, 0))  # noqa: DTZ001


def test_the_zone_is_swedens() -> None:
    assert STOCKHOLM.key == "Europe/Stockholm"
