"""What a file may hold, told with its line. No database."""

from datetime import date
from pathlib import Path

import pytest

from lykta.exchange.rules import municipality, reading
from lykta.exchange.rules.faults import BadFile
from tests.exchange.small_file import SMALL, changed, changed_line

TODAY = date(2026, 11, 23)


def _faults(tmp_path: Path, content: str | bytes) -> list[tuple[int, str]]:
    file = tmp_path / "kommun.yaml"
    data = content.encode() if isinstance(content, str) else content
    file.write_bytes(data)
    with pytest.raises(BadFile) as bad:
        municipality.read(file, today=TODAY)
    return [(fault.line, str(fault)) for fault in bad.value.faults]


def _line_of(content: str, words: str) -> int:
    return next(n for n, line in enumerate(content.split("\n"), start=1) if words in line)


def test_a_small_municipality_reads_without_fault(tmp_path: Path) -> None:
    file = tmp_path / "kommun.yaml"
    file.write_text(SMALL, encoding="utf-8")

    found = municipality.read(file, today=TODAY)

    assert found["municipality"]["name"] == "Exempelstads kommun"
    assert [unit["id"] for unit in found["units"]] == ["STOD", "TEAM"]


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("name: Stödenheten", "nam: Stödenheten", "Menade du ”name”?"),
        ("name: Stödenheten, ", "", "”name” saknas"),
        ("name: Stödenheten", "name: 7", "Här ska stå text, inte tal"),
        ("name: Stödenheten", 'name: " "', "Texten är tom"),
        ("name: Stödenheten", f"name: {'å' * 201}", "längre än 200 tecken"),
        ("name: Stödenheten", "name: [Stödenheten]", "Här ska stå text, inte lista"),
        ("under: STOD", "under: STOOD", "”STOOD” finns inte i filen. Menade du ”STOD”?"),
        ("under: STOD", "under: KS", "”KS” är en av nämnderna"),
        ("under: STOD", "under: {outside: Jouren}", "Här ska stå ett id"),
        ("under: STOD", "under: TEAM", "ligger under sig själv"),
        ("id: TEAM", "id: STOD", "”STOD” finns redan på rad"),
        ("id: TEAM", "id: KS", "”KS” finns redan på rad"),
        ("id: TEAM", "id: två ord", "Ett id har bokstäver"),
        ("serves: [adult]", "serves: [adults]", "Menade du ”adult”?"),
        ("serves: [adult]", "serves: adult", "Här ska stå en lista"),
        ("casework: true", "casework: ja", "Här ska stå true eller false"),
        ("casework: true", "casework: true, from: 2020-02-01, until: 2019-01-01", "slutar innan"),
        ("casework: true", "casework: true, from: 2023-02-29", "är inget datum"),
        ("casework: true", "casework: true, from: i våras", "är inget datum"),
        ("kind: executive_board", "kind: board", "Kommunstyrelsen saknas"),
        ("kind: executive_board", "kind: styrelse", "är inget ord vi känner till"),
        ("bodies: [KS]", "bodies: []", "Listan är tom"),
        ("bodies: [KS]", "bodies: KS", "Här ska stå en lista"),
        ('opens: "09:00"', 'opens: "9"', "är inget klockslag"),
        ('opens: "09:00"', "opens: 0900", "är inget klockslag"),
        ('opens: "09:00"', 'opens: "17:00"', "stänger innan den öppnar"),
        ("days: [mon, tue]", "days: [mån]", "är inget ord vi känner till"),
        ("minimum_age: 18", "minimum_age: arton", "Här ska stå ett heltal"),
        ("minimum_age: 18", "minimum_age: 1.5", "Här ska stå ett heltal"),
        ("minimum_age: 18", "minimum_age: 999", "mellan 0 och 120"),
        ("services: [shelter]", "services: [skyddat_boende]", "är inget ord vi känner till"),
        ("posts: {chef: 1}", "posts: [chef]", "Här ska stå namn och antal"),
        ("posts: {chef: 1}", "posts: {chef: noll}", "Här ska stå ett heltal"),
        ('verified_on: "2024-11"', "verified_on: nyss", "är ingen tid"),
        ("violence_kinds: [Fysiskt]", "violence_kinds: [Fysikt]", "Menade du ”Fysiskt”?"),
        ("consequences: [PTSD]", "consequences: [Sorg]", "är inget ord vi känner till"),
        ("vulnerable_groups: [Unga]", "vulnerable_groups: [Alla]", "är inget ord vi känner till"),
        ("areas: [våld]", "areas: [vald]", "inget av programmets områden. Menade du ”våld”?"),
        ('period: "2023-03"', 'period: "2023-13"', "är ingen tid"),
        ("event: responsibility_moved", "event: moved", "är inget ord vi känner till"),
        ("status: under_way", "status: klar", "är inget ord vi känner till"),
        ("lead: FORV", "lead: FORVALT", "Menade du ”FORV”?"),
        ("kind: project", "kind: projekt", "Menade du ”project”?"),
        ("funding: [eu]", "funding: [EUR]", "är inget ord vi känner till"),
        ("leads: [FORV]", "leads: [FORV, {inside: X}]", "”inside” finns inte här"),
        ("count: referrals", "count: referals", "Menade du ”referrals”?"),
        ("{min: 2, max: 4}", "{min: 5, max: 4}", "Minst antal möten är fler"),
        ("{min: 2, max: 4}", "{min: 2}", "”max” saknas"),
        ("starts_on: 2025-01-21", "starts_on: 2025-01", "är inget datum"),
        ("placed_at: TEAM", "placed_at: FORV", "”FORV” är en av förvaltningarna"),
        ("until: 2024-12-31", "until: 2024-12-31, since: 2025-01-01", "slutar gälla innan"),
        ("2025-01-30 13:00-16:00", "2025-01-30 16:00-13:00", "slutar innan det börjar"),
        ("2025-01-30 13:00-16:00", "30 januari kl 13", "är inget möte"),
        ("nominations_close: 2024-11-29", "nominations_close: november", "är inget datum"),
        ("holder: TEAM, duty", "holder: TEAM, area: våld, duty", "antingen duty eller area"),
        ("duty: perpetrator_service", "area: allt", "inget av programmets områden"),
        ("{referrals: 5,", "{referrals: -5,", "mellan 0 och"),
        ("format: 1", "format: 2", "mellan 1 och 1"),
    ],
)
def test_a_bad_row_is_told_with_its_line(
    tmp_path: Path, before: str, after: str, reason: str
) -> None:
    content = changed(before, after)

    told = [(line, text) for line, text in _faults(tmp_path, content) if reason in text]

    assert told, _faults(tmp_path, content)
    line = told[0][0]
    whole_file = "Kommunstyrelsen saknas" in reason
    assert whole_file or line == changed_line(before)


def test_every_bad_row_is_told_at_once(tmp_path: Path) -> None:
    content = changed("name: Stödenheten", "nam: Stödenheten")
    content = content.replace("under: STOD", "under: STOOD").replace('"09:00"', '"25:00"')
    content = content.replace("{min: 2, max: 4}", "{min: 5, max: 4}")

    lines = {line for line, _ in _faults(tmp_path, content)}

    assert len(lines) == 4


def test_the_same_fault_is_told_once(tmp_path: Path) -> None:
    told = _faults(tmp_path, changed("status: under_way", "status: klar"))

    assert len(told) == len(set(told)) == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Filen är tom"),
        (b"# bara en kommentar\n", "Filen är tom"),
        (b"bara text", "Här ska stå poster med kolon"),
        (b"- en\n- lista\n", "Här ska stå poster med kolon"),
        (b"format: 1\nname: \x00\n", "rad 2: Raden har tecken som inte syns"),
        (b"format: 1\nname: \xff\xfe\n", "rad 2: Raden är inte skriven i UTF-8"),
        (b"format: 1\n\x1b[2Jname: x\n", "rad 2: Raden har tecken som inte syns"),
        (b"format: [1\nname: 2\n", "Raden går inte att läsa"),
        (b"format: 1\n\tname: 2\n", "rad 2: Raden går inte att läsa"),
        (b"format: 1\n---\nformat: 1\n", "ett dokument"),
        (b"format: &a 1\nname: *a\n", "rad 1: Ankare och alias"),
        (b"format: *a\n", "rad 1: Ankare och alias"),
        (b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n", "rad 1: Ankare och alias"),
        (b"format: !!python/object/apply:os.system ['true']\n", "rad 1: Taggar"),
        (b"format: !!binary aGVq\n", "rad 1: Taggar"),
        (b"format: 1\nformat: 1\n", "rad 2: ”format” står två gånger"),
        (b"? [a, b]\n: 1\n", "Ordet före kolon måste vara text"),
        (b"a: " + b"[" * 500 + b"]" * 500, "ligger för djupt"),
        (b"x" * 2_000_000, "större än 1 MB"),
    ],
)
def test_a_hostile_file_is_refused_with_a_reason(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    assert any(reason in text for _, text in _faults(tmp_path, content))


def test_ten_megabytes_are_refused_without_being_read(tmp_path: Path) -> None:
    told = _faults(tmp_path, b"a: " + b"1" * 10_000_000)

    assert [line for line, _ in told] == [0]


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="Filen finns inte"):
        municipality.read(tmp_path / "saknas.yaml", today=TODAY)
    with pytest.raises(BadFile, match="Filen finns inte"):
        municipality.read(tmp_path, today=TODAY)


@pytest.mark.parametrize(
    "number", ["19900101-9802", "199001019802", "900101-9802", "9001019802", "900101+9802"]
)
def test_a_row_that_looks_like_a_personal_number_is_refused(tmp_path: Path, number: str) -> None:
    """Seen failing when `reading.read` leaves out `_check_names_nobody`."""
    content = changed("function: Stöd", f"function: Stöd till {number}")

    told = _faults(tmp_path, content)

    assert [line for line, _ in told] == [_line_of(content, number)]
    assert "ser ut som ett personnummer" in told[0][1]
    assert number not in told[0][1]


@pytest.mark.parametrize("text", ["018-727 52 47", "2024-12-31", "0380", "19900101-9803", "1,5"])
def test_telephone_numbers_and_days_are_no_personal_numbers(text: str) -> None:
    assert not reading.names_somebody(text, today=TODAY)
