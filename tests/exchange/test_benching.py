"""The bench measures what it says, and refuses what it cannot measure."""

from dataclasses import dataclass

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from lykta.exchange.benching.measuring import BadAnswer, Measured, measure, sample
from tests.signed_in import client_of


@dataclass
class _Answer:
    status_code: int


def test_a_pages_statements_are_counted_in_the_request(shared_database: str) -> None:
    def ask() -> _Answer:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.execute("SELECT 2")
        return _Answer(200)

    one = sample(ask, expect=200)

    assert one.statements == 2
    assert 0 < one.in_sql <= one.whole


def test_a_page_that_answers_something_else_is_not_measured(shared_database: str) -> None:
    with pytest.raises(BadAnswer, match="404"):
        sample(lambda: _Answer(404), expect=200)


def test_the_ratio_is_the_page_to_its_floor() -> None:
    assert Measured("plan", page_ms=50, floor_ms=20, statements=3).ratio == 2.5


def test_the_growth_is_told_where_a_tenth_was_measured() -> None:
    few = Measured("plan", page_ms=20, floor_ms=10, statements=3, plain_ms=5)
    one = Measured("plan", page_ms=52, floor_ms=20, statements=3, plain_ms=10, tenth=few)

    assert one.growth == 1.3
    assert Measured("plan", page_ms=52, floor_ms=20, statements=3).growth is None


def test_a_real_page_costs_more_than_its_floor(database: str) -> None:
    client = client_of("strateg")
    found = measure(
        "plan",
        lambda: client.get("/plan/"),
        trivial=lambda: client.get("/session/stanna"),
        runs=3,
        expect=200,
    )

    assert found.statements > 5
    assert found.page_ms > 0


def test_the_bench_runs_on_the_demos_data_only(shared_database: str) -> None:
    with pytest.raises(CommandError, match="demo"):
        call_command("bench")
