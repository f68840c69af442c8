"""The demo's threads are made through the real functions, and made anew when the day moves."""

from datetime import timedelta

from lykta.anonymous import api as anonymous
from lykta.exchange.simulation.present_threads import present_threads
from tests import cast


def test_the_demo_has_threads_that_wait_and_one_code_to_try(database: str) -> None:
    present_threads(now=cast.NOW)
    present_threads(now=cast.NOW + timedelta(days=1))

    assert anonymous.come_back(anonymous.DEMO_CODE) is not None
    tomorrow = cast.TODAY + timedelta(days=1)
    with cast.acting("nexus.anna"):
        rows = anonymous.inbox(today=tomorrow)
    assert [row.since for row in rows] == ["sedan i går", "sedan i dag"]
    assert rows[0].wants_call
    with cast.acting("rc.samordnare"):
        assert len(anonymous.inbox(today=tomorrow)) == 1
