"""Many units and years: the same number of queries, and nothing left after the bench."""

from django.db import connections
from django.test.utils import CaptureQueriesContext

from lykta.exchange.benching import workplaces
from lykta.workplace.models import YearRound
from tests import cast
from tests.signed_in import client_of

PAGES = (
    ("hr.vof", "/arbetsmiljo/runda/{}/kommunen"),
    ("direktor.vof", "/arbetsmiljo/runda/{}/forvaltningen"),
    ("direktor.vof", "/arbetsmiljo/runda/{}/teman/"),
    ("strateg", "/arbetsmiljo/runda/{}/"),
    ("direktor.vof", "/min-dag"),
)


def _asked(who: str, path: str) -> int:
    """Ask three times: the session is touched now and then, whatever the page."""
    client, counts = client_of(who), []
    for _ in range(3):
        with CaptureQueriesContext(connections["default"]) as made:
            assert client.get(path).status_code == 200, path
        counts.append(len(made))
    return min(counts)


def test_pages_ask_the_same_whatever_the_units_and_years(database: str) -> None:
    found = []
    for units, years in ((12, 2), (240, 6)):
        with workplaces.many(now=cast.NOW, units=units, years=years) as key:
            found.append([_asked(who, path.format(key)) for who, path in PAGES])

    assert found[0] == found[1]
    with cast.acting("hr.vof"):
        assert not YearRound.objects.exists()
