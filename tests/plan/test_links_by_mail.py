"""A link can be mailed to who has no account; a remiss keeps the address until it has told."""

import email
import re
from email import policy
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from lykta.pages import clock
from lykta.plan.models import RemissRecipient, ReportBack
from lykta.web import working
from tests import cast
from tests.page_forms import send
from tests.plan.test_plan_remiss import JOUREN, a_remiss
from tests.signed_in import client_of

TO = "svar@exempeljouren.invalid"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> Path:
    """Mails are files here."""
    settings.HOME = tmp_path
    return tmp_path


def _mailed(home: Path) -> str:
    working.work(now=clock.now())
    found = [
        email.message_from_bytes(path.read_bytes(), policy=policy.default)
        for path in (home / "mail").glob("*.eml")
    ]
    return next(str(one.get_content()) for one in found if one["To"] == TO)


def _path(text: str) -> str:
    found = re.search(r"https?://[^/\s]+(/plan/lank/\S+)", text)
    assert found is not None
    return found[1]


def _recipient() -> UUID:
    remiss = a_remiss()
    with cast.acting("strateg"):
        return RemissRecipient.objects.get(remiss_id=remiss, party__name=JOUREN.name).id


def test_the_link_to_a_draft_is_mailed_and_opens_it(database: str, home: Path) -> None:
    page = f"/plan/remisser/mottagare/{_recipient()}/lank"
    made = send(client_of("strateg"), page, mail=TO)

    assert f"Den är också mejlad till {TO}" in made.content.decode()
    opened = Client().get(_path(_mailed(home)))
    assert "1. Bakgrund" in opened.content.decode()


def test_an_address_that_is_none_makes_no_link(database: str) -> None:
    page = f"/plan/remisser/mottagare/{_recipient()}/lank"

    answer = send(client_of("strateg"), page, mail="inte en adress")

    assert answer.status_code == 422
    assert "inte en adress" in answer.content.decode()
    with cast.acting("strateg"):
        assert not RemissRecipient.objects.exclude(linked_at=None).exists()


def test_a_question_about_a_promised_report_is_mailed(database: str, home: Path) -> None:
    with cast.acting("strateg"):
        key = ReportBack.objects.get(to__code="UHEM").id
    page, strategist = f"/plan/aterrapporter/{key}/fraga", client_of("strateg")

    without = send(strategist, page, mail=TO)
    made = send(strategist, page, mail=TO, by_link="on")

    assert without.status_code == 422
    assert f"Den är också mejlad till {TO}" in made.content.decode()
    assert Client().get(_path(_mailed(home))).status_code == 200
