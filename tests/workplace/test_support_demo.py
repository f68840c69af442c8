"""The demo's manager, HR and any employee meet the support, and another start changes nothing."""

from lykta.exchange.simulation.present_workplace_support import present_workplace_support
from lykta.kernel.duty import mine
from lykta.organisation import api as organisation
from lykta.workplace import api as workplace
from tests import cast
from tests.signed_in import client_of
from tests.workplace.test_pages import text


def test_the_demo_has_something_true_for_each(database: str) -> None:
    present_workplace_support(now=cast.NOW)
    present_workplace_support(now=cast.NOW)
    met = {}
    for who in ("chef.vof", "hr.vof"):
        with cast.acting(who) as actor:
            desk = organisation.desk_of(actor=actor)
            met[who] = [one.title for one in mine(workplace.support_duties(today=cast.TODAY), desk)]
    assert met == {
        "chef.vof": ["Bocka av: OSA-skyddsrond i Exempelboendet"],
        "hr.vof": ["Bekräfta vem chefer och anställda kan ringa"],
    }
    assert "20–29" in text(client_of("hr.vof").get("/arbetsmiljo/samtal/"))
    assert "Stöd till dig som är anställd" in text(client_of("nexus.anna").get("/min-dag"))
