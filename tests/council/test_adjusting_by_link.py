"""A member who was there adjusts the notes by a link: as they were read, and once."""

import re
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client

from lykta.council import api as council
from lykta.council.models import Notes
from lykta.kernel.problems import NotNow, Refused
from lykta.organisation import api as organisation
from tests import cast
from tests.council import making, prize_making
from tests.page_forms import answers_on
from tests.signed_in import client_of

pytestmark = pytest.mark.usefixtures("day_of_the_cast")


def _drafted(text: str = "# Första\n\nVi talade.") -> UUID:
    meeting_id = making.a_meeting(making.PAST)
    with cast.acting("radet") as actor:
        council.draft_notes(meeting_id=meeting_id, actor=actor, now=cast.NOW)
        council.write_notes(meeting_id=meeting_id, text=text, actor=actor, now=cast.NOW)
    return meeting_id


def _token(meeting_id: UUID, member_id: UUID) -> str:
    with cast.acting("radet") as actor:
        return council.ask_adjust(
            meeting_id=meeting_id, member_id=member_id, mail="", actor=actor, now=cast.NOW
        )


def test_a_member_reads_and_adjusts_and_the_secretary_publishes(database: str) -> None:
    siv, meeting_id = making.a_member(), _drafted()
    office, page = client_of("radet", now=cast.NOW), f"/radet/mote/{meeting_id}"
    ask = {"member_id": str(siv), "mail": "siv@example.org"}
    assert "Be en ledamot justera" in office.get(page).content.decode()
    assert office.post(f"{page}/be-justera", ask | {"member_id": "x"}).status_code == 422
    shown = office.post(f"{page}/be-justera", ask).content.decode()
    found = re.search(r"(/planen/radet/justera/[^\"<]+)", shown)
    assert found is not None
    assert found[1] in making.letters("council.adjust")["siv@example.org"]

    client = Client()
    read = client.get(found[1])
    assert "Vi talade." in read.content.decode()
    assert "Tack!" in client.post(found[1], answers_on(read.content)).content.decode()
    assert client.get(found[1]).status_code == 404
    with cast.acting("radet"):
        row = Notes.objects.get()
        assert (row.adjusted_by, row.adjusted_on) == ("Siv Saga", cast.TODAY)
    assert office.post(f"{page}/be-justera", ask).status_code == 409
    assert office.post(f"{page}/publicera").status_code == 303


def test_only_the_text_that_was_read_is_adjusted(database: str) -> None:
    """Seen failing when the action did not compare the text with what was read."""
    siv, meeting_id = making.a_member(), _drafted()
    address, client = f"/planen/radet/justera/{_token(meeting_id, siv)}", Client()
    read = answers_on(client.get(address).content)
    with cast.acting("radet") as actor:
        council.write_notes(meeting_id=meeting_id, text="Nytt.", actor=actor, now=cast.NOW)

    late = client.post(address, read)
    assert late.status_code == 409
    assert "Texten har ändrats" in late.content.decode()
    assert "Nytt." in late.content.decode()
    assert client.post(address, {"digest": "x"}).status_code == 409
    assert client.post(address, answers_on(late.content)).status_code == 200


def test_the_link_reads_its_own_notes_and_changes_no_text(database: str) -> None:
    """Past the code.

    Seen failing when `seen_if` was taken from Notes, and when the policy did not ask
    `council_only_adjusts`.
    """
    siv, meeting_id = making.a_member(), _drafted()
    token = _token(meeting_id, siv)
    with cast.acting("analytiker"):
        assert not Notes.objects.exists()
    with cast.acting(prize_making.machine()):
        assert not Notes.objects.exists()
        organisation.come_by_link(token=token)
        assert Notes.objects.count() == 1
    for change in ({"text": "Mitt."}, {"published_at": cast.NOW}):
        with (
            cast.acting(prize_making.machine()),
            pytest.raises(ProgrammingError),
            transaction.atomic(),
        ):
            organisation.come_by_link(token=token)
            Notes.objects.update(**change)
    with cast.acting("ombud.vof") as actor, pytest.raises(Refused):
        council.ask_adjust(meeting_id=meeting_id, member_id=siv, mail="", actor=actor, now=cast.NOW)


def test_a_new_link_closes_the_one_before_and_publishing_closes_all(database: str) -> None:
    siv, fia = making.a_member(), making.a_member("Fia Fyr", "Fyren")
    meeting_id = _drafted()
    first, second = _token(meeting_id, siv), _token(meeting_id, fia)
    assert Client().get(f"/planen/radet/justera/{first}").status_code == 404
    assert Client().get(f"/planen/radet/justera/{second}").status_code == 200
    with cast.acting("radet") as actor:
        council.adjust_notes(
            meeting_id=meeting_id,
            adjusted_by="Siv Saga",
            adjusted_on=cast.TODAY,
            actor=actor,
            now=cast.NOW,
        )
        with pytest.raises(NotNow):
            council.ask_adjust(
                meeting_id=meeting_id, member_id=siv, mail="", actor=actor, now=cast.NOW
            )
        council.publish_notes(meeting_id=meeting_id, actor=actor, now=cast.NOW)
    assert Client().get(f"/planen/radet/justera/{second}").status_code == 404
