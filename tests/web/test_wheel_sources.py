"""Every app that tells the year tells it in a constant number of queries, under the machine too."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from lykta.organisation import api as organisation
from lykta.web import duties
from tests.cast import NOW, TODAY, acting

YEAR = {"first": date(TODAY.year, 1, 1), "last": date(TODAY.year, 12, 31)}


def test_the_machine_that_writes_mail_may_ask_every_app(shared_database: str) -> None:
    """What it may not read is told as nothing, never as an error."""
    board = organisation.authority("KS", municipality_code="0380")
    machine = organisation.machine(authority_id=board.id, role="machine_mail", today=TODAY)
    with acting(machine, now=NOW), CaptureQueriesContext(connection) as asked:
        duties.everyones(today=TODAY)
        duties.year_events(**YEAR)

    assert len(asked) < 140


def test_the_years_events_are_told_in_order(shared_database: str) -> None:
    with acting("strateg", now=NOW):
        found = duties.year_events(**YEAR)

    assert [event.on for event in found] == sorted(event.on for event in found)
    assert all(YEAR["first"] <= event.on <= YEAR["last"] for event in found)
