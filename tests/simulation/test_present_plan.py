"""The demo's draft of the plan: invented, made once, and the plan's status untouched."""

from django.test import Client

from lykta.exchange.simulation.present_plan import TITLE, present_plan
from lykta.plan import api as plan
from lykta.plan.models import Plan, Remiss
from tests import cast
from tests.signed_in import client_of


def test_the_draft_is_out_answered_and_marked_as_invented(database: str) -> None:
    present_plan(now=cast.NOW)
    present_plan(now=cast.NOW)

    with cast.acting("strateg"):
        seen = plan.remisses(municipality="0380")
        assert [one.title for one in seen] == [TITLE]
        assert (seen[0].answered, seen[0].unhandled) == (2, 2)
        assert Plan.objects.get().status == "under_way"
        remiss = Remiss.objects.get()
    page = client_of("strateg").get(f"/plan/remisser/{remiss.id}").content.decode()
    assert page.count("åhitt") > 5
    assert "Ändrat" in client_of("strateg").get("/plan/versioner").content.decode()
    assert TITLE not in Client().get("/planen/").content.decode()


def test_those_concerned_find_the_draft_on_their_day(database: str) -> None:
    present_plan(now=cast.NOW)

    for who in ("kontakt.vof", "kontakt.uhem", "namnd.scn"):
        assert TITLE in client_of(who).get("/plan/remisser/").content.decode(), who
