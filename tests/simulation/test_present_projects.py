"""The demo's present of projects, grants and knowledge: made once, and everybody has a task."""

from lykta.exchange.simulation.present_knowledge import present_knowledge
from lykta.exchange.simulation.present_projects import present_projects
from lykta.knowledge import api as knowledge
from lykta.projects import api as projects
from tests import cast
from tests.signed_in import client_of


def test_the_present_is_made_once_and_is_seen_to_be_invented(database: str) -> None:
    for _twice in range(2):
        present_projects(now=cast.NOW)
        present_knowledge(now=cast.NOW)

    with cast.acting("strateg"):
        calls = projects.calls(today=cast.TODAY)
        titles = [duty.title for duty in projects.duties(today=cast.TODAY)]
        agreements = knowledge.agreements(today=cast.TODAY)
        registers = [duty.title for duty in knowledge.duties(today=cast.TODAY)]
    assert [(call.state, call.applications) for call in calls] == [("open", 1), ("closed", 1)]
    assert all("påhitta" in call.title.lower() for call in calls)
    assert {one.light.level for one in agreements} == {"calm", "soon", "late", "none"}
    assert "Projekt Fatima 2: besluta vad som händer när pengarna tar slut" in titles
    assert "Ta in ansökningar från föreningar (1 väntar)" in titles
    assert "8 rutiner är inte inskrivna" in registers
    for path in ("/plan/projekt/", "/plan/foreningar/", "/natverk/avtal/", "/natverk/stod/"):
        assert client_of("strateg").get(path).status_code == 200
