"""The demo's rounds: made by people's own actions, and everybody meets a true task."""

from lykta.exchange.simulation.present_rounds import present_rounds
from lykta.follow_up import api as follow_up
from lykta.kernel.duty import mine
from lykta.organisation import api as organisation
from tests import cast
from tests.factories.follow_up import UPPSALA


def test_the_demo_has_a_frozen_and_an_open_round_and_a_task_for_everybody(database: str) -> None:
    present_rounds(now=cast.NOW)
    present_rounds(now=cast.NOW)  # another start of the same day changes nothing

    with cast.acting("strateg"):
        found = {one.title: one.state.value for one in follow_up.rounds(municipality=UPPSALA)}
    met = {}
    for who in (
        "strateg",
        "kontakt.vof",
        "kontakt.ubf",
        "kontakt.uhem",
        "boende.uhem",
        "namnd.scn",
    ):
        with cast.acting(who) as actor:
            desk = organisation.desk_of(actor=actor)
            met[who] = [one.title for one in mine(follow_up.duties(today=cast.TODAY), desk)]

    assert found == {
        "Helåret 2025 (påhittad)": "frozen",
        "Våren 2026 (påhittad)": "frozen",
        "Helåret 2026 (påhittad)": "open",
    }
    assert all(met.values()), met
    assert met["namnd.scn"][0].endswith("väntar på sitt möte")
