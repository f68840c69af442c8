"""A broken rule table stops the start, and says which row, which line, and why."""

from pathlib import Path

import pytest

from lykta.law.book import load
from lykta.law.rules.nodes import LawFileFault
from lykta.law.rules.reading import read

GOOD = """\
rules:
  - id: A4
    title: Besluta om utredning
    kind: deadline
    starts: [child_report_received]
    length: {days: 14}
    roll: next_working_day
    who_decides: [delegate]
    source: {act: SoL, chapter: "20", paragraph: "2", text: Fjorton dagar.}
    valid_from: 2025-07-01
    certainty: verified
    verified_on: 2025-09-01
"""


def faults_of(text: str) -> list[str]:
    with pytest.raises(LawFileFault) as caught:
        read(text, name="law.yaml")
    return caught.value.faults


def test_a_good_row_is_read() -> None:
    (rule,) = read(GOOD).all
    assert (rule.id, rule.line, rule.source.short) == ("A4", 2, "SoL 20:2")


FAULTS = [
    # what is changed, into what, the line named, the reason
    ("    roll: next_working_day", "    rol: next_working_day", 7, "okänd nyckel rol"),
    ("roll: next_working_day", "roll: sometimes", 7, "okänt värde 'sometimes'"),
    ("kind: deadline", "kind: wish", 4, "okänt värde 'wish'"),
    ("kind: deadline", "kind: [deadline]", 4, "okänt värde ['deadline']"),
    ("kind: deadline", "kind: local", 2, "set_by"),
    ("certainty: verified", "certainty: maybe", 11, "okänt värde 'maybe'"),
    ("certainty: verified", "certainty: unconfirmed", 12, "verified_on"),
    ("certainty: verified", "certainty: unconfirmed", 2, "unconfirmed_because"),
    ("    verified_on: 2025-09-01\n", "", 2, "verified_on ska finnas"),
    ("    certainty: verified\n", "", 2, "certainty saknas"),
    ("    title: Besluta om utredning\n", "", 2, "title saknas"),
    ("title: Besluta om utredning", "title: 7", 3, "title ska vara en text"),
    ("title: Besluta om utredning", "title: ''", 3, "title ska vara en text"),
    ("[child_report_received]", "[moon_rises]", 5, "okänt värde 'moon_rises'"),
    ("[child_report_received]", "child_report_received", 5, "starts ska vara en lista"),
    ("    starts: [child_report_received]\n", "", 2, "starts"),
    ("{days: 14}", "{days: 0}", 6, "helt tal"),
    ("{days: 14}", "{days: -14}", 6, "helt tal"),
    ("{days: 14}", "{days: 14.5}", 6, "helt tal"),
    ("{days: 14}", "{days: true}", 6, "helt tal"),
    ("{days: 14}", "{days: 10000}", 6, "helt tal"),
    ("{days: 14}", "{days: '14'}", 6, "helt tal"),
    ("{days: 14}", "{fortnights: 1}", 6, "okänt sätt att räkna: fortnights"),
    ("{days: 14}", "{days: 14, weeks: 2}", 6, "ett enda sätt"),
    ("{days: 14}", "14", 6, "{days: 14}"),
    ("{days: 14}", "none", 6, "en tidsgräns ska ha length"),
    ("{days: 14}", "{at_once: snart}", 6, "genast"),
    ("{days: 14}", "{clock_time: 15:00}", 6, "citattecken"),
    ("{days: 14}", '{clock_time: "25:00"}', 6, "citattecken"),
    ("{days: 14}", "{windows: [02-29/03-01]}", 6, "finns varje år"),
    ("{days: 14}", "{windows: [04-31/05-01]}", 6, "finns varje år"),
    ("{days: 14}", "{windows: [10-01/01-31]}", 6, "samma år"),
    ("{days: 14}", "{windows: soon}", 6, "lista"),
    ("{days: 14}", "{same_day_or_next: A3-late}", 2, "A3-late med clock_time"),
    ("[delegate]", "[king]", 8, "okänt värde 'king'"),
    ("act: SoL, ", "", 9, "source saknar act"),
    ("text: Fjorton dagar.", "text: ''", 9, "source saknar act eller text"),
    ("text: Fjorton dagar.", "tekst: Fjorton dagar.", 9, "source ska ha"),
    ("valid_from: 2025-07-01", "valid_from: snart", 10, "valid_from ska vara ett datum"),
    ("valid_from: 2025-07-01", "valid_from: 2025-07-01 10:00:00", 10, "ska vara ett datum"),
    ("valid_from: 2025-07-01", "valid_from: 2025-02-30", 10, "går inte att läsa"),
    ("    certainty:", "    valid_to: 2025-07-01\n    certainty:", 11, "efter valid_from"),
    ("    certainty:", "    valid_to: 2024-07-01\n    certainty:", 11, "efter valid_from"),
    ("    certainty:", "    repeats: often\n    certainty:", 11, "repeats ska vara"),
    ("    certainty:", "    birth_days: [32]\n    certainty:", 11, "birth_days"),
    ("    certainty:", "    birth_days: 5\n    certainty:", 11, "birth_days"),
    ("    certainty:", "    extension: {grounds: x}\n    certainty:", 11, "grounds och who"),
    (
        "    certainty:",
        "    extension: {grounds: x, who: [king]}\n    certainty:",
        11,
        "okänt värde 'king'",
    ),
    ("    certainty:", "    set_by: municipality\n    certainty:", 11, "set_by"),
    ("    certainty:", "    title: En gång till\n    certainty:", 11, "står två gånger"),
    ("id: A4", "id: 4", 2, "id ska vara"),
    ("id: A4", "id: 'A4; drop'", 2, "id ska vara som A4"),
    ("  - id: A4\n", "  - 1\n  - id: A4\n", 2, "nycklar och värden"),
    ("kind: deadline", "kind: {", 6, "går inte att läsa"),
    ("kind: deadline", "kind: *nowhere", 4, "går inte att läsa"),
    ("kind: deadline", "kind: !!python/name:os.system x", 4, "går inte att läsa"),
    ("kind: deadline", "kind: dead\x00line", 4, "tecken som inte får finnas"),
    ("rules:", "rulez:", 1, "lista som heter rules"),
    ("rules:\n", "extra: 1\nrules:\n", 1, "okänd nyckel extra"),
]


@pytest.mark.parametrize(("was", "becomes", "line", "reason"), FAULTS)
def test_a_fault_is_named_with_its_line(was: str, becomes: str, line: int, reason: str) -> None:
    assert was in GOOD
    faults = faults_of(GOOD.replace(was, becomes, 1))
    named = (f"law.yaml rad {line}:", f"law.yaml rad {line},")
    assert any(fault.startswith(named) and reason in fault for fault in faults), faults


@pytest.mark.parametrize("text", ["", "[]", "rules:", "rules: []", "rules: 5", "7", "- a"])
def test_a_file_without_rules_is_refused(text: str) -> None:
    assert faults_of(text) == ["law.yaml rad 1: filen ska ha en lista som heter rules."]


def second(text: str) -> str:
    """One more row of the same rule."""
    return GOOD + GOOD.removeprefix("rules:\n").replace("2025-07-01", text)


@pytest.mark.parametrize("starts", ["2025-07-01", "2024-01-01", "2030-01-01"])
def test_the_same_rule_twice_on_one_day_is_refused(starts: str) -> None:
    (fault,) = faults_of(second(starts))
    assert fault == "law.yaml rad 13, regel A4: gäller samtidigt som regeln på rad 2."


@pytest.mark.parametrize(("last_day", "refused"), [("2025-06-30", False), ("2025-07-01", True)])
def test_an_old_row_may_end_the_day_before_the_new_begins(last_day: str, refused: bool) -> None:
    text = second(f"2013-01-01\n    valid_to: {last_day}")
    if refused:
        assert "gäller samtidigt" in faults_of(text)[0]
    else:
        assert len(read(text).all) == 2


def test_all_faults_are_told_at_once() -> None:
    text = GOOD.replace("{days: 14}", "{days: 0}").replace("[delegate]", "[king]")
    text = text.replace("2025-07-01", "nu")
    assert len(faults_of(text)) == 3


@pytest.mark.parametrize(
    ("content", "reason"), [(None, "finns inte"), (b"rules:\n  - id: \xff", "UTF-8")]
)
def test_a_file_that_cannot_be_read_says_so(
    tmp_path: Path, content: bytes | None, reason: str
) -> None:
    path = tmp_path / "law.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LawFileFault, match=reason) as caught:
        load(path)
    assert str(path) in str(caught.value)
