"""A draft out on remiss: to boards, companies and associations, by account and by link (F05)."""

import re
from datetime import date, datetime, timedelta
from html import unescape
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connections
from django.db.utils import ProgrammingError
from django.test import Client
from django.test.utils import CaptureQueriesContext
from docx import Document

from lykta.kernel.duty import Desk, mine
from lykta.kernel.party import Party
from lykta.kernel.problems import NotNow, Unknown
from lykta.organisation import api as organisation
from lykta.plan import api as plan
from lykta.plan.actions import remisses as actions
from lykta.plan.models import (
    Chapter,
    Goal,
    GoalArea,
    Mandate,
    Plan,
    Remiss,
    RemissComment,
    RemissDone,
    RemissPart,
    RemissRecipient,
    RemissReply,
)
from lykta.plan.queries import desks
from lykta.plan.rules.standing import paragraphs
from lykta.plan.terms import RecipientKind, RemissOutcome, Standpoint, VersionOf
from tests import cast
from tests.page_forms import send
from tests.signed_in import client_of

UPPSALA = "0380"
JOUREN = Party("Exempeljouren (påhittad)")
VOF = Party("Vård- och omsorgsförvaltningen", "VOF")
ANSWER_BY = date(2027, 1, 15)


def _text(response: Any) -> str:
    bare = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(bare).split())


def _by(actor: Any) -> dict[str, Any]:
    return {"municipality": UPPSALA, "actor": actor, "now": cast.NOW}


def a_remiss(*, title: str = "Utkast till handlingsplan", first: str = "Bakgrund") -> UUID:
    """Send a draft of two chapters to a board and an association."""
    with cast.acting("strateg") as actor:
        for name in (first, "Syfte"):
            chapter = plan.ChapterText(name, f"{name}: så här är det tänkt.")
            plan.write_chapter(text=chapter, **_by(actor))
        version = plan.keep_version(of=VersionOf.PLAN, note=title, **_by(actor))
        made = plan.send_remiss(
            version_id=version,
            title=title,
            letter="Vad tycker ni?",
            answer_by=ANSWER_BY,
            **_by(actor),
        )
        for kind, party in ((RecipientKind.BOARD, VOF), (RecipientKind.CIVIL_SOCIETY, JOUREN)):
            plan.add_recipients(
                remiss_id=made, kind=kind, parties=[party], actor=actor, now=cast.NOW
            )
    return made


@pytest.fixture
def remiss(database: str) -> UUID:
    """A draft that waits for answers."""
    return a_remiss()


def _recipient(remiss: UUID, party: Party) -> RemissRecipient:
    with cast.acting("strateg"):
        return RemissRecipient.objects.get(remiss_id=remiss, party__name=party.name)


def link_to(remiss: UUID, party: Party = JOUREN) -> str:
    """Make the recipient's link, as the strategist's page does, and return its path."""
    path = f"/plan/remisser/mottagare/{_recipient(remiss, party).id}/lank"
    page = client_of("strateg").post(path).content.decode()
    found = re.search(r"<code>http://[^/]+(/plan/lank/remiss/[^<]+)</code>", page)
    assert found is not None
    return found[1]


def test_a_draft_is_cut_into_its_paragraphs_in_reading_order() -> None:
    content = {
        "chapters": [{"title": "Bakgrund", "text": "Så var det."}],
        "goals": [{"title": "Färre", "text": "x", "goal_area": "Skydd", "subject_area": ""}],
        "measures": [
            {"title": "Kurs", "why": "y", "what": "", "effect": "", "leads": [], "stage": ""}
        ],
    }

    found = paragraphs(content)

    assert [one.heading for one in found] == ["Bakgrund", "Mål: Färre", "Åtgärd: Kurs"]
    assert found[1].text == "Skydd\nx"
    assert found[2].text == "y\nLeds av: uppgift saknas"


def test_an_association_answers_by_link_without_account_once(remiss: UUID) -> None:
    """Seen failing when `use_link` is left out of the linked view."""
    path = link_to(remiss)
    page = _text(Client().get(path))
    assert "Till Exempeljouren (påhittad)" in page
    assert "1. Bakgrund" in page

    thanks = send(
        Client(), path, standpoint="agrees_with_comments", part_2="Skriv om barnen också."
    )

    assert "Tack, svaret har kommit fram" in _text(thanks)
    assert Client().get(path).status_code == 404
    compiled = _text(client_of("strateg").get(f"/plan/remisser/{remiss}"))
    word = client_of("strateg").get(f"/plan/remisser/{remiss}/word").content
    assert "Skriv om barnen också." in "\n".join(
        cell.text for table in Document(BytesIO(word)).tables for cell in table._cells
    ) + "\n".join(one.text for one in Document(BytesIO(word)).paragraphs)
    assert "Skriv om barnen också." in compiled
    assert "1 av 2 har svarat. Synpunkter: 1, varav 1 att bemöta." in compiled


def test_a_link_for_one_draft_opens_no_other(database: str) -> None:
    """Seen failing when the linked view takes another recipient than the link's own."""
    first = a_remiss()
    second = a_remiss(title="Nytt utkast", first="Inledning")
    path, asked = link_to(first), _recipient(first, JOUREN)
    token = path.rsplit("/", 1)[1]

    assert "Inledning" not in _text(Client().get(path))
    for other in (
        f"/plan/remisser/{second}",
        f"/plan/remisser/mottagare/{_recipient(second, VOF).id}/svara",
    ):
        assert Client().get(other).status_code == 302
    assert Client().get(f"/plan/lank/fraga/{token}").status_code == 404
    assert Client().get(path[:-1] + "x").status_code == 404
    send(Client(), path, standpoint="agrees", part_1="Bra.")
    with cast.acting("strateg"):
        assert [one.recipient_id for one in RemissReply.objects.all()] == [asked.id]


def test_a_link_made_for_something_else_opens_no_draft(remiss: UUID) -> None:
    """Seen failing when `open_link` does not look at the purpose."""
    with cast.acting("strateg") as actor:
        token = organisation.make_link(
            purpose="plan.report_back",
            target_id=RemissRecipient.objects.order_by("id")[0].id,
            holder="Någon",
            until=ANSWER_BY,
            actor=actor,
            now=cast.NOW,
        )

    assert Client().get(f"/plan/lank/remiss/{token}").status_code == 404


def test_a_new_link_closes_the_old_one(remiss: UUID) -> None:
    old, new = link_to(remiss), link_to(remiss)

    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200


def test_a_link_page_says_nothing_of_what_others_have_answered_or_who_works_here(
    remiss: UUID,
) -> None:
    answer = f"/plan/remisser/mottagare/{_recipient(remiss, VOF).id}/svara"
    send(client_of("kontakt.vof"), answer, standpoint="disagrees", whole="HEMLIGT-FÖR-ANDRA")
    with cast.acting("kontakt.vof") as contact, cast.acting("strateg") as strategist:
        names = (contact.name, strategist.name)

    body = Client().get(link_to(remiss)).content.decode()

    for leak in ("HEMLIGT-FÖR-ANDRA", "Avstyrker sedan", "Logga ut", "Min dag", *names):
        assert leak not in body
    with cast.acting("strateg"):
        fields = {
            field.name for model in (RemissReply, RemissComment) for field in model._meta.fields
        }
        assert not {name for name in fields if "name" in name or "person" in name}


def test_those_with_an_account_find_the_remiss_and_answer_it(remiss: UUID) -> None:
    recipient = _recipient(remiss, VOF)
    with cast.acting("kontakt.vof") as actor:
        desk = Desk(actor, desks.codes_of(actor))
        found = [one.path for one in mine(plan.duties(today=cast.TODAY), desk)]
    path = f"/plan/remisser/mottagare/{recipient.id}/svara"
    assert path in found
    contact = client_of("kontakt.vof")
    assert path in contact.get("/plan/remisser/").content.decode()

    assert send(contact, path, standpoint="agrees").status_code == 303

    assert "Svaret har redan kommit in" in _text(contact.get(path))
    again = contact.post(path, {"standpoint": "disagrees", "whole": "Nej"})
    assert again.status_code == 409


@pytest.mark.parametrize("who", ["kontakt.uhem", "nexus.anna", "strateg", "dso"])
def test_nobody_answers_for_others(remiss: UUID, who: str) -> None:
    """Seen failing when `check_stands_at` is left out of the view and the action."""
    path = f"/plan/remisser/mottagare/{_recipient(remiss, VOF).id}/svara"

    assert client_of(who).get(path).status_code == 403


def test_the_database_takes_no_answer_for_others(remiss: UUID) -> None:
    """Seen failing when `only_if` is left out of the declaration of RemissReply."""
    recipient = _recipient(remiss, VOF)

    with pytest.raises(ProgrammingError, match="row-level security"), cast.acting("kontakt.uhem"):
        RemissReply(
            recipient=recipient, standpoint=Standpoint.AGREES.value, replied_at=cast.NOW
        ).save()


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"standpoint": ""}, "Det här behöver fyllas i"),
        ({"standpoint": "disagrees"}, "Skriv kort varför ni avstyrker."),
        ({"standpoint": "agrees", "part_1": "Anna 19850101-2384 KVAR"}, "personnummer"),
    ],
)
def test_an_answer_that_cannot_be_used_keeps_what_was_typed(
    remiss: UUID, answers: dict[str, str], told: str
) -> None:
    path = link_to(remiss)

    answer = send(Client(), path, **{"part_2": "", **answers})

    assert answer.status_code == 422
    assert told in _text(answer)
    if "part_1" in answers:
        assert "KVAR" in answer.content.decode()
        ticked = send_again(path, answer, answers)
        assert "Tack, svaret har kommit fram" in _text(ticked)


def send_again(path: str, page: Any, answers: dict[str, str]) -> Any:
    """Send the warned form again with the box ticked."""
    return Client().post(path, {"whole": "", **answers, "about_nobody": "on"})


def test_every_comment_is_answered_before_the_remiss_is_closed(remiss: UUID) -> None:
    send(Client(), link_to(remiss), standpoint="agrees", part_1="Byt rubrik.", whole="Bra.")
    late = cast.NOW + timedelta(days=90)
    with cast.acting("strateg", now=late) as actor, pytest.raises(NotNow, match="Kvar: 2"):
        actions.close(remiss_id=remiss, actor=actor, now=late)
    strategist = client_of("strateg")
    with cast.acting("strateg"):
        keys = list(RemissComment.objects.values_list("id", flat=True))
    for key in keys:
        kept = send(strategist, f"/plan/remisser/synpunkter/{key}", outcome="kept")
        assert kept.status_code == 422
        done = send(strategist, f"/plan/remisser/synpunkter/{key}", outcome="changed", text="Ja.")
        assert done.status_code == 303
    assert "varav 0 att bemöta" in _text(strategist.get(f"/plan/remisser/{remiss}"))
    with cast.acting("strateg"):
        assert set(RemissDone.objects.values_list("outcome", flat=True)) == {
            RemissOutcome.CHANGED.value
        }
    _close(remiss, late)
    assert strategist.get(f"/plan/remisser/{remiss}").content.decode().count("Avslutad") >= 1


def _close(remiss: UUID, now: datetime) -> None:
    with cast.acting("strateg", now=now) as actor:
        actions.close(remiss_id=remiss, actor=actor, now=now)


def test_a_remiss_is_not_closed_while_answers_may_come(remiss: UUID) -> None:
    assert client_of("strateg").post(f"/plan/remisser/{remiss}/avsluta").status_code == 409


def test_a_closed_remiss_takes_no_answer(remiss: UUID) -> None:
    path = link_to(remiss)
    _close(remiss, cast.NOW + timedelta(days=90))

    assert Client().get(path).status_code == 404


def test_a_plan_under_way_is_on_remiss_when_its_draft_is_sent(remiss: UUID) -> None:
    with cast.acting("strateg"):
        assert Plan.objects.get().status == "on_remiss"
        assert list(RemissPart.objects.order_by("place").values_list("place", "heading")) == [
            (1, "Bakgrund"),
            (2, "Syfte"),
        ]
        assert Remiss.objects.get().title == "Utkast till handlingsplan"


def test_what_was_sent_does_not_follow_later_edits(remiss: UUID) -> None:
    with cast.acting("strateg") as actor:
        plan.write_chapter(text=plan.ChapterText("Bakgrund", "NYTT"), **_by(actor))

    assert "NYTT" not in _text(Client().get(link_to(remiss)))


def test_a_draft_that_is_none_is_not_sent(database: str) -> None:
    with cast.acting("strateg") as actor, pytest.raises(Unknown):
        plan.send_remiss(
            version_id=uuid4(), title="x", letter="", answer_by=ANSWER_BY, **_by(actor)
        )


def test_a_remiss_is_read_in_as_many_queries_with_many_answers_as_with_one(remiss: UUID) -> None:
    client = client_of("strateg")

    def asked() -> int:
        with CaptureQueriesContext(connections["default"]) as made:
            assert client.get(f"/plan/remisser/{remiss}").status_code == 200
        return len(made)

    client.get(f"/plan/remisser/{remiss}")
    few = asked()
    with cast.acting("strateg") as actor:
        parties = [Party(f"Förening {place} (påhittad)") for place in range(20)]
        plan.add_recipients(
            remiss_id=remiss,
            kind=RecipientKind.CIVIL_SOCIETY,
            parties=parties,
            actor=actor,
            now=cast.NOW,
        )

    assert asked() == few
    with cast.acting("strateg"):
        assert Chapter.objects.count() == 2
        assert not Goal.objects.exists()
        assert not GoalArea.objects.exists()
        assert Mandate.objects.count() == 1
