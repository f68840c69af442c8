"""The demo's rounds: made by people's own actions, and everybody meets a true task."""

from lykta.exchange.simulation.present_workplace import present_workplace
from lykta.kernel.duty import mine
from lykta.organisation import api as organisation
from lykta.workplace import api as workplace
from tests import cast


def test_the_demo_has_a_signed_and_an_open_year_and_a_task_for_each(database: str) -> None:
    present_workplace(now=cast.NOW)
    present_workplace(now=cast.NOW)  # another start of the same day changes nothing

    with cast.acting("strateg"):
        years = [one.year for one in workplace.rounds(municipality="0380")]
    met = {}
    for who in ("chef.vof", "direktor.vof", "hr.vof", "skydd.vof"):
        with cast.acting(who) as actor:
            desk = organisation.desk_of(actor=actor)
            met[who] = [one.title for one in mine(workplace.duties(today=cast.TODAY), desk)]

    assert years == [2026, 2025]
    assert met == {
        "chef.vof": ["Svara på årets uppföljning för Exempelboendet"],
        "direktor.vof": ["1 enhet har inte svarat om arbetsmiljön 2026"],
        "hr.vof": ["1 enhet har inte svarat om arbetsmiljön 2026"],
        "skydd.vof": ["Ta del av förvaltningens uppföljning av arbetsmiljön 2025"],
    }
