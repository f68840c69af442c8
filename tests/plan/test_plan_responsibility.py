"""Responsibility that moves, what names who had it before, and relevance reviews."""

import re
from datetime import date
from html import unescape
from typing import Any
from uuid import UUID, uuid4

import pytest

from lykta.kernel.duty import Desk, mine
from lykta.kernel.party import Party
from lykta.kernel.problems import Invalid
from lykta.plan import api as plan
from lykta.plan.models import (
    NamedPage,
    ProgrammeEvent,
)
from lykta.plan.queries import desks, responsibility
from lykta.plan.rules import naming
from lykta.plan.rules.facts import HoldingFact
from lykta.plan.rules.reviewing import next_due, years
from lykta.plan.rules.texts import EventText
from lykta.plan.terms import Verdict
from tests import cast
from tests.page_forms import send
from tests.signed_in import client_of

UPPSALA = "0380"
KF, SCN, KS = Party("Kommunfullmäktige", "KF"), Party("Socialnämnden", "SCN"), "KS"


def _text(response: Any) -> str:
    bare = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(bare).split())


def _by(actor: Any) -> dict[str, Any]:
    return {"municipality": UPPSALA, "actor": actor, "now": cast.NOW}


def duties_of(who: str) -> list[str]:
    """Return the titles of what this person is asked to do."""
    with cast.acting(who) as actor:
        desk = Desk(actor, desks.codes_of(actor))
        return [one.title for one in mine(plan.duties(today=cast.TODAY), desk)]


# Responsibility moves


def test_responsibility_moves_and_everything_that_names_the_old_body_is_found(
    database: str,
) -> None:
    """The move of 2023 is found by what still names the social board; a new one by what it left."""
    strategist = client_of("strateg")
    page = _text(strategist.get("/plan/ansvar"))
    assert "Socialnämnden har inte längre ansvaret för våld i nära relationer" in page
    assert "Kommunstyrelsen sedan 1 mars 2023." in page
    assert "Kommunens webbsida om programmet" in page
    goal = {"title": "Alla får stöd", "text": "Socialnämnden erbjuder stödet."}
    assert send(strategist, "/plan/program/mal/nytt", **goal).status_code == 303
    with cast.acting("strateg"):
        before = responsibility.faults(municipality=UPPSALA)
    assert {one.title for one in before} == {
        "Kommunens webbsida om programmet",
        "Målet Alla får stöd",
    }
    areas = _areas()

    moved = send(
        strategist,
        "/plan/ansvar/flytta",
        areas=[str(one) for one in areas],
        party="KLK",
        since="2026-11-15",
    )

    assert moved.status_code == 303
    page = _text(strategist.get("/plan/ansvar"))
    assert "Kommunstyrelsen har inte längre ansvaret" in page
    assert "15 november 2026" in page
    with cast.acting("strateg"):
        names = {one.names for one in responsibility.faults(municipality=UPPSALA)}
        assert names == {"Socialnämnden"}  # nothing living names KS as responsible


def _areas() -> list[UUID]:
    with cast.acting("strateg"):
        return [key for key, _ in responsibility.areas(municipality=UPPSALA)]


AREA, OTHER = uuid4(), uuid4()
TITLES = {AREA: "våld", OTHER: "heder"}
OLD, NEW, UNIT = Party("Gamla nämnden", "G"), Party("Nya nämnden", "N"), Party("Enheten", "E")


def _holding(holder: Party, area: UUID, since: str, until: str = "", unit: Any = None) -> Any:
    return HoldingFact(holder, unit, area, "", since, until, None, None)


LEFT = _holding(OLD, AREA, "2020", "2023-03-01", UNIT)
TOOK = _holding(NEW, AREA, "2023-03-01")


@pytest.mark.parametrize(
    ("text", "wholly", "partly"),
    [
        (naming.Text("A", "/a", names=(OLD,)), 1, 0),
        (naming.Text("B", "/b", "Gamla nämnden beslutar."), 1, 0),
        (naming.Text("C", "/c", names=(OLD,), areas=("våld",)), 1, 1),
        (naming.Text("D", "/d", names=(OLD,), areas=("heder",)), 1, 0),
        (naming.Text("E", "/e", "Gamla nämnden leder arbetet mot våld."), 1, 1),
        (naming.Text("F", "/f", names=(OLD,), watched=True), 1, 1),
        (naming.Text("G", "/g", "Enheten svarar i telefon."), 1, 0),
        (naming.Text("H", "/h", names=(NEW,)), 0, 0),
    ],
)
def test_what_names_the_old_body_is_a_fault_where_it_has_left(
    text: naming.Text, wholly: int, partly: int
) -> None:
    """A body that has left one area of two is a fault only where the text is about that area."""
    gone = naming.moved([LEFT, TOOK], TITLES)
    half = naming.moved([LEFT, TOOK, _holding(OLD, OTHER, "2020", unit=UNIT)], TITLES)

    assert (len(naming.faults(moved=gone, texts=[text])), gone[0].told) == (
        wholly,
        "Nya nämnden sedan 1 mars 2023",
    )
    assert len(naming.faults(moved=half, texts=[text])) == partly


def test_one_who_got_it_back_has_not_left() -> None:
    back = _holding(OLD, AREA, "2025")
    gone = naming.moved([LEFT, _holding(NEW, AREA, "2023-03-01", "2025"), back], TITLES)

    assert [one.was for one in gone] == [NEW]


def test_a_move_of_an_area_nobody_held_writes_nobody_down_as_its_former_holder(
    database: str,
) -> None:
    with cast.acting("strateg") as actor:
        plan.move_responsibility(
            areas=tuple(_areas()),
            to=Party("Kommunledningskontoret", "KLK"),
            unit=None,
            since="2026-11-15",
            decision_id=None,
            note="",
            **_by(actor),
        )
        rows = responsibility.held(municipality=UPPSALA)
        third = [one.holder for one in rows if one.what.startswith("prostitution")]

    assert third == ["Kommunledningskontoret"]  # and not KS, who held the others


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"party": "KS", "unit": "HALL", "since": "2026-01-01"}, "Den har redan ansvaret"),
        ({"party": "SCN", "since": "2022-01-01"}, "före den då ansvaret senast flyttades"),
        ({"party": "SCN", "since": "snart"}, "är ingen tid vi kan läsa"),
        ({"party": "SCN", "since": "2026-01-01", "areas": []}, "behöver fyllas i"),
    ],
)
def test_a_move_that_is_none_is_told_and_nothing_is_lost(
    database: str, answers: dict[str, Any], told: str
) -> None:
    first = {"areas": [str(_areas()[0])], "note": "KVAR"}

    answer = send(client_of("strateg"), "/plan/ansvar/flytta", **{**first, **answers})

    assert answer.status_code == 422
    assert told in _text(answer)
    assert "KVAR" in answer.content.decode()


def test_a_page_that_was_put_right_is_no_fault_any_more(database: str) -> None:
    with cast.acting("strateg"):
        page = NamedPage.objects.get()
    strategist = client_of("strateg")

    assert strategist.post(f"/plan/ansvar/sidor/{page.id}/rattad").status_code == 303

    assert "Inget att rätta" in _text(strategist.get("/plan/ansvar"))


def test_the_decision_behind_a_move_can_be_told_later(database: str) -> None:
    strategist = client_of("strateg")
    with cast.acting("strateg") as actor:
        event = ProgrammeEvent.objects.get(kind="responsibility_moved")
        text = plan.DecisionText(body=KF, kind="move", title="Nytt reglemente", decided="2022-12")
        decision = plan.decide(text=text, **_by(actor))

    sent = send(strategist, f"/plan/beslut/bakom/{event.id}", decision_id=str(decision))

    assert sent.status_code == 303
    assert "Kommunfullmäktige, december 2022" in _text(strategist.get("/plan/ansvar"))


# Relevance reviews


NO_2023 = EventText(period="2023", kind="no_relevance_review")
IN_2024 = EventText(period="2024", kind="relevance_review", verdict="keep")
REVISED = EventText(period="2022", kind="revised")


def test_a_year_without_a_review_stays_and_one_nobody_tells_of_is_unknown() -> None:
    rows = years([REVISED, NO_2023, IN_2024], today=date(2026, 11, 23))

    assert [(one.year, one.words) for one in rows] == [
        (2026, "Året pågår"),
        (2025, "Uppgift saknas"),
        (2024, "Aktualitetsbedömning"),
        (2023, "Ingen aktualitetsbedömning"),
        (2022, "Programmet reviderades"),
    ]


@pytest.mark.parametrize(
    ("events", "months", "expected"),
    [
        ([IN_2024], 12, date(2025, 12, 31)),
        ([IN_2024], None, None),
        ([NO_2023], 12, None),
        ([], 12, None),
    ],
)
def test_the_next_review_follows_the_municipalitys_own_interval(
    events: list[EventText], months: int | None, expected: date | None
) -> None:
    assert next_due(events, every_months=months) == expected


def test_a_review_is_written_in_and_the_next_becomes_a_duty(database: str) -> None:
    strategist = client_of("strateg")
    review = {"year": "2025", "verdict": "revise", "decided": "2025-12"}

    assert send(strategist, "/plan/aktualitet/bedomning", **review).status_code == 303
    assert send(strategist, "/plan/aktualitet/tid", months="12").status_code == 303

    page = _text(strategist.get("/plan/aktualitet"))
    assert "2023 Ingen aktualitetsbedömning" in page
    assert "Revidera" in page
    assert "Kommunfullmäktige, december 2025" in page
    assert "Bedöm om programmet är aktuellt" in duties_of("strateg")


def test_a_year_is_not_both_reviewed_and_not(database: str) -> None:
    with cast.acting("strateg") as actor:
        plan.note_no_review(year=2025, note="", **_by(actor))
        plan.note_review(
            year=2025,
            verdict=Verdict.KEEP,
            note="",
            decided_by=KF,
            decided="2026-01",
            decision_expected="",
            **_by(actor),
        )
        kinds = ProgrammeEvent.objects.filter(period="2025").values_list("kind", flat=True)
        assert list(kinds) == ["relevance_review"]
        with pytest.raises(Invalid):
            plan.note_no_review(year=2025, note="", **_by(actor))
        with pytest.raises(Invalid):
            plan.note_no_review(year=2026, note="", **_by(actor))
