"""Discussion rounds: asked by link, answered once, in one's own name only."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from lykta.council import api as council
from lykta.council.models import AskedOrganisation, DiscussionRound, Lesson, RoundAnswer
from lykta.kernel.problems import NotNow, Refused
from lykta.organisation import api as organisation
from lykta.outbox.models import Mail
from tests import cast
from tests.council import making
from tests.page_forms import answers_on
from tests.signed_in import client_of


def test_an_organisation_answers_once_and_the_answer_can_be_a_lesson(database: str) -> None:
    meeting_id = making.a_meeting()
    path = f"/planen/radet/svar/{making.a_link(meeting_id)}"
    client = Client()

    page = client.get(path).content
    assert "som arbetsgivare och/eller verksamhet?" in page.decode()
    assert client.post(path, answers_on(page)).status_code == 422
    said = {"answer_2": "Att tala tidigt."}
    assert "Tack!" in client.post(path, said).content.decode()
    assert client.get(path).status_code == 404

    seen = making.seen(meeting_id)
    assert [len(answers) for _question, answers in seen.answers] == [0, 1, 0]
    assert seen.waiting == ()
    staff = client_of("radet", now=cast.NOW)
    assert "Att tala tidigt." in staff.get(f"/radet/mote/{meeting_id}").content.decode()
    group = f"/radet/mote/{meeting_id}/gruppera"
    said = {"theme_1": "Våga fråga", "lesson_1": "on"}
    assert staff.post(group, said).status_code == 303
    assert staff.post(group, {"theme_1": "Gäller 19121212-1212"}).status_code == 422
    assert "lesson_1" not in staff.get(group).content.decode()
    assert making.seen(meeting_id).themes[0][0] == "Våga fråga"
    assert "Att tala tidigt." in staff.get("/radet/lardomar/").content.decode()
    with cast.acting("radet"):
        assert [one.text for one in council.lessons()] == ["Att tala tidigt."]
        assert Lesson.objects.count() == 1
        titles = [one.title for one in council.duties(today=cast.TODAY)]
    assert "Läs svaren inför rådets möte (1 har svarat)" in titles


def test_a_link_answers_for_nobody_else(database: str) -> None:
    """The page answers for its own link; the database refuses any other organisation.

    Seen failing when the answer's policy does not ask for the open link (`only_if`).
    """
    meeting_id = making.a_meeting()
    mine = making.a_link(meeting_id)
    with cast.acting("radet"):
        round_ = DiscussionRound.objects.get()
        other = AskedOrganisation(round=round_, organisation="Fyren", asked_at=cast.NOW)
        other.save()
    said = {"answer_1": "Vårt.", "asked_id": str(other.id)}
    assert Client().post(f"/planen/radet/svar/{mine}", said).status_code == 200
    with cast.acting("radet"):
        assert RoundAnswer.objects.get().asked.organisation == "Sagoföreningen"

    board = cast.actor("radet").authority
    machine = organisation.machine(authority_id=board, role="machine_link", today=cast.TODAY)
    with cast.acting(machine) as actor, pytest.raises(DatabaseError), transaction.atomic():
        council.answer(
            asked_id=other.id, link_id=uuid4(), texts={1: "Deras."}, actor=actor, now=cast.NOW
        )


def test_staff_cannot_answer_for_an_organisation(database: str) -> None:
    """Seen failing when the action does not ask who answers."""
    making.a_link(making.a_meeting())
    with cast.acting("radet") as actor, pytest.raises(Refused):
        council.answer(
            asked_id=AskedOrganisation.objects.get().id,
            link_id=uuid4(),
            texts={1: "Jag."},
            actor=actor,
            now=cast.NOW,
        )


def test_a_new_link_closes_the_one_before(database: str) -> None:
    meeting_id = making.a_meeting()
    first, second = making.a_link(meeting_id), making.a_link(meeting_id)

    assert Client().get(f"/planen/radet/svar/{first}").status_code == 404
    assert Client().get(f"/planen/radet/svar/{second}").status_code == 200


def test_an_answer_that_looks_like_a_case_comes_back_once(database: str) -> None:
    path = f"/planen/radet/svar/{making.a_link(making.a_meeting())}"
    said = {"answer_1": "Det gäller 19121212-1212."}
    client = Client()

    page = client.post(path, said)
    assert page.status_code == 422
    assert "kryssa i" in page.content.decode()
    assert client.post(path, said | {"about_nobody": "on"}).status_code == 200


def test_the_link_is_shown_once_and_mailed_with_a_neutral_subject(database: str) -> None:
    address = f"/radet/mote/{making.a_meeting()}/fraga"
    said = {"organisation_name": "Sagoföreningen", "mail": "saga@example.org"}

    page = client_of("radet", now=cast.NOW).post(address, said).content.decode()

    assert "/planen/radet/svar/" in page
    assert "saga@example.org" in page
    with cast.acting("strateg"):
        mail = Mail.objects.get(kind=council.PURPOSE)
    assert mail.subject == "Några frågor inför ett möte"


def test_nobody_is_asked_after_the_meeting(database: str) -> None:
    with pytest.raises(NotNow):
        making.a_link(making.a_meeting(making.PAST))


def test_the_secretary_chooses_what_is_asked_and_by_when(database: str) -> None:
    meeting_id = making.a_meeting()
    client, page = client_of("radet", now=cast.NOW), f"/radet/mote/{meeting_id}/fragor"
    assert "som arbetsgivare och/eller verksamhet?" in client.get(page).content.decode()
    day = making.AHEAD.date().isoformat()
    said = {"questions": "Vad hindrar?\n\n Vad hjälper? \n", "answer_by": day}
    for wrong in (
        {"answer_by": "2020-01-01"},
        {"answer_by": "2030-01-01"},
        {"questions": " \n "},
        {"questions": "?\n" + "\n".join(f"{n}?" for n in range(9))},
        {"questions": "a" * 501},
        {"questions": "Hur mår 19121212-1212?"},
    ):
        assert client.post(page, said | wrong).status_code == 422, wrong
    assert client.post(page, said).status_code == 303
    assert client.post(page, said).status_code == 409
    asked = Client().get(f"/planen/radet/svar/{making.a_link(meeting_id)}").content.decode()
    assert "Vad hjälper?" in asked
    assert "som arbetsgivare och/eller verksamhet?" not in asked
