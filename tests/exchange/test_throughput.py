"""The help pages beside hello world: made beforehand, so nearly as many a second."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connections
from django.test.utils import CaptureQueriesContext

from lykta.exchange.benching import throughput
from lykta.exchange.benching.measuring import BadAnswer


@pytest.fixture(autouse=True)
def addresses(settings: LazySettings, tmp_path: Path) -> None:
    """The bench's own addresses; a copy of the help pages that no other test writes to."""
    settings.HOME = tmp_path
    settings.ROOT_URLCONF = "lykta.exchange.benching.addresses"


def test_a_help_page_asks_the_database_nothing_once_it_is_made(shared_database: str) -> None:
    """Equal work is proved by counting; the share of hello world is the bench's to tell."""
    throughput.measured(rounds=1)

    with CaptureQueriesContext(connections["public"]) as counted:
        found = throughput.measured(rounds=1)

    assert len(counted) == 0
    assert [one.name.split()[-1] for one in found] == list(throughput.PAGES)
    assert all(one.per_second > 0 for one in found)


def test_a_page_that_is_not_there_is_not_measured(
    shared_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throughput, "PAGES", ("/hjalp/finns-inte/",))

    with pytest.raises(BadAnswer, match="404"):
        throughput.measured(rounds=1)
