"""The demo's networks: 140 ombuds, a task for everybody concerned, loaded once."""

from datetime import timedelta

from lykta.exchange.simulation.present_networks import present_networks
from lykta.kernel import duty
from lykta.kernel.duty import Desk
from lykta.networks import api as networks
from lykta.networks.models import Ombud
from lykta.networks.queries import ombuds as queries
from tests import cast


def _titles(user: str, *codes: str) -> list[str]:
    with cast.acting(user) as actor:
        found = networks.duties(today=cast.TODAY)
    return [one.title for one in duty.mine(found, Desk(actor, frozenset(codes)))]


def test_everybody_whom_the_networks_concern_meets_a_task(database: str) -> None:
    present_networks(now=cast.NOW)

    with cast.acting("strateg"):
        active = [one for one in queries.ombuds(today=cast.TODAY) if one.active]
        assert len(active) == 140
        assert networks.counts(year=2024)["course:modersmålslärare"] == 130
        areas = {area.code: area for area in queries.cover_map(today=cast.TODAY)}
        assert all(areas[code].without for code in ("VOF", "UBF", "AMF"))
        assert areas["SCF"].lost == 1
    ombud = _titles("ombud.vof")
    assert any(title.startswith("Svara om du kommer") for title in ombud)
    assert "Gå repetitionen av ombudsutbildningen" in ombud
    assert "Läs svaret på din fråga" in ombud
    assert "Utse ett nytt våldsombud" in _titles("nexus.chef", "NEXUS", "SCF-VUX", "SCF")
    head = _titles("skola.rektor", "UBF-EX", "UBF")
    assert {"Anmäl någon från enheten", "Utse ett våldsombud"} <= set(head)
    strategist = _titles("strateg", "HALL", "KLK")
    assert {"Svara ett ombud", "Planera ett möte till"} <= set(strategist)
    for user in ("rc.polis", "rc.barnmorska", "rc.projektledare"):
        assert any(title.startswith("Svara om du kommer") for title in _titles(user))
    assert any(title.endswith("enheter saknar våldsombud") for title in strategist)


def test_it_is_loaded_once_and_a_meeting_always_lies_ahead(database: str) -> None:
    present_networks(now=cast.NOW)
    later = cast.NOW + timedelta(days=60)
    present_networks(now=later)

    with cast.acting("strateg", now=later):
        assert Ombud.objects.filter(ended_on=None).count() == 140
        assert networks.year_events(first=later.date(), last=later.date() + timedelta(days=30))
