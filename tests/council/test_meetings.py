"""Meetings of the council: planned, called, noted, adjusted, published; kept from imports."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lykta.council import api as council
from lykta.council.models import AgendaItem, Attendance, Meeting, Member, Notes, PublishedNotes
from lykta.council.rules import notes as rules
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid, NotNow, Refused
from tests import cast
from tests.council import making
from tests.signed_in import client_of


def test_a_draft_says_who_came_what_was_said_and_what_was_advised() -> None:
    items = [
        rules.Item(2, "Andra"),
        rules.Item(1, "Första", "Bakgrund.", "Sagoföreningen", "Gör så."),
    ]

    text = rules.draft(items=items, present=["Sagoföreningen"], conflicts=["Fyren: fråga 2"])

    assert rules.parts(text) == (
        rules.Part("Närvarande", "Sagoföreningen"),
        rules.Part("Jäv", "Fyren: fråga 2"),
        rules.Part("1. Första", "Anmäld av Sagoföreningen.\n\nBakgrund.\n\nRådets råd: Gör så."),
        rules.Part("2. Andra", "Rådet talade om frågan."),
    )


def test_an_import_never_removes_what_people_have_planned(database: str) -> None:
    """The import leaves meetings that are kept here, and describes only the rest."""
    planned = making.a_meeting()
    with cast.acting("radet") as actor:
        before = Meeting.objects.count()
        worked_with = Meeting.objects.filter(kept_here=False).earliest("starts_at")
        council.add_item(
            meeting_id=worked_with.id,
            title="Nu med",
            text="",
            reported_by="",
            actor=actor,
            now=cast.NOW,
        )
        shown = council.council()
        assert shown is not None

    with cast.acting("radet") as actor:
        told = vars(shown) | {"meetings": ()}
        council.describe(**told, actor=actor, now=cast.NOW)
        assert set(Meeting.objects.values_list("id", flat=True)) == {planned, worked_with.id}
    cast.load()
    with cast.acting("radet"):
        assert Meeting.objects.count() == before
        again = council.council()
        assert again is not None
        assert again.meetings == shown.meetings


def test_the_whole_way_from_notice_to_published_notes(database: str) -> None:
    """Nothing is published before it is adjusted; what is published stays as it is.

    Seen failing when unadjusted notes can be published, when the draft is written to the public's
    schema, and when published notes can be changed.
    """
    making.a_member()
    meeting_id = making.a_meeting(making.PAST, items=2)
    page, client = f"/radet/mote/{meeting_id}", client_of("radet", now=cast.NOW)
    member_id = making.seen(meeting_id).members[0].id
    assert client.post(f"{page}/narvaro", {"present": [str(member_id)]}).status_code == 303
    said = {"member_id": str(member_id), "conflict": "Fråga 2: sitter i styrelsen."}
    assert client.post(f"{page}/jav", said).status_code == 303

    assert client.post(f"{page}/utkast").status_code == 303
    assert client.post(f"{page}/utkast").status_code == 409
    assert client.post(f"{page}/publicera").status_code == 409
    assert Client().get(f"/planen/radet/{meeting_id}").status_code == 404
    said = {"adjusted_by": "Siv Saga", "adjusted_on": "2020-01-01"}
    assert client.post(f"{page}/justera", said).status_code == 422
    said["adjusted_on"] = cast.TODAY.isoformat()
    assert client.post(f"{page}/justera", said).status_code == 303
    assert client.post(f"{page}/publicera").status_code == 303

    public = Client().get(f"/planen/radet/{meeting_id}").content.decode()
    assert PublishedNotes.objects.using("public").get().held_on == making.PAST.date()
    assert "1. Fråga 1" in public
    assert "Siv Saga" not in public
    assert str(meeting_id) in Client().get("/planen/radet/").content.decode()
    with cast.acting("radet") as actor, pytest.raises(NotNow):
        council.write_notes(meeting_id=meeting_id, text="Annat", actor=actor, now=cast.NOW)
    assert client.get(page).status_code == 200


def test_what_is_published_is_written_once_only(database: str) -> None:
    """Seen failing when the publishing function overwrites what stands there."""
    meeting_id = _adjusted()
    with cast.acting("radet") as actor:
        council.publish_notes(meeting_id=meeting_id, actor=actor, now=cast.NOW)
        Notes.objects.update(published_at=None)  # as if the app forgot that it had published

    with cast.acting("radet") as actor, pytest.raises(DatabaseError), transaction.atomic():
        council.publish_notes(meeting_id=meeting_id, actor=actor, now=cast.NOW)


def _adjusted() -> UUID:
    meeting_id = making.a_meeting(making.PAST)
    with cast.acting("radet") as actor:
        council.draft_notes(meeting_id=meeting_id, actor=actor, now=cast.NOW)
        council.adjust_notes(
            meeting_id=meeting_id,
            adjusted_by="Siv Saga",
            adjusted_on=cast.TODAY,
            actor=actor,
            now=cast.NOW,
        )
    return meeting_id


def test_changed_notes_are_adjusted_again(database: str) -> None:
    meeting_id = _adjusted()
    with cast.acting("radet") as actor:
        council.write_notes(meeting_id=meeting_id, text="# Nytt", actor=actor, now=cast.NOW)
        assert Notes.objects.get().adjusted_on is None


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_notice_and_notes_are_papers(database: str, kind: str) -> None:
    meeting_id = _adjusted()
    client = client_of("radet", now=cast.NOW)

    for what in ("kallelse", "anteckningar"):
        answer = client.get(f"/radet/mote/{meeting_id}/{what}/{kind}")
        assert answer.status_code == 200
        assert answer.content[:2] in (b"%P", b"PK")
    assert client.get(f"/radet/mote/{meeting_id}/kallelse/exe").status_code == 404


def test_only_the_councils_people_change_it(database: str) -> None:
    """Seen failing when the page asks for plan.read only, and when the action asks nothing."""
    meeting_id = making.a_meeting()
    for username in cast.EVERYONE:
        actor, client = cast.actor(username), client_of(username, now=cast.NOW)
        reads = actor.may(Permission.COUNCIL_READ)
        assert client.get(f"/radet/mote/{meeting_id}").status_code == (200 if reads else 403)
        writes = username in ("radet", "strateg")
        assert client.get("/radet/mote/nytt").status_code == (200 if writes else 403), username
    with cast.acting("ombud.vof") as actor, pytest.raises(Refused):
        council.call(meeting_id=meeting_id, actor=actor, now=cast.NOW)


def test_a_meeting_is_planned_on_its_page_and_bad_input_stays(database: str) -> None:
    client = client_of("radet", now=cast.NOW)
    said = {"day": "2026-12-09", "starts": "13:00", "ends": "12:00", "place": "Stadshuset"}

    answer = client.post("/radet/mote/nytt", said)
    assert answer.status_code == 422
    assert "Stadshuset" in answer.content.decode()
    assert client.post("/radet/mote/nytt", said | {"ends": "16:00"}).status_code == 303
    assert "onsdag 9 december 2026" in client.get("/radet/").content.decode()
    assert client.post("/radet/mote/nytt", said | {"ends": "16:00"}).status_code == 422


def test_no_notice_without_an_agenda_and_no_notes_before_the_meeting(database: str) -> None:
    meeting_id = making.a_meeting(items=0)
    by = {"meeting_id": meeting_id, "now": cast.NOW}
    with cast.acting("radet") as actor:
        with pytest.raises(NotNow):
            council.call(actor=actor, **by)  # type: ignore[arg-type]
        with pytest.raises(NotNow):
            council.draft_notes(actor=actor, **by)  # type: ignore[arg-type]
        with pytest.raises(Invalid):
            council.plan(
                starts_at=making.AHEAD,
                ends_at=making.AHEAD,
                place="",
                diary_number="",
                actor=actor,
                now=cast.NOW,
            )


def _titles() -> list[str]:
    with cast.acting("radet"):
        return [one.title for one in council.duties(today=cast.TODAY)]


def test_the_secretary_is_told_what_to_do_next(database: str) -> None:
    assert _titles() == ["Planera rådets nästa möte"]
    meeting_id = making.a_meeting()
    assert _titles() == ["Skicka kallelsen till rådets möte"]
    with cast.acting("radet") as actor:
        council.call(meeting_id=meeting_id, actor=actor, now=cast.NOW)
    assert _titles() == []
    past = making.a_meeting(making.PAST)
    assert _titles() == ["Skriv anteckningarna från rådets möte"]
    with cast.acting("radet") as actor:
        council.draft_notes(meeting_id=past, actor=actor, now=cast.NOW)
    assert _titles() == ["Låt justera anteckningarna från rådets möte"]
    assert "Låt justera" in client_of("radet", now=cast.NOW).get("/min-dag").content.decode()


def test_advice_is_asked_after_when_a_quarter_has_gone(database: str) -> None:
    meeting_id = making.a_meeting(cast.NOW - timedelta(days=120))
    item = making.seen(meeting_id).items[0]
    client = client_of("radet", now=cast.NOW)
    address = f"/radet/punkt/{item.id}"
    assert client.post(address, {"advice": "Gör så."}).status_code == 303
    assert "Vad blev det av rådets råd? Fråga 1" in _titles()
    assert client.post(address, {"advice": "Gör så.", "became": "Det blev så."}).status_code == 303
    assert "Vad blev det av rådets råd? Fråga 1" not in _titles()


def test_rows_stand_once_and_in_order(database: str) -> None:
    making.a_member()
    meeting_id = making.a_meeting()
    with cast.acting("radet"):
        member = Member.objects.get()
        Attendance(meeting_id=meeting_id, member=member).save()
    broken = [
        (AgendaItem(meeting_id=meeting_id, place=1, title="Igen"), "agendaitem_place_once"),
        (Attendance(meeting_id=meeting_id, member=member), "attendance_once"),
        (
            Member(
                council_id=member.council_id,
                name="Siv",
                stands_for="Fyren",
                since_on=cast.TODAY,
                until_on=cast.TODAY - timedelta(days=1),
            ),
            "member_term_in_order",
        ),
    ]
    for row, name in broken:
        with cast.acting("radet"), pytest.raises(IntegrityError, match=name):
            row.save()


def test_the_pages_take_the_same_queries_however_many_meetings(database: str) -> None:
    making.a_meeting()
    client = client_of("radet", now=cast.NOW)
    few = _queries(client)
    for days in range(1, 5):
        making.a_meeting(making.AHEAD + timedelta(days=days), items=2)

    assert _queries(client) == few


def _queries(client: Client) -> int:
    client.get("/radet/")
    with CaptureQueriesContext(connection) as taken:
        client.get("/radet/")
        with cast.acting("radet"):
            council.duties(today=cast.TODAY)
    return len(taken)
