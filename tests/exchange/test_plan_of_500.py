"""A plan of many measures: the same number of queries however many, and nothing left after."""

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lykta.exchange.benching import plans
from lykta.plan.models import Measure
from tests import cast
from tests.signed_in import client_of

PATHS = ("/plan/", "/plan/tackning/", "/plan/tackning/saknas", "/plan/indikatorer/", "/min-dag")


def _asked(client: Client) -> list[int]:
    found = []
    for path in PATHS:
        with CaptureQueriesContext(connections["default"]) as made:
            assert client.get(path).status_code == 200, path
        found.append(len(made))
    return found


@pytest.mark.parametrize("who", ["strateg"])
def test_pages_ask_the_same_whatever_the_number(database: str, who: str) -> None:
    client = client_of(who)
    with plans.many(now=cast.NOW, number=12):
        _asked(client)
        few = _asked(client)
    with plans.many(now=cast.NOW, number=120):
        _asked(client)
        many = _asked(client)

    assert many == few
    with cast.acting("strateg"):
        assert not Measure.objects.filter(code__startswith="mätning-").exists()
