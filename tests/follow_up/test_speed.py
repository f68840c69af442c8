"""500 measures: freezing and Excel take few statements, as many for ten as for five hundred."""

from typing import Any

import pytest

from lykta.exchange.benching import rounds
from lykta.follow_up.models import Round
from tests import cast


@pytest.fixture
def measured(database: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that runs the bench's own steps on so many measures."""

    def run(number: int) -> dict[str, rounds.Timed]:
        monkeypatch.setattr(rounds, "MEASURES", number)
        return {one.name: one for one in rounds.timed(now=cast.NOW)}

    return run


def test_a_round_of_500_takes_no_more_statements_than_one_of_10(measured: Any) -> None:
    few, many = measured(10), measured(500)

    assert {name: one.statements for name, one in many.items()} == {
        name: one.statements for name, one in few.items()
    }
    assert many["freezing a round of 500"].seconds < 5  # the goal of 1 s is the bench's, alone
    with cast.acting("strateg"):
        assert Round.objects.count() == 0
