"""The demo's measures: everybody who reports meets something true, and money that ends is met."""

import re
from html import unescape

from lykta.exchange.simulation.present_measures import present_measures
from lykta.exchange.simulation.present_rounds import present_rounds
from lykta.kernel.duty import mine
from lykta.organisation import api as organisation
from lykta.plan import api as plan
from tests import cast
from tests.signed_in import client_of

UPPSALA = "0380"
REPORTERS = ("kontakt.vof", "kontakt.ubf", "kontakt.uhem", "boende.uhem", "nexus.chef")


def test_the_demo_shows_what_is_asked_of_each(database: str) -> None:
    """Once made, it is not made again; the municipality's own works are decided by nobody."""
    present_rounds(now=cast.NOW)
    present_measures(now=cast.NOW)
    present_measures(now=cast.NOW)

    with cast.acting("strateg"):
        found = plan.measures_seen(municipality=UPPSALA, today=cast.TODAY)
        duties = plan.duties(today=cast.TODAY)
        works = plan.works_seen(municipality=UPPSALA, today=cast.TODAY)
    titles = [one.title for one in found]
    assert len(titles) == len(set(titles))
    assert [one for one in found if one.decided and "påhittad" not in one.title] == []
    assert [one for one in works if one.became] == []
    met = {}
    for who in (*REPORTERS, "strateg"):
        with cast.acting(who) as actor:
            desk = organisation.desk_of(actor=actor)
        met[who] = [one.title for one in mine(duties, desk)]
    for who in REPORTERS:
        assert met[who], who
    assert any("Fatima 2" in title for title in met["strateg"])
    assert any("Fatima 2" in title for title in met["nexus.chef"])
    assert not any("Fatima 2" in title for title in met["kontakt.vof"])
    body = unescape(re.sub(r"<[^>]+>", " ", client_of("strateg").get("/plan/").content.decode()))
    assert "kvällsgrupperna för killar 16-24 år" in body
