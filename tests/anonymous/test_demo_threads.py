"""The demo's threads are made through the real functions, and made anew when the day moves."""

from datetime import timedelta

from django.test import override_settings

from lykta.anonymous import api as anonymous
from lykta.exchange.simulation.present_threads import present_threads
from tests import cast
from tests.anonymous.test_writer_pages import visitor


def test_the_demo_has_threads_that_wait_and_one_code_to_try(database: str) -> None:
    present_threads(now=cast.NOW)
    present_threads(now=cast.NOW + timedelta(days=1))

    assert anonymous.come_back(anonymous.DEMO_CODE) is not None
    tomorrow = cast.TODAY + timedelta(days=1)
    with cast.acting("nexus.anna"):
        rows = anonymous.inbox(today=tomorrow)
    assert [row.since for row in rows] == ["sedan i går", "sedan i dag"]
    assert rows[0].wants_call
    with override_settings(DEMO=True):
        page = visitor().get("/skriv/en/").content.decode()
    assert " ".join(anonymous.DEMO_CODE.groups) in page
    hidden = visitor().get("/skriv/").content.decode()
    assert " ".join(anonymous.DEMO_CODE.groups) not in hidden
    with cast.acting("rc.samordnare"):
        assert len(anonymous.inbox(today=tomorrow)) == 1
