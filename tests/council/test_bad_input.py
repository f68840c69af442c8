"""Whatever is typed: the page says what to put right, keeps what was typed, never breaks."""

from uuid import uuid4

from django.test import Client

from lykta.council.models import RoundAnswer
from tests import cast
from tests.council import making
from tests.signed_in import client_of

GOOD = {"day": "2026-12-16", "starts": "13:00", "ends": "16:00", "place": "Rådhuset"}
HUGE = "a" * 25_000
NUMBER = "Det gäller 19121212-1212."

MEETINGS = [
    {"ends": "12:00"},
    {"ends": "13:00"},
    {"starts": "25:99"},
    {"day": "0001-01-01"},
    {"day": "9999-12-31"},
    {"day": "2026-02-30"},
    {"day": ""},
    {"place": "a" * 300},
    {"place": "Råd\x00huset"},
    {"diary_number": "d" * 80},
]


def test_a_meeting_that_cannot_be_is_asked_about(database: str) -> None:
    """Seen failing when the year is not checked."""
    client = client_of("radet", now=cast.NOW)
    for wrong in MEETINGS:
        answer = client.post("/radet/mote/nytt", GOOD | wrong)
        assert answer.status_code == 422, wrong
        assert "16:00" in answer.content.decode() or "ends" in wrong, wrong


def test_two_meetings_cannot_be_at_once(database: str) -> None:
    """Seen failing when only the same beginning counts."""
    client = client_of("radet", now=cast.NOW)
    assert client.post("/radet/mote/nytt", GOOD).status_code == 303

    for starts, ends in (("13:00", "16:00"), ("15:59", "18:00"), ("08:00", "13:01")):
        said = GOOD | {"starts": starts, "ends": ends}
        answer = client.post("/radet/mote/nytt", said)
        assert answer.status_code == 422
        assert "redan ett möte" in answer.content.decode()
    assert client.post("/radet/mote/nytt", GOOD | {"starts": "16:00", "ends": "18:00"})


def test_texts_that_are_empty_huge_or_about_somebody_come_back(database: str) -> None:
    """Seen failing when the guard does not read the notes."""
    meeting_id = making.a_meeting(making.PAST)
    making.a_member()
    client, page = client_of("radet", now=cast.NOW), f"/radet/mote/{meeting_id}"
    item, member = making.seen(meeting_id).items[0].id, making.seen(meeting_id).members[0].id
    assert client.post(f"{page}/utkast").status_code == 303
    fields = {
        f"{page}/anteckningar": ("text", {}),
        f"/radet/punkt/{item}": ("advice", {"became": "Det blev så."}),
        f"{page}/jav": ("conflict", {"member_id": str(member)}),
        f"{page}/sagt": ("answer_1", {"organisation_name": "Fyren"}),
    }
    for path, (name, other) in fields.items():
        for text in ("", "   ", HUGE, NUMBER, "a\x00b"):
            answer = client.post(path, other | {name: text})
            assert answer.status_code == 422, (path, text[:20])
            shown = answer.content.decode()
            assert all(kept in shown for kept in other.values()), path
            if text == NUMBER:
                assert NUMBER in shown
                assert "kryssa i" in shown


def test_choices_that_are_not_offered_come_back(database: str) -> None:
    meeting_id = making.a_meeting(making.PAST)
    making.a_member()
    client, page = client_of("radet", now=cast.NOW), f"/radet/mote/{meeting_id}"
    for part, said in (
        ("narvaro", {"present": [str(uuid4())]}),
        ("narvaro", {"present": ["x"]}),
        ("jav", {"member_id": str(uuid4()), "conflict": "Fråga 1."}),
        ("forhinder", {"member_id": "x"}),
        ("justera", {"adjusted_by": "Siv", "adjusted_on": "i går"}),
        ("kallelse", {"mails": "a@example.org\n" * 500}),
    ):
        assert client.post(f"{page}/{part}", said).status_code in (404, 422), part
    seat = {"name": "Siv", "stands_for": "Fyren", "since_on": "2026-05-01"}
    answer = client.post("/radet/ledamot/ny", seat | {"until_on": "2026-04-30"})
    assert answer.status_code == 422
    assert "Fyren" in answer.content.decode()


def test_links_that_are_wrong_used_or_closed_answer_alike(database: str) -> None:
    """Wrong, used and closed: the same kind page, and nothing is written.

    Seen failing when cancelling leaves links open, and when a used link stays open.
    """
    meeting_id = making.a_meeting()
    used, late = making.a_link(meeting_id), making.a_link(meeting_id, "Fyren")
    assert Client().post(f"/planen/radet/svar/{used}", {"answer_1": "Ja."}).status_code == 200
    tried = [Client().get(f"/planen/radet/svar/{one}") for one in ("x", "å" * 300, used)]
    again = Client().post(f"/planen/radet/svar/{used}", {"answer_1": "Nej."})
    client_of("radet", now=cast.NOW).post(f"/radet/mote/{meeting_id}/stall-in")
    tried += [again, Client().get(f"/planen/radet/svar/{late}")]

    assert {one.status_code for one in tried} == {404}
    assert len({one.content.split(b"<main")[1] for one in tried}) == 1
    assert len(making.seen(meeting_id).said) == 1


def test_links_of_members_and_nominators_answer_alike_too(database: str) -> None:
    found = [
        Client().get(f"/planen/radet/{part}/{token}")
        for part in ("mote", "komplettering", "jury")
        for token in ("x", "å" * 300, str(uuid4()))
    ]
    assert {one.status_code for one in found} == {404}
    assert len({one.content.split(b"<main")[1] for one in found}) == 1


def test_nonsense_on_the_notice_and_a_typed_answer_comes_back(database: str) -> None:
    siv, meeting_id = making.a_member(), making.a_meeting()
    client, page = client_of("radet", now=cast.NOW), f"/radet/mote/{meeting_id}"
    for mail in ("a\x00b@example.org", "siv", f"{'a' * 300}@example.org", "a@b@c.se"):
        said = {f"to_{siv}": mail, "mails": "press@example.org"}
        answer = client.post(f"{page}/kallelse", said)
        assert answer.status_code == 422, mail[:20]
        assert "press@example.org" in answer.content.decode()
    past = making.a_meeting(making.PAST)
    told = {"organisation_name": "Fyren", "answer_1": "Sagt."}
    assert client.post(f"/radet/mote/{past}/sagt", told).status_code == 303
    with cast.acting("radet"):
        answer_id = RoundAnswer.objects.get().id
    for text in ("", "   ", HUGE, NUMBER, "a\x00b"):
        wrong = client.post(f"/radet/svar/{answer_id}/ratta", {"text": text})
        assert wrong.status_code == 422, text[:20]


def test_what_is_not_there_is_unknown(database: str) -> None:
    client, key = client_of("radet", now=cast.NOW), uuid4()
    one = f"/radet/mote/{key}"
    parts = ("", "/andra", "/punkt", "/kallelse", "/narvaro", "/jav", "/anteckningar", "/justera")
    more = ("/publicera", "/fraga", "/fragor", "/sagt", "/gruppera", "/forhinder", "/stall-in")
    for part in (*parts, *more):
        assert client.get(f"{one}{part}").status_code == 404, part
    for part in (f"lank/{key}", f"kommer/{key}"):
        assert client.get(f"{one}/{part}").status_code == 404, part
    for path in ("svar/{}/ratta", "komplettering/{}", "punkt/{}/flytta"):
        assert client.get(f"/radet/{path.format(key)}").status_code == 404, path
        assert client.post(f"/radet/{path.format(key)}").status_code == 404, path
    for path in ("punkt/{}", "punkt/{}/andra", "punkt/{}/handling", "handling/{}", "ledamot/{}"):
        assert client.get(f"/radet/{path.format(key)}").status_code == 404, path
