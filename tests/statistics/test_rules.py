"""What of a table may leave the house, which years are counted: to every boundary (ST-01)."""

from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from lykta.kernel.disclosure import (
    Part,
    bounds,
    narrowest,
    released,
    released_overlapping,
    rounded,
)
from lykta.kernel.problems import Invalid, NotNow
from lykta.statistics.rules.years import check_closed, check_countable

TODAY = date(2026, 11, 23)
TABLES = st.lists(st.integers(0, 60), min_size=0, max_size=7)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, None),
        (1, None),
        (4, None),
        (5, 5),
        (6, 5),
        (7, 5),
        (8, 10),
        (10, 10),
        (12, 10),
        (13, 15),
        (525, 525),
        (527, 525),
        (528, 530),
    ],
)
def test_a_part_is_rounded_to_five_and_under_five_is_hidden(number: int, shown: int | None) -> None:
    assert rounded(number) == shown


def test_none_is_hidden_just_as_one_to_four() -> None:
    for other in range(1, 5):
        assert released_overlapping({"a": 0}) == released_overlapping({"a": other})


def test_there_is_no_count_below_none() -> None:
    with pytest.raises(ValueError, match="never negative"):
        rounded(-1)


@pytest.mark.parametrize(
    ("shown", "low", "high"), [(None, 0, 4), (5, 5, 7), (10, 8, 12), (525, 523, 527)]
)
def test_what_a_reader_knows_of_a_shown_part(shown: int | None, low: int, high: int) -> None:
    assert bounds(Part("a", shown)) == (low, high)
    for number in range(low, high + 1):
        assert rounded(number) == shown


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ({"a": 3, "b": 20}, False),  # 23 less 18..22 leaves 1..4: narrower than five
        ({"a": 0, "b": 20}, False),
        ({"a": 3, "b": 3}, False),  # 6 less 0..4 leaves 2..4
        ({"a": 2, "b": 20, "c": 20}, True),
        ({"a": 20, "b": 20}, True),  # nothing is hidden
        ({"a": 3}, False),  # the total tells it
        ({}, True),
    ],
)
def test_a_table_whose_hidden_part_can_be_worked_out_is_not_shown(
    parts: dict[str, int], shown: bool
) -> None:
    table = released(parts, total=sum(parts.values()))

    assert bool(table) == (shown and bool(parts))


def test_parts_that_do_not_add_up_are_a_fault() -> None:
    with pytest.raises(ValueError, match="add up"):
        released({"a": 5}, total=6)


def _possible(table: tuple[Part, ...], total: int) -> Iterator[tuple[int, ...]]:
    """Yield every table that a reader who knows the total must think possible."""
    spans = [range(low, high + 1) for low, high in map(bounds, table)]
    return (numbers for numbers in product(*spans) if sum(numbers) == total)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=5))
@hypothesis_settings(max_examples=150, deadline=None, database=None)
def test_st_01_no_hidden_part_is_narrower_than_five_values(numbers: list[int]) -> None:
    """By counting every possible table. Seen failing with NARROWEST at four."""
    total = sum(numbers)
    table = released({str(n): number for n, number in enumerate(numbers)}, total=total)

    seen: list[set[int]] = [set() for _ in table]
    for possible in _possible(table, total) if table else ():
        for values, number in zip(seen, possible, strict=True):
            values.add(number)
    for part, values in zip(table, seen, strict=True):
        assert part.shown is not None or len(values) >= 5


@given(TABLES)
@hypothesis_settings(max_examples=200, deadline=None, database=None)
def test_st_02_the_reckoning_is_the_same_as_the_counting(numbers: list[int]) -> None:
    total = sum(numbers)
    table = released_overlapping({str(n): number for n, number in enumerate(numbers)})
    if sum(part.shown is None for part in table) > 3 or len(table) > 4:
        return

    widths = []
    for place, part in enumerate(table):
        if part.shown is None:
            widths.append(len({one[place] for one in _possible(table, total)}))
    assert narrowest(table, total=total) == min(widths, default=5)


@given(TABLES)
@hypothesis_settings(max_examples=200, deadline=None, database=None)
def test_what_is_shown_is_near_the_truth_and_the_order_is_kept(numbers: list[int]) -> None:
    parts = {f"del {n}": number for n, number in enumerate(numbers)}
    for part in released(parts, total=sum(numbers)):
        assert part.shown is None or abs(part.shown - parts[part.label]) <= 2
    assert [part.label for part in released_overlapping(parts)] == list(parts)


def test_st_04_the_same_numbers_give_the_same_table() -> None:
    parts = {"a": 2, "b": 20, "c": 20}

    assert released(parts, total=42) == released(dict(parts), total=42)


@pytest.mark.parametrize(
    ("year", "known"), [(1999, False), (2000, True), (2025, True), (2026, True), (2027, False)]
)
def test_a_year_can_be_counted_from_2000_to_this_one(year: int, known: bool) -> None:
    if known:
        check_countable(year, today=TODAY)
        return
    with pytest.raises(Invalid) as said:
        check_countable(year, today=TODAY)
    assert "mellan 2000 och 2026" in said.value.errors["year"]


def test_only_a_year_that_is_over_is_closed() -> None:
    check_closed(2025, today=TODAY)
    check_closed(2025, today=date(2026, 1, 1))
    for today in (TODAY, date(2026, 1, 1), date(2026, 12, 31)):
        with pytest.raises(NotNow, match="inte slut"):
            check_closed(2026, today=today)
    with pytest.raises(Invalid):
        check_closed(2027, today=TODAY)
