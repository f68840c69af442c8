"""What the secretary typed at a meeting is put right; an organisation's own words never are."""

from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from lykta.council import api as council
from lykta.council.models import AnswerCorrection, RoundAnswer
from lykta.kernel.problems import NotNow, Refused
from tests import cast
from tests.council import making
from tests.signed_in import client_of


def _typed(meeting_id: UUID, text: str = "Sagt fel.") -> UUID:
    with cast.acting("radet") as actor:
        council.tell_at_meeting(
            meeting_id=meeting_id,
            organisation_name="Sagoföreningen",
            texts={1: text},
            actor=actor,
            now=cast.NOW,
        )
        return UUID(str(RoundAnswer.objects.get(at_meeting=True).id))


def test_a_typed_answer_is_put_right_and_what_stood_before_is_kept(database: str) -> None:
    """Who and when stand beside it; draft and lessons say what it says now."""
    meeting_id = making.a_meeting(making.PAST)
    key = _typed(meeting_id)
    office, address = client_of("radet", now=cast.NOW), f"/radet/svar/{key}/ratta"
    with cast.acting("radet") as actor:
        by: dict[str, Any] = {"meeting_id": meeting_id, "actor": actor, "now": cast.NOW}
        council.group(themes={key: "Våga"}, lessons=[key], **by)

    assert "Sagt fel." in office.get(address).content.decode()
    assert office.post(address, {"text": "Sagt fel."}).status_code == 422
    assert office.post(address, {"text": " "}).status_code == 422
    named = office.post(address, {"text": "Det gäller 19121212-1212."})
    assert named.status_code == 422
    assert "19121212-1212" in named.content.decode()
    assert office.post(address, {"text": "Sagt rätt."}).status_code == 303
    page = office.get(f"/radet/mote/{meeting_id}").content.decode()
    assert "Sagt rätt." in page
    assert "Sagt fel." not in page
    assert f"Rättat av {cast.actor('radet').name}" in page
    assert "Sagt fel." in office.get(address).content.decode()
    with cast.acting("radet") as actor:
        assert [one.text for one in council.lessons()] == ["Sagt rätt."]
        by = {"meeting_id": meeting_id, "actor": actor, "now": cast.NOW}
        assert "Sagt rätt." in council.draft_notes(**by).text
        assert RoundAnswer.objects.get().text == "Sagt fel."  # never written over
        council.adjust_notes(adjusted_by="Siv", adjusted_on=cast.TODAY, **by)
        council.publish_notes(**by)
    assert office.post(address, {"text": "Efteråt."}).status_code == 409
    assert "Rätta det som sades" not in office.get(f"/radet/mote/{meeting_id}").content.decode()


def test_an_organisations_own_words_are_never_edited_by_the_office(database: str) -> None:
    """In the action, on the page, and in the database.

    Seen failing when the action did not ask how the answer came, and when `only_if` was taken
    from AnswerCorrection.
    """
    meeting_id = making.a_meeting()
    path = f"/planen/radet/svar/{making.a_link(meeting_id)}"
    assert Client().post(path, {"answer_1": "Vårt eget."}).status_code == 200
    with cast.acting("radet"):
        row = RoundAnswer.objects.get()
    address = f"/radet/svar/{row.id}/ratta"
    assert client_of("radet", now=cast.NOW).get(address).status_code == 404
    with cast.acting("radet") as actor, pytest.raises(NotNow, match="skrivit själv"):
        council.correct_answer(answer_id=row.id, text="Vårt.", actor=actor, now=cast.NOW)
    told = {"answer": row, "text": "Vårt.", "corrected_by": "Jag", "corrected_at": cast.NOW}
    with cast.acting("radet"), pytest.raises(DatabaseError), transaction.atomic():
        AnswerCorrection(**told).save()


def test_only_who_prepares_the_council_puts_it_right(database: str) -> None:
    key = _typed(making.a_meeting(making.PAST))
    for username in ("ombud.vof", "analytiker"):
        with cast.acting(username) as actor, pytest.raises(Refused):
            council.correct_answer(answer_id=key, text="Annat.", actor=actor, now=cast.NOW)
