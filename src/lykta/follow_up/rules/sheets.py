"""A round as an Excel file: out and in have the same columns, and a row's id never changes.

In words: "Id" is the key of the measure in the round. What is empty is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from lykta.documents.rules.sheet import Cell, Sheet
from lykta.follow_up.rules.facts import Asked
from lykta.follow_up.terms import Goes
from lykta.kernel import case_guard

Document = dict[str, Any]
NAME: Final = "Svar"
ID, TITLE, LEADS, GOES = "Id", "Åtgärd", "Leder", "Hur går det?"
HAPPENED, EFFECT, OWN, NUMBER = (
    "Vad har hänt?",
    "Vad har blivit annorlunda, och för vem?",
    "Rundans egen fråga",
    "Siffran",
)
NUMBER_NAME, BEFORE = "Vad siffran är", "Förra värdet"
HEAD: Final = (ID, TITLE, LEADS, GOES, HAPPENED, EFFECT, OWN, NUMBER, NUMBER_NAME, BEFORE)
LONGEST: Final = 5000
MOST_DIGITS: Final = 9
_ANSWERS = {one.swedish.lower(): one for one in Goes if one is not Goes.SILENT}


@dataclass(frozen=True)
class Line:
    """One row that was read: whose answer it is, and what it says."""

    row: int
    asked: UUID
    goes: Goes
    happened: str = ""
    effect: str = ""
    own_answer: str = ""
    number: int | None = None


@dataclass(frozen=True)
class Fault:
    """What is wrong in a row, and what to do; row 1 is the heads."""

    row: int
    text: str


def about_somebody(row: int, *texts: str) -> list[Fault]:
    """Return the fault of a row whose texts look like a case; a file has no box to tick."""
    found = case_guard.traces("\n".join(texts))
    if not found:
        return []
    what = " och ".join(found)
    words = "Ta bort det ur filen. Handlar det inte om någon enskild går det att skriva på sidan."
    return [Fault(row, f"Det ser ut att stå {what} här. {words}")]


def sheet(frozen: Document) -> Sheet:
    """Return a frozen round as a sheet."""
    return Sheet(NAME, HEAD, tuple(_frozen_row(each) for each in frozen["measures"]))


def _frozen_row(each: Document) -> tuple[Cell, ...]:
    number = each["number"] or {"value": None, "name": "", "before": None}
    return (
        each["id"],
        each["title"],
        ", ".join(each["leads"]),
        Goes(each["goes"]).swedish,
        each["happened"],
        each["effect"],
        each["own_answer"],
        number["value"],
        number["name"],
        number["before"],
    )


def open_sheet(asked: Iterable[Asked], *, period: str) -> Sheet:
    """Return an open round as a sheet to fill in: what is not answered yet is empty.

    `period` is the one the round's own numbers stand for: the value before is of another.
    """
    return Sheet(NAME, HEAD, tuple(_open_row(one, period) for one in asked))


def _open_row(one: Asked, period: str) -> tuple[Cell, ...]:
    said, number = one.said, one.measure.asked_number
    before = number.before(period) if number else None
    told = (
        (said.happened, said.effect, said.own_answer, said.number) if said else ("", "", "", None)
    )
    return (
        str(one.id),
        one.measure.title,
        ", ".join(lead.name for lead in one.measure.leads),
        said.goes.swedish if said else "",
        *told,
        number.name if number else "",
        before[1] if before else None,
    )


def read(
    rows: Iterable[Mapping[str, str]], *, mine: Mapping[UUID, str]
) -> tuple[tuple[Line, ...], tuple[Fault, ...]]:
    """Read the rows of a file: what can be used, and what is wrong by row.

    `mine` are the measures that the reader answers for, by key. A row without an answer is passed.
    """
    lines: list[Line] = []
    faults: list[Fault] = []
    seen: set[UUID] = set()
    for place, row in enumerate(rows, start=2):
        if not any(row.get(name, "").strip() for name in (GOES, HAPPENED, EFFECT, OWN, NUMBER)):
            continue
        line = _line(place, row, mine)
        if isinstance(line, Line) and line.asked in seen:
            line = Fault(place, "Samma id står på en tidigare rad. Ta bort den ena raden.")
        if isinstance(line, Fault):
            faults.append(line)
        else:
            seen.add(line.asked)
            lines.append(line)
    return tuple(lines), tuple(faults)


def _line(place: int, row: Mapping[str, str], mine: Mapping[UUID, str]) -> Line | Fault:
    key = _key(row.get(ID, ""))
    if key is None or key not in mine:
        return Fault(place, "Id:t hör inte till någon åtgärd som du svarar för i den här rundan.")
    goes = _ANSWERS.get(row.get(GOES, "").strip().lower())
    if goes is None:
        return Fault(place, "”Hur går det?” ska vara: " + ", ".join(_words()) + ".")
    happened, number = row.get(HAPPENED, "").strip(), row.get(NUMBER, "").strip()
    if goes is Goes.STUCK and not happened:
        return Fault(place, "Skriv kort vad som hindrar, så att någon kan hjälpa till.")
    if not _is_number(number):
        return Fault(place, "Siffran ska vara ett helt tal, noll eller mer.")
    effect, own = row.get(EFFECT, "").strip(), row.get(OWN, "").strip()
    value = int(number.removesuffix(".0")) if number else None
    return _short_enough(Line(place, key, goes, happened, effect, own, value))


def _is_number(text: str) -> bool:
    whole = text.removesuffix(".0")
    return not text or (whole.isascii() and whole.isdigit() and len(whole) <= MOST_DIGITS)


def _short_enough(line: Line) -> Line | Fault:
    if max(len(line.happened), len(line.effect), len(line.own_answer)) > LONGEST:
        return Fault(line.row, f"En text är längre än {LONGEST} tecken.")
    return line


def _key(text: str) -> UUID | None:
    try:
        return UUID(text.strip())
    except ValueError:
        return None


def _words() -> list[str]:
    return [one.swedish for one in _ANSWERS.values()]
