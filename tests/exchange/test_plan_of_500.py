"""A plan of many measures: the same number of queries however many, and nothing left after."""

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lykta.exchange.benching import plans, rounds
from lykta.exchange.benching.pages import ROUND_OF_500
from lykta.follow_up.models import Round
from lykta.plan.models import Measure
from tests import cast
from tests.signed_in import client_of

PATHS = (
    "/plan/",
    "/plan/tackning/",
    "/plan/tackning/saknas",
    "/plan/indikatorer/",
    "/plan/veckobrev/",
    "/min-dag",
)


def _asked(client: Client) -> list[int]:
    """Ask three times: the session is touched now and then, whatever the page."""
    with rounds.followed(now=cast.NOW) as made:
        paths = [*PATHS, *(path.format(made) for _name, path in ROUND_OF_500)]
        return _counted(client, paths)


def _counted(client: Client, paths: list[str]) -> list[int]:
    found = []
    for path in paths:
        counts = []
        for _ in range(3):
            with CaptureQueriesContext(connections["default"]) as made:
                assert client.get(path).status_code == 200, path
            counts.append(len(made))
        found.append(min(counts))
    return found


@pytest.mark.parametrize("who", ["strateg"])
def test_pages_ask_the_same_whatever_the_number(database: str, who: str) -> None:
    client = client_of(who)
    with plans.many(now=cast.NOW, number=12):
        few = _asked(client)
    with plans.many(now=cast.NOW, number=120):
        many = _asked(client)

    assert many == few
    with cast.acting("strateg"):
        assert not Measure.objects.filter(code__startswith="mätning-").exists()
        assert not Round.objects.filter(title__startswith="Mätning").exists()
