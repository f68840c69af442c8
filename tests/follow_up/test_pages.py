"""The pages of follow-up: a round from preparing to freezing, a link, a file, people's duties."""

import re
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lykta.follow_up import api as follow_up
from lykta.follow_up.models import Answer, QuestionReply
from lykta.kernel.duty import mine
from lykta.organisation import api as organisation
from tests import cast
from tests.factories import follow_up as factory
from tests.factories import plan as plan_factory
from tests.page_forms import send
from tests.signed_in import client_of

HOME = "/plan/uppfoljning/"
Goes = follow_up.Goes


def text(response: Any) -> str:
    """Return the page's words, without tags and with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


@pytest.fixture
def spring(database: str) -> Any:
    """An open round over seven measures."""
    factory.measures()
    return factory.open_round()


def test_the_strategist_prepares_opens_and_freezes_a_round(database: str) -> None:
    factory.measures()
    client = client_of("strateg")

    made = send(
        client,
        f"{HOME}ny",
        title="Hösten 2026",
        kind="part_year",
        period="2026-05/2026-08",
        due_on="2026-12-18",
    )
    page = made["Location"]
    assert "Ingen har fått någon fråga än" in text(client.get(page))

    assert client.post(f"{page}/oppna").status_code == 303
    shown = text(client.get(page))
    assert "7 har inte rapporterats av den ansvarige." in shown
    assert "1 åtgärd saknar ledare" in shown
    assert "7 åtgärder är inte rapporterade" not in text(client.get(f"{page}/frys"))

    assert client.post(f"{page}/frys").status_code == 303
    assert "Inte rapporterat av den ansvarige" in text(client.get(page))


@pytest.mark.parametrize(("who", "answers"), [("kontakt.vof", True), ("hr.vof", False)])
def test_only_those_who_may_report_are_led_to_it(spring: Any, who: str, answers: bool) -> None:
    """Both work where the measures are led from."""
    shown = client_of(who).get(HOME).content.decode()

    assert ("/svara" in shown) is answers
    assert ("kvar att rapportera" in shown) is answers


def test_a_bad_round_comes_back_with_what_was_typed(database: str) -> None:
    answer = send(
        client_of("strateg"),
        f"{HOME}ny",
        title="Höst",
        kind="part_year",
        period="snart",
        due_on="2026-12-18",
    )

    assert answer.status_code == 422
    assert 'value="snart"' in answer.content.decode()
    assert "2026-01/2026-04" in text(answer)


def test_a_contact_answers_for_all_own_measures_on_one_page(spring: Any) -> None:
    client = client_of("kontakt.vof")
    first, second = (factory.asked(spring, code).id for code in ("vof-1", "vof-2"))
    page = client.get(f"{HOME}{spring}/svara")

    assert "Rutin för frågor om våld" in text(page)
    assert "Utbilda nattpersonalen" in text(page)
    assert "Samtal om samtycke" not in text(page)
    assert "Förra värdet var 18 (2025)." in text(page)

    sent = client.post(
        f"{HOME}{spring}/svara",
        {f"{first}-goes": "done", f"{first}-happened": "Klart i maj.", f"{first}-number": "24"},
    )

    assert sent.status_code == 303
    with cast.acting("strateg"):
        said = Answer.objects.get(asked_id=first)
        assert (said.goes, said.number, said.way) == ("done", 24, "account")
        values = factory.values("vof-1")
        assert not Answer.objects.filter(asked_id=second).exists()
    assert values == [("2025", 18), ("april 2026", 24)]
    again = text(client.get(f"{HOME}{spring}/svara"))
    assert "Förra värdet var 18 (2025)." in again


def test_what_has_stuck_without_a_why_comes_back_with_all_that_was_typed(spring: Any) -> None:
    first, second = (factory.asked(spring, code).id for code in ("vof-1", "vof-2"))
    answer = client_of("kontakt.vof").post(
        f"{HOME}{spring}/svara",
        {f"{first}-goes": "stuck", f"{second}-happened": "Halva gruppen är klar."},
    )

    assert answer.status_code == 422
    assert "Skriv kort vad som hindrar" in text(answer)
    assert "Välj hur det går" in text(answer)
    assert "Halva gruppen är klar." in text(answer)
    with cast.acting("strateg"):
        assert Answer.objects.count() == 0


def test_a_text_that_looks_like_a_case_comes_back(spring: Any) -> None:
    first = factory.asked(spring, "vof-1").id
    answer = client_of("kontakt.vof").post(
        f"{HOME}{spring}/svara",
        {f"{first}-goes": "done", f"{first}-happened": "Det gällde 19900230-1234."},
    )

    assert answer.status_code == 422
    assert "personnummer" in text(answer)


def test_nobody_opens_or_sends_anothers_measure(spring: Any) -> None:
    theirs = factory.asked(spring, "ubf-1").id
    answer = client_of("kontakt.vof").post(f"{HOME}{spring}/svara", {f"{theirs}-goes": "done"})

    assert answer.status_code == 422
    with cast.acting("strateg"):
        assert Answer.objects.count() == 0


@pytest.mark.parametrize(
    ("who", "page", "status"),
    [
        ("nexus.anna", "", 200),
        ("nexus.anna", "{0}", 200),
        ("nexus.anna", "{0}/svara", 403),
        ("nexus.anna", "ny", 403),
        ("kontakt.vof", "{0}/frys", 403),
        ("kontakt.vof", "{0}/rapport", 403),
        ("kontakt.vof", "wordmall", 403),
        ("namnd.scn", "{0}/rapport", 404),
        ("strateg", "jamfor", 200),
        ("strateg", "00000000-0000-0000-0000-000000000000", 404),
        ("strateg", "{0}/fil.pdf", 404),
    ],
)
def test_who_meets_what(spring: Any, who: str, page: str, status: int) -> None:
    assert client_of(who).get(HOME + page.format(spring)).status_code == status


def link_for(round_id: Any, name: str) -> str:
    """Make a one-time link and return its address."""
    answerer = factory.answerer(round_id, name)
    made = send(
        client_of("strateg"),
        f"{HOME}svarar/{answerer.id}/lank",
        contact="Påhittad Polis",
        mail="polis@exempel.invalid",
    )
    assert "Den är också skickad till polis@exempel.invalid." in text(made)
    found = re.search(r"http://testserver(/plan/uppfoljning/lank/[\w-]+)", made.content.decode())
    assert found is not None
    return found.group(1)


def test_the_police_answer_by_a_link_once_and_only_for_their_own(spring: Any) -> None:
    address = link_for(spring, "Polisområde Påhitt")
    own, other = (factory.asked(spring, code).id for code in ("polis-1", "vof-1"))
    visitor = Client()
    page = visitor.get(address)

    assert "Gemensam larmväg" in text(page)
    assert "Rutin för frågor om våld" not in text(page)
    assert visitor.post(address, {f"{other}-goes": "done"}).status_code == 422

    told = {f"{own}-goes": "as_planned", f"{own}-happened": "Provat i mars.", f"{own}-number": "3"}
    sent = visitor.post(address, told)

    assert "Tack!" in text(sent)
    with cast.acting("strateg"):
        said = Answer.objects.get(asked_id=own)
        assert (said.way, said.answered_by_name) == ("link", "Påhittad Polis, Polisområde Påhitt")
    assert visitor.get(address).status_code == 404
    assert visitor.post(address, {f"{own}-goes": "done"}).status_code == 404


def test_a_link_of_one_opens_nothing_of_another(spring: Any) -> None:
    link_for(spring, "Polisområde Påhitt")
    for token in ("x", "a" * 43, str(uuid4())):
        assert Client().get(f"{HOME}lank/{token}").status_code == 404


def test_a_reply_to_the_office_may_be_all_that_is_said_by_a_link(spring: Any) -> None:
    own = factory.asked(spring, "polis-1").id
    first = link_for(spring, "Polisområde Påhitt")
    Client().post(first, {f"{own}-goes": "behind", f"{own}-happened": "Snart."})
    with cast.acting("strateg") as actor:
        key = follow_up.ask(asked_id=own, text="När är snart?", actor=actor, now=cast.NOW)
    second = link_for(spring, "Polisområde Påhitt")
    visitor = Client()
    unchanged = {f"{own}-goes": "behind", f"{own}-happened": "Snart."}

    assert "När är snart?" in text(visitor.get(second))
    assert visitor.post(second, unchanged).status_code == 422
    assert "Tack!" in text(visitor.post(second, {**unchanged, f"fraga-{key}-text": "I maj."}))
    with cast.acting("strateg"):
        assert QuestionReply.objects.get(question_id=key).text == "I maj."


def test_a_new_link_ends_the_old_one(spring: Any) -> None:
    old, new = link_for(spring, "Polisområde Påhitt"), link_for(spring, "Polisområde Påhitt")

    assert [Client().get(one).status_code for one in (old, new)] == [404, 200]


def test_the_offices_question_goes_to_the_one_who_answered(spring: Any) -> None:
    key = factory.answer("kontakt.vof", spring, "vof-1", Goes.BEHIND, happened="Snart.")
    send(client_of("strateg"), f"{HOME}atgard/{key}/fraga", text="FRÅGAN: när är snart?")

    seen = {
        who: "FRÅGAN" in text(client_of(who).get(f"{HOME}atgard/{key}"))
        for who in ("strateg", "kontakt.vof", "kontakt.ubf", "nexus.anna", "namnd.scn")
    }

    assert seen == {
        "strateg": True,
        "kontakt.vof": True,
        "kontakt.ubf": False,
        "nexus.anna": False,
        "namnd.scn": False,
    }


# ---- what people meet ---------------------------------------------------------------------------


def _met(who: str) -> list[str]:
    with cast.acting(who) as actor:
        found = follow_up.duties(today=cast.TODAY)
        return [one.title for one in mine(found, organisation.desk_of(actor=actor))]


def test_each_meets_what_is_theirs_to_do(spring: Any) -> None:
    key = factory.answer("kontakt.vof", spring, "vof-1", Goes.BEHIND, happened="Snart.")
    with cast.acting("strateg") as actor:
        follow_up.ask(asked_id=key, text="När?", actor=actor, now=cast.NOW)

    assert _met("kontakt.vof") == [
        "Rapportera: 1 åtgärd till Våren 2026",
        "Svara på en fråga om ert svar i Våren 2026",
    ]
    assert _met("kontakt.uhem") == ["Rapportera: 1 åtgärd till Våren 2026"]
    assert _met("strateg") == [
        "6 åtgärder är inte rapporterade i Våren 2026",
        "Vård- och omsorgsförvaltningen har inte svarat på din fråga i Våren 2026",
    ]
    assert _met("nexus.anna") == []


def test_the_year_knows_the_rounds_last_day(spring: Any) -> None:
    with cast.acting("strateg"):
        found = follow_up.year_events(
            first=cast.TODAY.replace(month=1, day=1), last=cast.TODAY.replace(month=12, day=31)
        )

    assert [(one.on.isoformat(), one.title) for one in found] == [
        ("2026-12-04", "Sista dag: Våren 2026")
    ]


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connections["default"]) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_the_pages_ask_as_often_for_many_measures_as_for_few(database: str) -> None:
    how: dict[str, Any] = {"now": cast.NOW, "municipality": factory.UPPSALA}
    with cast.acting("strateg"):
        plan_factory.many_measures(2, **how)
    few = factory.open_round()
    client = client_of("strateg")
    small = [_queries(client, f"{HOME}{few}"), _queries(client, HOME)]
    factory.freeze(few)
    with cast.acting("strateg"):
        plan_factory.many_measures(40, first=2, **how)
    many = factory.open_round(factory.YEAR)

    assert _queries(client, f"{HOME}{many}") == small[0]
    assert _queries(client, HOME) <= small[1] + 2
