"""Networks: how often they meet, who may describe them, what the database refuses."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from lykta.kernel.changes import Change
from lykta.kernel.party import Party
from lykta.kernel.problems import Refused
from lykta.networks import api as networks
from lykta.networks.models import Network, Participant
from tests import cast

KLK = Party("Kommunledningskontoret", "KLK")
JOUREN = Party("Exempeljouren")


def _describe(who: str = "strateg", **more: Any) -> Change:
    told: dict[str, Any] = {
        "code": "prov",
        "name": "Provnätverket",
        "number": 9,
        "led_by": (KLK,),
        "sends": (JOUREN,),
        "fewest_meetings": 2,
        "most_meetings": 4,
        "members_count": None,
        "training": "",
        "crosses_authorities": False,
    } | more
    with cast.acting(who) as actor:
        return networks.describe(**told, actor=actor, now=cast.NOW)


@pytest.mark.parametrize(
    ("fewest", "most", "words"),
    [(2, 4, "2–4 gånger per år"), (4, 4, "4 gånger per år"), (1, 1, "en gång per år")],
)
def test_how_often_a_network_meets_is_said_in_words(fewest: int, most: int, words: str) -> None:
    assert networks.rhythm(fewest=fewest, most=most) == words


def test_a_described_network_is_read_back_with_those_outside(database: str) -> None:
    assert _describe() is Change.NEW
    assert _describe() is Change.SAME
    assert _describe(members_count=7) is Change.CHANGED

    with cast.acting("ombud.vof"):
        found = networks.networks()[-1]
    assert (found.name, found.members_count) == ("Provnätverket", 7)
    assert (found.led_by, found.sends) == ((KLK,), (JOUREN,))


def test_someone_who_leaves_a_network_is_gone_from_it(database: str) -> None:
    _describe()

    assert _describe(sends=()) is Change.CHANGED

    with cast.acting("strateg"):
        assert Participant.objects.filter(network__code="prov").count() == 1


def test_an_ombud_may_read_the_networks_and_not_change_them(database: str) -> None:
    """Seen failing when the action leaves out `check_may_describe`: the database refuses then."""
    with pytest.raises(Refused):
        _describe("ombud.vof")


def test_the_database_refuses_a_change_without_the_right(database: str) -> None:
    with cast.acting("ombud.vof"):
        assert Network.objects.update(name="Ändrad") == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Network(code="x", name="X", number=1, fewest_meetings=1, most_meetings=1).save()


def test_fewest_meetings_are_never_more_than_most(database: str) -> None:
    with pytest.raises(IntegrityError, match="networks_network_meetings_in_order"):
        _describe(fewest_meetings=5)


def test_nobody_takes_the_same_part_in_a_network_twice(database: str) -> None:
    _describe()
    network = Network.objects.get(code="prov")
    with cast.acting("strateg"), pytest.raises(IntegrityError, match="participant_once"):
        Participant(network=network, part="leads", code="KLK", name=KLK.name, number=2).save()
