"""One's own weekly mail, to look at beforehand: the very mail, and nobody else's."""

import re
from html import unescape
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse

from lykta.exchange.simulation.present_plan import present_plan
from lykta.exchange.simulation.present_rounds import present_rounds
from lykta.exchange.simulation.present_workplace import present_workplace
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.web import weekly
from lykta.web.rules.weekly_mail import written
from tests import cast
from tests.signed_in import client_of

READERS = (
    "strateg",
    "kontakt.vof",
    "kontakt.uhem",
    "namnd.scn",
    "nexus.anna",
    "nexus.chef",
    "hr.vof",
    "skydd.vof",
    "dso",
)


@pytest.fixture
def invented(database: str) -> None:
    """The demo's rounds, plan and work environment, so that there is something to do."""
    for load in (present_rounds, present_plan, present_workplace):
        load(now=cast.NOW)


def as_sent() -> dict[Any, str]:
    """Return everybody's mail as the machine that sends it writes it."""
    board = organisation.authority("KS", municipality_code="0380")
    today = clock.today()
    machine = organisation.machine(authority_id=board.id, role="machine_mail", today=today)
    with cast.acting(machine, now=clock.now()):
        ready = weekly.prepare(today=today)
        weeks = (*ready.mails, *ready.unreachable)
        return {week.reader.person: written(week, address=settings.ADDRESS) for week in weeks}


def test_each_sees_the_very_mail_that_will_come(invented: None) -> None:
    """Seen failing when the strategist was sent other units' lines that nobody met."""
    sent = as_sent()
    seen, due = {}, {}
    for who in READERS:
        page = client_of(who).get(reverse("web:weekly-mine"))
        assert page.status_code == 200, who
        found = re.search(r"<pre[^>]*>(.*?)</pre>", page.content.decode(), re.S)
        seen[who] = unescape(found[1]) if found else ""
        due[who] = sent.get(cast.actor(who).person, "")

    assert sum(bool(text) for text in due.values()) >= 5
    assert seen == due


def test_one_with_nothing_to_do_is_told_so_kindly(database: str) -> None:
    page = client_of("nexus.admin").get(reverse("web:weekly-mine")).content.decode()

    assert "Då kommer inget brev." in page


def test_the_page_is_found_among_the_settings(database: str) -> None:
    page = client_of("nexus.anna").get(reverse("web:settings")).content.decode()

    assert reverse("web:weekly-mine") in page
