"""A measure's pages: made, changed, decided, reported on by its own, ended; what is kept of it."""

import re
from datetime import date
from html import unescape
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lykta.kernel.party import Party
from lykta.plan.actions import decisions
from lykta.plan.models import (
    AreaCovered,
    Covered,
    Funding,
    Indicator,
    IndicatorValue,
    Measure,
    MeasureChange,
    MeasureTask,
    OngoingWork,
    Plan,
    StatusByHand,
)
from lykta.plan.rules.deciding import DecisionText
from lykta.plan.terms import Stage
from tests import cast
from tests.page_forms import send
from tests.signed_in import client_of

UPPSALA = "0380"
AREA = "hedersrelaterat våld och förtryck"


def _text(response: Any) -> str:
    bare = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(bare).split())


def _key(answer: Any) -> UUID:
    assert answer.status_code == 303, _text(answer)
    return UUID(answer["Location"].rstrip("/").rsplit("/", 1)[1])


def _proposed(client: Client, **answers: Any) -> UUID:
    said = {
        "title": "Trygg väg hem (påhittad)",
        "kind": "project",
        "reason": "Unga säger att de inte vågar gå hem.",
        "effect": "Fler unga vågar berätta.",
        "leads": ["UHEM"],
        "areas": [AREA],
        "groups": ["young"],
        "violence": ["digital"],
        "others": "Exempeljouren; Föreningen Låtsas",
        **answers,
    }
    return _key(send(client, "/plan/atgarder/ny", **said))


def _decision(kind: str = "adopt", decided: str = "2026-11-09") -> UUID:
    with cast.acting("strateg") as actor:
        text = DecisionText(
            body=Party("Kommunstyrelsen", "KS"),
            kind=kind,
            title="Påhittat beslut om åtgärd",
            decided=decided,
            paragraph="12",
        )
        return decisions.decide(municipality=UPPSALA, text=text, actor=actor, now=cast.NOW)


@pytest.fixture
def strategist(database: str) -> Client:
    """The strategist's browser."""
    return client_of("strateg")


def test_a_measure_is_proposed_with_all_that_is_known_of_it(strategist: Client) -> None:
    key = _proposed(strategist)

    page = _text(strategist.get(f"/plan/atgarder/{key}"))

    for fact in (
        "Föreslagen, inte beslutad",
        "Unga säger att de inte vågar gå hem.",
        "Fler unga vågar berätta.",
        "Uppsalahem",
        "Exempeljouren, Föreningen Låtsas",
        "Hedersrelaterat våld och förtryck",
        "Unga",
        "Digitalt",
    ):
        assert fact in page, fact
    with cast.acting("strateg"):
        assert AreaCovered.objects.get(measure_id=key).area.title == AREA


def test_a_change_keeps_what_stood_there_before(strategist: Client) -> None:
    key = _proposed(strategist)

    send(strategist, f"/plan/atgarder/{key}/andra", title="Tryggare väg hem", groups=["older"])

    with cast.acting("strateg"):
        rows = MeasureChange.objects.filter(measure_id=key).order_by("what")
        kept = {row.what: (row.before, row.after) for row in rows}
    assert kept["title"] == ("Trygg väg hem (påhittad)", "Tryggare väg hem")
    assert kept["groups"] == ("Unga", "Äldre")
    assert set(kept) == {"stage", "title", "groups"}
    page = _text(strategist.get(f"/plan/atgarder/{key}/historia"))
    assert "Förut: Trygg väg hem (påhittad)" in page


def test_a_measure_is_decided_by_a_decision_that_has_been_taken(strategist: Client) -> None:
    key, other = _proposed(strategist), _decision(kind="note")
    path = f"/plan/atgarder/{key}/besluta"

    refused = strategist.post(path, {"decision_id": str(other)})
    assert refused.status_code == 422
    decision = _decision()
    assert send(strategist, path, decision_id=str(decision)).status_code == 303

    with cast.acting("strateg"):
        assert Measure.objects.get(id=key).stage == Stage.ADOPTED.value
        assert Covered.objects.get(measure_id=key).decision_id == decision
    assert "§ 12" in _text(strategist.get(f"/plan/atgarder/{key}"))
    assert strategist.post(path, {"decision_id": str(decision)}).status_code == 409


def test_an_ongoing_work_becomes_a_measure_by_a_decision_and_by_nothing_else(
    strategist: Client,
) -> None:
    with cast.acting("strateg"):
        work = OngoingWork.objects.get(code="våldsombud")
    path = f"/plan/insatser/{work.id}/bli-atgard"
    empty = strategist.get(path)
    assert "Det finns inget beslut att välja än." in _text(empty)

    key = _key(send(strategist, path, decision_id=str(_decision())))

    with cast.acting("strateg"):
        made = Measure.objects.get(id=key)
        assert (made.stage, made.came_from_id, made.title) == ("adopted", work.id, "Våldsombud")
        values = IndicatorValue.objects.filter(indicator__measure=made)
        assert [row.value for row in values] == [140]
        assert OngoingWork.objects.filter(id=work.id).exists()
    assert "har blivit en åtgärd" in _text(strategist.get(f"/plan/insatser/{work.id}"))
    assert strategist.post(path, {"decision_id": str(_decision())}).status_code == 409
    assert f'href="/plan/insatser/{work.id}"' not in strategist.get("/plan/").content.decode()


def test_only_the_measures_own_responsible_reports_on_it(strategist: Client) -> None:
    key = _proposed(strategist)
    path = f"/plan/atgarder/{key}/rapportera"
    answers = {"how_it_goes": "as_planned", "happened": "Möten.", "effect": "Tre vågade berätta."}

    asked = {
        who: client_of(who).post(path, answers).status_code
        for who in ("strateg", "kontakt.vof", "nexus.chef", "nexus.anna")
    }
    mine = client_of("kontakt.uhem").post(path, answers)

    assert asked == dict.fromkeys(asked, 403)
    assert mine.status_code == 303
    assert "Tre vågade berätta." in _text(strategist.get(f"/plan/atgarder/{key}"))


def test_what_looks_like_a_case_comes_back_once_with_a_warning(strategist: Client) -> None:
    key = _proposed(strategist)
    contact = client_of("kontakt.uhem")
    path = f"/plan/atgarder/{key}/rapportera"
    answers = {"how_it_goes": "as_planned", "happened": "Hon har 19900230-1234."}

    warned = contact.post(path, answers)
    assert warned.status_code == 422
    assert "ett personnummer" in _text(warned)
    assert "19900230-1234" in warned.content.decode()
    assert contact.post(path, {**answers, "about_nobody": "on"}).status_code == 303


def test_tasks_are_kept_by_the_responsible_and_the_office(strategist: Client) -> None:
    key = _proposed(strategist)
    contact = client_of("kontakt.uhem")
    path = f"/plan/atgarder/{key}/uppgifter/ny"

    stranger = client_of("kontakt.vof").post(path, {"title": "Inte min"})
    assert stranger.status_code == 403
    send(contact, path, title="Sätt upp lappar", due_on="2026-11-01")
    with cast.acting("strateg"):
        task = MeasureTask.objects.get(measure_id=key)
    assert "Försenad" in _text(strategist.get(f"/plan/atgarder/{key}"))
    send(strategist, f"/plan/uppgifter/{task.id}", title="Sätt upp nya lappar", party="UHEM")
    send(contact, f"/plan/uppgifter/{task.id}/klar", on="2026-11-20")

    with cast.acting("strateg"):
        task.refresh_from_db()
        assert (task.title, task.done_on) == ("Sätt upp nya lappar", date(2026, 11, 20))
    assert contact.post(f"/plan/uppgifter/{task.id}/ta-bort").status_code == 409
    assert client_of("nexus.anna").get(f"/plan/uppgifter/{task.id}").status_code == 403


def test_money_says_when_it_ends_and_what_stops_then(strategist: Client) -> None:
    key = _proposed(strategist)
    answers = {
        "source": "eu",
        "funder": "Påhittade fonden",
        "amount": "1250000",
        "ends": "2027-03",
        "what_stops": "Utbildningen av nya ambassadörer.",
    }

    send(strategist, f"/plan/pengar/ny/{key}", **answers)

    page = _text(strategist.get("/plan/"))
    assert "Pengar som tar slut" in page
    assert "Utbildningen av nya ambassadörer." in page
    with cast.acting("strateg"):
        money = Funding.objects.get(measure_id=key)
    shown = _text(strategist.get(f"/plan/atgarder/{key}"))
    assert "1\N{NO-BREAK SPACE}250\N{NO-BREAK SPACE}000 kr" in unescape(
        strategist.get(f"/plan/atgarder/{key}").content.decode()
    )
    assert "Till och med mars 2027." in shown
    bad = strategist.post(f"/plan/pengar/{money.id}", {**answers, "ends": "snart"})
    assert (bad.status_code, "snart" in bad.content.decode()) == (422, True)
    send(strategist, f"/plan/pengar/{money.id}/ta-bort")
    with cast.acting("strateg"):
        assert not Funding.objects.filter(id=money.id).exists()


def test_numbers_are_split_by_sex_and_hidden_when_few(strategist: Client) -> None:
    key = _proposed(strategist)
    path = f"/plan/atgarder/{key}/indikatorer/ny"
    send(strategist, path, name="hyresgäster", target="40", guarded_number="on")
    with cast.acting("strateg"):
        indicator = Indicator.objects.get(measure_id=key)
    contact = client_of("kontakt.uhem")
    write = f"/plan/indikatorer/{indicator.id}/siffra"

    wrong = contact.post(write, {"period": "2025", "value": "30", "women": "5", "men": "5"})
    assert wrong.status_code == 422
    assert "lika många" in _text(wrong)
    send(contact, write, period="2025", value="33", women="22", men="11")
    send(contact, write, period="2026", value="3")

    with cast.acting("strateg"):
        rows = {row.period: row for row in IndicatorValue.objects.filter(indicator=indicator)}
    assert (rows["2025"].value, rows["2025"].women, rows["2025"].men) == (33, 20, 10)
    assert rows["2026"].value is None
    page = strategist.get(f"/plan/atgarder/{key}")
    assert "färre än 5" in _text(page)
    assert "plan-columns__target" in page.content.decode()
    assert client_of("kontakt.vof").post(write, {"period": "2026", "value": "9"}).status_code == 403


def test_a_status_set_by_hand_needs_a_reason_and_is_told(strategist: Client) -> None:
    key = _proposed(strategist)
    path = f"/plan/atgarder/{key}/status"
    assert strategist.post(path, {"status": "stuck", "reason": "Av skäl"}).status_code == 409
    send(strategist, f"/plan/atgarder/{key}/besluta", decision_id=str(_decision()))

    assert strategist.post(path, {"status": "stuck", "reason": " "}).status_code == 422
    send(strategist, path, status="stuck", reason="Nämnden väntar på statsbidraget.")
    send(strategist, path, status="behind", reason="Det löste sig delvis.")

    with cast.acting("strateg"):
        held = StatusByHand.objects.get(measure_id=key, lifted_at=None)
        assert held.why == "Det löste sig delvis."
    assert "satt för hand" in _text(strategist.get(f"/plan/atgarder/{key}"))
    send(strategist, f"/plan/atgarder/{key}/status/ta-bort")
    assert "Inte rapporterad" in _text(strategist.get(f"/plan/atgarder/{key}"))


def test_an_ended_measure_tells_what_remains_and_changes_no_more(strategist: Client) -> None:
    key = _proposed(strategist)
    path = f"/plan/atgarder/{key}/avsluta"

    assert strategist.post(path, {"on": "2026-11-24", "told": "Klart"}).status_code == 422
    send(strategist, path, on="2026-11-20", told="Metoden lever kvar på Uppsalahem.")

    assert "Metoden lever kvar" in _text(strategist.get(f"/plan/atgarder/{key}"))
    for later in ("andra", "avsluta", "uppgifter/ny", "indikatorer/ny"):
        answers = {"title": "x", "kind": "project", "on": "2026-11-20", "told": "x", "name": "x"}
        answer = strategist.post(f"/plan/atgarder/{key}/{later}", answers)
        assert answer.status_code == 409, later


def test_an_empty_place_on_the_map_begins_a_measure_there(strategist: Client) -> None:
    page = strategist.get("/plan/tackning/")
    words = _text(page)

    assert "Inget är sagt särskilt för:" in words
    assert 'href="/plan/atgarder/ny?grupp=addiction"' in page.content.decode()
    begun = strategist.get("/plan/atgarder/ny", {"grupp": "addiction", "omrade": AREA})
    assert (
        'value="addiction"' in re.findall(r"<input[^>]*checked[^>]*>", begun.content.decode())[-1]
    )
    _proposed(strategist, groups=["addiction"])
    after = _text(strategist.get("/plan/tackning/"))
    assert "1 föreslagen" in after
    assert client_of("kontakt.vof").get("/plan/tackning/?ledare=UHEM").status_code == 200
    filtered = strategist.get("/plan/", {"grupp": "addiction", "omrade": AREA})
    assert "Trygg väg hem" in _text(filtered)


def test_what_is_lacking_is_counted_with_a_link_to_mend_it(strategist: Client) -> None:
    key = _proposed(strategist)

    page = strategist.get("/plan/tackning/saknas")

    assert "Vad räknas? (1)" in _text(page)
    assert f'href="/plan/atgarder/{key}/indikatorer/ny"' in page.content.decode()
    shown = _text(strategist.get("/plan/indikatorer/"))
    assert "Kolada: vuxna aktualiserade" in shown


@pytest.mark.parametrize(
    "path",
    [
        "atgarder/{}/andra",
        "atgarder/{}/besluta",
        "atgarder/{}/avsluta",
        "atgarder/{}/status",
        "atgarder/{}/historia",
        "atgarder/{}/uppgifter/ny",
        "atgarder/{}/indikatorer/ny",
        "uppgifter/{}",
        "uppgifter/{}/klar",
        "pengar/ny/{}",
        "pengar/{}",
        "indikatorer/{}",
        "indikatorer/{}/siffra",
        "insatser/{}/om",
        "insatser/{}/bli-atgard",
    ],
)
def test_what_does_not_exist_is_not_found(shared_database: str, path: str) -> None:
    assert client_of("strateg").get("/plan/" + path.format(uuid4())).status_code == 404


def test_the_office_says_what_an_ongoing_work_is_about(strategist: Client) -> None:
    with cast.acting("strateg"):
        work = OngoingWork.objects.get(code="fatima-2")

    send(strategist, f"/plan/insatser/{work.id}/om", areas=[AREA], groups=["young"])

    page = _text(strategist.get(f"/plan/insatser/{work.id}"))
    assert "Hedersrelaterat våld och förtryck" in page
    assert "1 pågående" in _text(strategist.get("/plan/tackning/"))


def test_many_that_lack_the_same_come_page_by_page_in_as_many_queries(strategist: Client) -> None:
    path = "/plan/tackning/saknas"

    def asked(**query: str) -> tuple[int, str]:
        with CaptureQueriesContext(connections["default"]) as made:
            page = strategist.get(path, query)
        return len(made), page.content.decode()

    few, _ = asked()
    with cast.acting("strateg"):
        home = Plan.objects.get(programme__municipality="0380")
        names = [f"Åtgärd {n} (påhittad)" for n in range(30)]
        Measure.objects.bulk_create(
            Measure(plan=home, code=f"m{n}", title=name, kind="service", place=100 + n)
            for n, name in enumerate(names)
        )
    many, page = asked()
    _, second = asked(vad="leder", sida="2")

    assert many == few
    assert page.count("(påhittad)") <= 60
    assert '?vad=leder"' in page
    assert sum(f">{name}<" in second for name in names) == 5
    assert asked(vad="finns inte", sida="x")[1].count("Vem leder?") > 0
