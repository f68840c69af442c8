"""The council's living present: a secretary who meets true tasks, and no second set of them."""

from datetime import timedelta

from django.test import Client

from lykta.council import api as council
from lykta.exchange.simulation.present_council import present_council
from tests import cast


def test_the_council_has_a_living_present_that_is_made_once(database: str) -> None:
    for _time in (1, 2):
        present_council(now=cast.NOW)

    with cast.acting("radet"):
        lines = council.meetings(now=cast.NOW)
        kept = [one for one in lines if "Påhittade" in one.place]
        seen = council.meeting(kept[0].id, now=cast.NOW)
        titles = {one.title for one in council.duties(today=cast.TODAY)}
        pointed = [one for one in council.lessons() if one.uses]
    assert len(kept) == 3
    assert seen.waiting == ("Sagolika Systrarna",)
    assert [len(said) for _question, said in seen.answers] == [1, 1, 1]
    assert titles == {
        "Skicka kallelsen till rådets möte",
        "Läs svaren inför rådets möte (1 har svarat)",
        "Låt justera anteckningarna från rådets möte",
        "Vad blev det av rådets råd? Mötesplatser för unga (påhittad fråga)",
        "Kalla en ersättare till rådets möte: Fantasiföreningen Fyren",
        "Uppdraget går ut för ledamoten från Påhittade nämnden",
    }
    assert len(pointed) == 1
    assert "/planen/radet/" in Client().get("/planen/radet/").content.decode()


def test_a_new_meeting_comes_when_the_last_has_been(database: str) -> None:
    present_council(now=cast.NOW)
    later = cast.NOW + timedelta(days=40)
    present_council(now=later)

    with cast.acting("radet", now=later):
        ahead = [one for one in council.meetings(now=later) if one.ends_at > later]
    assert len(ahead) == 1
