"""What the council learns: grouped by a person, and pointed to from the plan and the networks."""

from uuid import UUID

from django.test import Client

from lykta.council import api as council
from lykta.council.models import AnswerTheme, Lesson, LessonUse
from lykta.kernel.permissions import Permission
from lykta.networks import api as networks
from lykta.plan.models import Measure
from tests import cast
from tests.council import making
from tests.signed_in import client_of


def _a_lesson() -> UUID:
    path = f"/planen/radet/svar/{making.a_link(meeting_id := making.a_meeting())}"
    Client().post(path, {"answer_2": "Att tala tidigt."})
    one = making.seen(meeting_id).said[0]
    with cast.acting("radet") as actor:
        council.group(
            meeting_id=meeting_id,
            themes={one.id: "Tid"},
            lessons=[one.id],
            actor=actor,
            now=cast.NOW,
        )
        assert AnswerTheme.objects.get().theme == "Tid"
        return UUID(str(Lesson.objects.get().id))


def test_a_measure_and_a_network_point_to_a_lesson(database: str) -> None:
    lesson = str(_a_lesson())
    with cast.acting("radet"):
        measure = Measure.objects.earliest("title").id
        network = next(one.id for one in networks.networks())
    client = client_of("radet", now=cast.NOW)
    for kind, about in (("measure", measure), ("network", network)):
        choose = f"/radet/lardomar/{kind}/{about}"
        assert "Att tala tidigt." in client.get(choose).content.decode()
        back = client.post(choose, {"chosen": [lesson]})
        assert back.status_code == 302
        assert "Att tala tidigt." in client.get(back["Location"]).content.decode()
    assert "Åtgärd i planen (1), Nätverk (1)" in client.get("/radet/lardomar/").content.decode()
    assert client.post(f"/radet/lardomar/measure/{measure}").status_code == 302
    with cast.acting("radet"):
        assert LessonUse.objects.get().about_id == network


def test_nobody_points_from_nowhere_or_without_the_right(database: str) -> None:
    """Seen failing when the page does not ask whether the measure is there."""
    lesson = str(_a_lesson())
    client = client_of("radet", now=cast.NOW)
    with cast.acting("radet"):
        measure = Measure.objects.earliest("title").id
    said = {"chosen": [lesson]}

    assert client.post(f"/radet/lardomar/measure/{lesson}", said).status_code == 404
    assert client.post(f"/radet/lardomar/unit/{measure}", said).status_code == 404
    chosen = {"chosen": [str(measure)]}
    assert client.post(f"/radet/lardomar/measure/{measure}", chosen).status_code == 422
    other = client_of("ombud.vof", now=cast.NOW)
    assert other.post(f"/radet/lardomar/measure/{measure}", said).status_code == 403


def test_who_may_not_read_the_council_reads_no_lesson_of_it(database: str) -> None:
    """Seen failing when `lessons_of` does not ask for council.read."""
    lesson = _a_lesson()
    with cast.acting("radet") as actor:
        measure = Measure.objects.earliest("title").id
        council.point(
            lesson_id=lesson,
            kind=council.UsedBy.MEASURE,
            about_id=measure,
            actor=actor,
            now=cast.NOW,
        )
    met: dict[bool, set[bool]] = {}
    for username in cast.EVERYONE:
        answer = client_of(username, now=cast.NOW).get(f"/plan/atgarder/{measure}")
        if answer.status_code == 200:
            reads = cast.actor(username).may(Permission.COUNCIL_READ)
            met[reads] = met.get(reads, set()) | {"tala tidigt" in answer.content.decode()}
    assert met == {True: {True}, False: {False}}
