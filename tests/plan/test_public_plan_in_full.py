"""The published plan as people and machines read it: whole, filtered, as a table; nobody's name."""

import json
from typing import Any

import pytest
from django.test import Client

from lykta.exchange.simulation.present_measures import present_measures
from lykta.exchange.simulation.present_plan import CHAPTERS, GOALS, present_plan
from lykta.exchange.simulation.present_rounds import present_rounds
from lykta.organisation.models import Person
from lykta.plan import queries
from lykta.plan.models import Plan
from lykta.plan.terms import PlanStatus, Stage
from tests import cast
from tests.signed_in import client_of

UPPSALA = "0380"


@pytest.fixture
def published(database: str) -> Client:
    """Anybody's browser, when the demo's plan is published."""
    present_rounds(now=cast.NOW)
    present_measures(now=cast.NOW)
    present_plan(now=cast.NOW)
    client_of("strateg").post("/plan/publicera")
    return Client()


def _names() -> list[str]:
    with cast.acting("strateg"):
        return list(Person.objects.filter(machine=False).values_list("name", flat=True))


def test_machines_and_people_read_the_same_and_nobodys_name(published: Client) -> None:
    """Seen failing when rules/public.py gives the newest report's `by` and `happened`."""
    answer = published.get("/api/v1/plan")
    plan: dict[str, Any] = answer.json()
    page = published.get("/planen/").content.decode()
    rows = published.get("/planen/planen.csv")

    measure = next(one for one in plan["measures"] if "vägen hem" in one["title"])
    assert measure["groups"] == ["Unga", "Utländsk bakgrund"]
    assert measure["effect"] in page
    fatima = next(one for one in plan["ongoing"] if "Fatima" in one["title"])
    assert fatima["money"][0]["what_stops"].startswith("Påhittat: kvällsgrupperna")
    assert "Då upphör:" in page
    table = rows.content.decode("utf-8-sig")
    assert (rows.status_code, rows["Content-Type"].split(";")[0]) == (200, "text/csv")
    assert "Fatima 2" in table
    for text in (page, table, json.dumps(plan, ensure_ascii=False)):
        assert [name for name in _names() if name in text] == []
        assert "@" not in text.replace("@layer", "").replace("@media", "")
        for hidden in ("nattgrupper har gått", "materialet är slut", "freshness", "reported"):
            assert hidden not in text


def test_everybody_reads_goals_decisions_and_what_nobody_has_told(published: Client) -> None:
    """Seen failing when rules/public_governing.py gives answers to a question about a report."""
    plan: dict[str, Any] = published.get("/api/v1/plan").json()
    page = published.get("/planen/").content.decode()
    rows = published.get("/planen/planen.csv").content.decode("utf-8-sig")

    assert {one["title"] for one in plan["programme"]["goals"]} == {one.title for one in GOALS}
    assert GOALS[0].title in page
    assigned = next(one for one in plan["decisions"] if one["report_backs"] and one["paragraph"])
    assert (assigned["body"], assigned["case_number"]) == ("Kommunstyrelsen", "PÅHITT-2026-1")
    assert "§ 0" in page
    assert "Uppsalahem återkommer senast hösten 2025" in page
    assert "Uppgift saknas om vad det blev." in page
    decided = next(one for one in plan["measures"] if one["decisions"])
    proposed = [one for one in plan["measures"] if one["stage"] == Stage.PROPOSED.swedish]
    assert [one["decisions"] for one in proposed] == [[]] * len(proposed)
    assert decided["decisions"][0] in page
    assert decided["decisions"][0] in rows
    kept = queries.published(municipality=UPPSALA) or {}  # all that the public login can read
    told = {key for one in kept["decisions"] for each in one["report_backs"] for key in each}
    assert told == {"to", "what", "due", "due_on", "noted_by", "outcome"}


def test_the_plans_text_is_public_when_the_plan_is_adopted(published: Client) -> None:
    """A draft is working material until somebody decides (F01)."""
    draft: dict[str, Any] = published.get("/api/v1/plan").json()
    with cast.acting("strateg"):
        Plan.objects.update(status=PlanStatus.ADOPTED.value)
    client_of("strateg").post("/plan/publicera")
    adopted: dict[str, Any] = published.get("/api/v1/plan").json()

    assert draft["plan"]["text"] == []
    assert CHAPTERS[0].text not in json.dumps(draft, ensure_ascii=False)
    assert adopted["plan"]["text"][0]["text"] == CHAPTERS[0].text
    assert CHAPTERS[0].text in published.get("/planen/").content.decode()


def test_filters_of_the_public_plan_are_links(published: Client) -> None:
    whole = published.get("/planen/").content.decode()
    young = published.get("/planen/", {"grupp": "Unga"}).content.decode()
    nobody = published.get("/planen/", {"ledare": "Ingen"}).content.decode()

    assert 'href="?grupp=Unga"' in whole
    assert "Någon att prata med på vägen hem" in young
    assert "Information i trappuppgångar" not in young
    assert "Inga åtgärder här." in nobody


def test_the_api_says_what_stands_in_the_plan(shared_database: str) -> None:
    described = Client().get("/api/v1/openapi.json").json()

    schemas = described["components"]["schemas"]
    assert {"PublicPlan", "PublicMeasure", "PublicWork", "PublicMoney"} <= set(schemas)
    assert "what_stops" in schemas["PublicMoney"]["properties"]


def test_before_anything_is_published_there_is_no_table(
    shared_database: str, settings: Any
) -> None:
    settings.MUNICIPALITY = "9999"

    assert Client().get("/planen/planen.csv").status_code == 404
