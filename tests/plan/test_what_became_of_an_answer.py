"""Whoever answered a draft without an account sees what was done with each comment (F05)."""

import email
import re
from datetime import datetime, timedelta
from email import policy
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db.utils import ProgrammingError
from django.test import Client

from lykta.kernel.party import Party
from lykta.kernel.problems import Refused
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.plan import api as plan
from lykta.plan.actions import remiss_answers
from lykta.plan.actions import remisses as actions
from lykta.plan.models import RemissAddress, RemissComment, RemissRecipient
from lykta.plan.terms import RecipientKind
from lykta.web import working
from tests import cast
from tests.page_forms import send
from tests.plan.test_plan_remiss import JOUREN, VOF, _recipient, _text, a_remiss, link_to
from tests.signed_in import client_of

TO = "svar@exempeljouren.invalid"
OTHER = Party("Andra föreningen (påhittad)")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    """Mails are files here."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def remiss(database: str) -> UUID:
    """A draft that a board and two associations are asked about."""
    made = a_remiss()
    with cast.acting("strateg") as actor:
        kind = RecipientKind.CIVIL_SOCIETY
        plan.add_recipients(remiss_id=made, kind=kind, parties=[OTHER], actor=actor, now=cast.NOW)
    return made


def _own_page(thanks: Any) -> str:
    found = re.search(r'href="http://[^/]+(/plan/lank/remissvar/[^"]+)"', thanks.content.decode())
    assert found is not None
    return found[1]


def answer(remiss: UUID, party: Party = JOUREN, **answers: str) -> str:
    """Answer by link; return the path of the page that shows the answer afterwards."""
    told = {"standpoint": "agrees_with_comments", **answers}
    return _own_page(send(Client(), link_to(remiss, party), **told))


def handle(text: str, outcome: str, why: str = "") -> None:
    """Answer the comment with this text, as the strategist does on its page."""
    with cast.acting("strateg"):
        key = RemissComment.objects.get(text=text).id
    page = f"/plan/remisser/synpunkter/{key}"
    assert send(client_of("strateg"), page, outcome=outcome, text=why).status_code == 303


def mailed(home: Path, *, now: datetime | None = None) -> list[str]:
    """Send what waits; return what has gone to the association."""
    working.work(now=now or clock.now())
    found = [
        email.message_from_bytes(path.read_bytes(), policy=policy.default)
        for path in sorted((home / "mail").glob("*.eml"))
    ]
    return [str(one.get_content()) for one in found if one["To"] == TO]


def test_the_answer_is_there_at_once_and_says_kindly_that_nothing_is_decided(remiss: UUID) -> None:
    page = _text(Client().get(answer(remiss, whole="Bra helhet.", part_2="Barnen saknas.")))

    assert "Till Exempeljouren (påhittad)" in page
    assert "Tillstyrker med synpunkter" in page
    assert "Inget är bestämt om era synpunkter än" in page
    assert page.index("Om hela utkastet") < page.index("Bra helhet.") < page.index("2. Syfte")
    assert "Barnen saknas." in page
    assert "1. Bakgrund" not in page


def test_each_comment_shows_what_was_done_and_why(remiss: UUID) -> None:
    path = answer(remiss, part_1="Byt rubrik.", part_2="Barnen saknas.")

    handle("Byt rubrik.", "kept", "Rubriken följer mallen.")

    page = _text(Client().get(path))
    assert "Vi har gått igenom 1 av era 2 synpunkter." in page
    assert "Texten är kvar Rubriken följer mallen." in page
    assert "Barnen saknas. Er synpunkt Inget är bestämt om den här än." in page


def test_nobody_reads_what_others_answered(remiss: UUID) -> None:
    """Seen failing when `_own_parts` reads every comment of the remiss."""
    path = answer(remiss, part_1="Vår synpunkt.")
    theirs = answer(remiss, OTHER, part_1="DERAS-EGET", whole="DERAS-HELHET")
    board = f"/plan/remisser/mottagare/{_recipient(remiss, VOF).id}/svara"
    send(client_of("kontakt.vof"), board, standpoint="disagrees", part_1="NÄMNDENS-EGET")
    handle("DERAS-EGET", "changed", "DERAS-BESKED")

    body = Client().get(path).content.decode()

    assert "Vår synpunkt." in body
    with cast.acting("strateg") as strategist:
        hidden = ("DERAS", "NÄMNDENS", OTHER.name, VOF.name, "Avstyrker", strategist.name, TO)
    for leak in hidden:
        assert leak not in body, leak
    assert "Vår synpunkt." not in Client().get(theirs).content.decode()


def test_a_link_that_answers_does_not_read_and_one_that_reads_does_not_answer(
    remiss: UUID,
) -> None:
    """Seen failing when the page of the own answer stands behind the purpose that answers."""
    asking = link_to(remiss, OTHER)
    path = answer(remiss, part_1="Vår synpunkt.")
    reading, answering = path.rsplit("/", 1)[1], asking.rsplit("/", 1)[1]

    assert Client().get(f"/plan/lank/remiss/{reading}").status_code == 404
    assert Client().get(f"/plan/lank/remissvar/{answering}").status_code == 404
    assert Client().get(f"{path}x").status_code == 404
    assert Client().get(path).status_code == 200
    assert Client().get(path).status_code == 200  # reading does not use it up


def test_only_the_office_makes_the_link_again(remiss: UUID, home: Path) -> None:
    """Seen failing when `check_may_open_answer` is left out and the gate asks for plan.read."""
    answer(remiss, part_1="Vår synpunkt.")
    recipient, silent = _recipient(remiss, JOUREN).id, _recipient(remiss, OTHER).id
    page = f"/plan/remisser/mottagare/{recipient}/svaret"

    made = send(client_of("strateg"), page, mail=TO)

    assert "visar bara deras eget svar" in _text(made)
    assert len(mailed(home)) == 1
    assert send(client_of("strateg"), page.replace(str(recipient), str(silent))).status_code == 409
    for who in ("kontakt.vof", "nexus.anna", "dso"):
        assert client_of(who).get(page).status_code == 403
    with cast.acting("kontakt.vof") as actor, pytest.raises(Refused):
        remiss_answers.make_link(recipient_id=recipient, actor=actor, now=cast.NOW)


def test_the_mail_goes_when_the_last_comment_is_answered_and_the_address_is_gone(
    remiss: UUID, home: Path
) -> None:
    """Seen failing when `tell` does not ask whether a comment is left."""
    answer(remiss, part_1="Byt rubrik.", part_2="Barnen saknas.", mail=TO)
    handle("Byt rubrik.", "changed")
    assert mailed(home) == []

    handle("Barnen saknas.", "partly", "Ett stycke är tillagt.")

    text = mailed(home)[0]
    found = re.search(r"https?://[^/\s]+(/plan/lank/remissvar/\S+)", text)
    assert found is not None
    assert "Ett stycke är tillagt." in _text(Client().get(found[1]))
    assert "Ett stycke" not in text
    handle("Barnen saknas.", "kept", "Nej, den är kvar.")
    assert len(mailed(home)) == 1
    with cast.acting("strateg"):
        assert not RemissAddress.objects.exists()


def test_who_was_mailed_the_link_is_mailed_what_became_of_the_answer(
    remiss: UUID, home: Path
) -> None:
    page = f"/plan/remisser/mottagare/{_recipient(remiss, JOUREN).id}/lank"
    made = send(client_of("strateg"), page, mail=TO).content.decode()
    asked = re.search(r"<code>http://[^/]+(/plan/lank/remiss/[^<]+)</code>", made)
    assert asked is not None
    send(Client(), asked[1], standpoint="agrees", part_1="Byt rubrik.")

    handle("Byt rubrik.", "changed")

    assert ["/remissvar/" in one for one in mailed(home)].count(True) == 1


def test_a_closed_remiss_has_told_everybody_and_keeps_no_address(remiss: UUID, home: Path) -> None:
    """Seen failing when `close` does not call `tell_all`."""
    answer(remiss, mail=TO)
    with cast.acting("strateg"):
        RemissAddress(recipient=_recipient(remiss, OTHER), mail="tyst@exempel.invalid").save()
    late = cast.NOW + timedelta(days=90)
    with cast.acting("strateg", now=late) as actor:
        actions.close(
            remiss_id=remiss, address_of=lambda token: f"http://x/{token}", actor=actor, now=late
        )

    assert len(mailed(home, now=late)) == 1
    with cast.acting("strateg"):
        assert not RemissAddress.objects.exists()


def test_an_address_that_cannot_be_used_keeps_the_answer_on_the_page(remiss: UUID) -> None:
    page = send(Client(), link_to(remiss), standpoint="agrees", part_1="KVAR", mail="ingen adress")

    assert page.status_code == 422
    assert "KVAR" in page.content.decode()
    assert "ingen adress" in page.content.decode()


def test_addresses_are_seen_by_the_office_alone(remiss: UUID) -> None:
    """Seen failing when `seen_if` is left out of the declaration of RemissAddress."""
    answer(remiss, part_1="Byt rubrik.", mail=TO)

    for who, sees in (("strateg", True), ("kontakt.vof", False), ("namnd.scn", False)):
        with cast.acting(who):
            assert RemissAddress.objects.exists() is sees, who
    machine = _machine()
    with cast.acting(machine):
        assert not RemissAddress.objects.exists()


def test_a_link_writes_no_address_but_its_own(remiss: UUID) -> None:
    """Seen failing when the link's own recipient is left out of `also_if`."""
    link_to(remiss, JOUREN)
    other = _recipient(remiss, OTHER)
    machine = _machine()

    with pytest.raises(ProgrammingError, match="row-level security"), cast.acting(machine):
        RemissAddress(recipient=other, mail=TO).save()


def _machine() -> Any:
    with cast.acting("strateg") as actor:
        return organisation.machine(
            authority_id=actor.authority, role="machine_link", today=cast.TODAY
        )


def test_those_with_an_account_read_what_was_done_where_they_answered(remiss: UUID) -> None:
    page = f"/plan/remisser/mottagare/{_recipient(remiss, VOF).id}/svara"
    contact = client_of("kontakt.vof")
    send(contact, page, standpoint="agrees_with_comments", part_1="Byt rubrik.")
    handle("Byt rubrik.", "partly", "Den är kortare nu.")

    assert "Texten ändrades delvis Den är kortare nu." in _text(contact.get(page))


def test_the_office_finds_the_link_beside_the_answer(remiss: UUID) -> None:
    answer(remiss, part_1="Byt rubrik.")
    with cast.acting("strateg"):
        key = RemissRecipient.objects.get(party__name=JOUREN.name).id

    page = client_of("strateg").get(f"/plan/remisser/{remiss}").content.decode()

    assert f"/plan/remisser/mottagare/{key}/svaret" in page
    assert (
        "/svaret" not in client_of("kontakt.vof").get(f"/plan/remisser/{remiss}").content.decode()
    )
