"""Follow-up's pure rules as tables."""

import ast
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

import lykta.follow_up
from lykta.follow_up.rules import comparing, counting, diffing, drawing, reporting, sheets, ways
from lykta.follow_up.rules.reporting import To, Words
from lykta.follow_up.terms import Goes, Outcome, Step, Way

MINE = {UUID(int=1): "Min åtgärd", UUID(int=2): "Min andra"}
GOOD = {sheets.ID: str(UUID(int=1)), sheets.GOES: "Klart"}


def test_silence_is_counted_by_itself_and_is_not_among_what_goes_well() -> None:
    counted = counting.counts([Goes.DONE, Goes.SILENT, Goes.STUCK, Goes.SILENT])

    assert counted == {"done": 1, "as_planned": 0, "behind": 0, "stuck": 1, "silent": 2}
    assert counting.sentence(counted) == (
        "1 av 4 åtgärder går som planerat eller är klara. 2 har inte rapporterats av den ansvarige."
    )
    assert counting.LEVELS[Goes.SILENT] == "none"
    tones = {label: tone for label, _number, _note, tone in counting.bars(counted)}
    assert {label for label, tone in tones.items() if tone == "none"} == {Goes.SILENT.swedish}
    round_ = {"counts": counted}
    both = comparing.both(round_, round_)
    assert [label for label, _number, _note, tone in both if tone] == [
        f"{Goes.SILENT.swedish}: då",
        f"{Goes.SILENT.swedish}: nu",
    ]
    drawn = drawing.picture(counted)
    assert drawn.count("stroke-dasharray") == 1
    assert f"{Goes.SILENT.swedish}</text><rect" in drawn
    assert drawn.index("stroke-dasharray") > drawn.index(Goes.SILENT.swedish)


@pytest.mark.parametrize("goes", list(Goes))
def test_every_answer_has_a_light(goes: Goes) -> None:
    assert goes in counting.LEVELS
    assert goes in counting.ORDER


@pytest.mark.parametrize(
    ("then", "now", "change"),
    [
        (Goes.BEHIND, Goes.DONE, "Bättre"),
        (Goes.AS_PLANNED, Goes.STUCK, "Sämre"),
        (Goes.DONE, Goes.DONE, "Samma"),
        (Goes.AS_PLANNED, Goes.SILENT, "Har tystnat"),
        (Goes.SILENT, Goes.STUCK, "Rapporteras nu"),
        (None, Goes.DONE, "Ny"),
        (Goes.DONE, None, "Inte med längre"),
    ],
)
def test_what_became_of_a_measure_between_two_rounds(
    then: Goes | None, now: Goes | None, change: str
) -> None:
    assert comparing.Pair("x", "y", then, now).change == change


@pytest.mark.parametrize(
    ("way", "step", "outcome", "onward"),
    [
        (Way.COUNCIL, Step.DRAFT, Outcome.AS_PROPOSED, Step.PREPARATION),
        (Way.COUNCIL, Step.PREPARATION, Outcome.CHANGED, Step.EXECUTIVE),
        (Way.COUNCIL, Step.EXECUTIVE, Outcome.AS_PROPOSED, Step.COUNCIL),
        (Way.COUNCIL, Step.COUNCIL, Outcome.AS_PROPOSED, None),
        (Way.EXECUTIVE, Step.EXECUTIVE, Outcome.AS_PROPOSED, None),
        (Way.BOARD, Step.PREPARATION, Outcome.AS_PROPOSED, Step.BOARD),
        (Way.COMPANY, Step.DRAFT, Outcome.AS_PROPOSED, Step.COMPANY),
        (Way.COMPANY, Step.COMPANY, Outcome.AS_PROPOSED, None),
        (Way.COUNCIL, Step.COUNCIL, Outcome.RETURNED, Step.DRAFT),
    ],
)
def test_where_a_report_goes(way: Way, step: Step, outcome: Outcome, onward: Step | None) -> None:
    assert ways.after(way, step, outcome) is onward


def test_what_was_changed_is_woven_into_one_text() -> None:
    pieces = diffing.changes(
        "att lägga till handlingarna", "att godkänna och lägga till handlingarna"
    )

    assert [(one.kind, one.text.strip()) for one in pieces] == [
        ("kept", "att"),
        ("added", "godkänna och"),
        ("kept", "lägga till handlingarna"),
    ]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({**GOOD, sheets.ID: "x"}, "Id:t hör inte"),
        ({**GOOD, sheets.ID: str(UUID(int=9))}, "Id:t hör inte"),
        ({**GOOD, sheets.GOES: "Toppen"}, "Hur går det"),
        ({**GOOD, sheets.GOES: "Inte rapporterat av den ansvarige"}, "Hur går det"),
        ({**GOOD, sheets.GOES: "Har kört fast"}, "vad som hindrar"),
        ({**GOOD, sheets.NUMBER: "tre"}, "helt tal"),
        ({**GOOD, sheets.NUMBER: "-1"}, "helt tal"),
        ({**GOOD, sheets.NUMBER: "²"}, "helt tal"),
        ({**GOOD, sheets.NUMBER: "9" * 12}, "helt tal"),
        ({**GOOD, sheets.HAPPENED: "x" * 5001}, "längre än"),
    ],
)
def test_a_faulty_row_says_what_and_where(row: dict[str, str], fault: str) -> None:
    lines, faults = sheets.read([GOOD | {sheets.ID: str(UUID(int=2))}, row], mine=MINE)

    assert len(lines) == 1
    assert faults[0].row == 3
    assert fault in faults[0].text


def test_the_same_id_twice_is_a_fault_and_an_empty_row_is_passed() -> None:
    lines, faults = sheets.read([GOOD, {sheets.ID: GOOD[sheets.ID]}, GOOD], mine=MINE)

    assert [one.row for one in lines] == [2]
    assert [one.row for one in faults] == [4]


def test_a_number_as_a_spreadsheet_writes_it_is_read() -> None:
    lines, _faults = sheets.read([GOOD | {sheets.NUMBER: "12.0"}], mine=MINE)

    assert lines[0].number == 12


def _measure(code: str, lead: str, **more: Any) -> dict[str, Any]:
    told = {
        "title": f"Åtgärd {code}",
        "code": code,
        "stage": "Beslutad",
        "leads": [lead],
        "lead_codes": [lead],
        "goes": "as_planned",
        "before": "",
        "happened": "",
        "effect": "",
        "own_answer": "",
        "number": None,
    }
    return told | more


FROZEN = {
    "title": "Våren",
    "period": "våren 2026",
    "frozen_at": "2026-05-12T10:00",
    "before": "Hösten",
    "own_question": "",
    "measures": [
        _measure("a", "VOF", goes="stuck", before="as_planned", happened="Ingen lokal."),
        _measure("b", "SCF", goes="done", effect="Väntan är kortare."),
        _measure("c", "UHEM", goes="silent"),
    ],
}


def _report(way: Way, codes: frozenset[str]) -> dict[str, Any]:
    return reporting.document(
        frozen=FROZEN,
        digest="0" * 64,
        title="Uppföljning",
        diary_number="",
        handed_on=None,
        to=To("X", "Nämnden", way, codes),
        words=Words("Kort.", "Lokaler saknas.", "att godkänna\natt återkomma"),
        held=(),
    )


def test_a_board_reads_only_of_its_own_measures_and_the_executive_board_of_all() -> None:
    own = _report(Way.BOARD, frozenset({"VOF", "OSN"}))
    whole = _report(Way.EXECUTIVE, frozenset())

    assert [each["code"] for each in own["measures"]] == ["a"]
    assert [each["code"] for each in whole["measures"]] == ["a", "b", "c"]
    assert own["counts"]["stuck"] == 1
    assert own["counts"]["done"] == 0


def test_a_report_says_what_happened_what_did_not_what_it_gave_and_what_is_asked() -> None:
    parts = {one.heading: one for one in reporting.parts(_report(Way.COUNCIL, frozenset()))}

    assert parts["Det här har hänt"].points == ("Åtgärd b (klart).",)
    late = parts["Det här har inte hänt som planerat, och varför"]
    assert late.texts == ("Lokaler saknas.",)
    assert late.points == (
        "Åtgärd a (har kört fast). Ingen lokal.",
        "Inte rapporterat av den ansvarige: Åtgärd c.",
    )
    assert parts["Vad det har gett, och för vem"].points == ("Åtgärd b: Väntan är kortare.",)
    changed = parts["Vad som har ändrats sedan förra rundan"].points
    assert changed == ("Åtgärd a: går som planerat → har kört fast",)
    asked = parts["Det här föreslår vi att ni beslutar"].points
    assert asked == ("att godkänna", "att återkomma")


def test_a_board_without_measures_is_told_so() -> None:
    report = _report(Way.BOARD, frozenset({"KTN"}))

    assert any("Inga åtgärder leds av er." in part.texts for part in reporting.parts(report))


def test_follow_up_never_reaches_casework() -> None:
    """It stands beside the work with people and reads none of it (import contract too)."""
    places = Path(lykta.follow_up.__file__).parent.rglob("*.py")
    named = {
        name
        for place in places
        for node in ast.walk(ast.parse(place.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (getattr(node, "module", None) or "", *(one.name for one in node.names))
    }

    assert [name for name in named if name.startswith(("lykta.casework", "lykta.housing"))] == []
