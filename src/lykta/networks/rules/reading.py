"""Lists read in from a spreadsheet: each row understood or refused with its number and why.

A list has stable ids, so that it can be read in again. The columns are those that the exported
list has (`OMBUD_COLUMNS`, `PARTICIPANT_COLUMNS`).
"""

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lykta.kernel.period import Period
from lykta.kernel.problems import Invalid

MOST_ROWS = 5_000
OMBUD_COLUMNS = (
    "id",
    "namn",
    "enhet",
    "grundutbildad",
    "repeterad",
    "utsedd",
    "utsedd av",
    "slutat",
)
PARTICIPANT_COLUMNS = ("id", "namn", "kurs", "tillfälle", "enhet", "arbetsplats", "e-post")
Row = Mapping[str, str]


@dataclass(frozen=True)
class OmbudRow:
    """One ombud in a list. `unit` is the unit's code."""

    number: str
    name: str
    unit: str
    trained: str
    refreshed_on: date | None
    appointed_on: date | None
    appointed_by: str
    ended_on: date | None


@dataclass(frozen=True)
class ParticipantRow:
    """One person who took part in a training, some time in a period."""

    number: str
    name: str
    course: str
    period: str
    unit: str
    workplace: str
    mail: str


@dataclass(frozen=True)
class RowError:
    """Why a row could not be read. `row` is its number in the sheet; the heading is row 1."""

    row: int
    why: str


def rows_of_csv(data: bytes) -> list[dict[str, str]]:
    """Read a CSV file (comma or semicolon, UTF-8). Raises Invalid when it is none."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid({"file": "Spara filen som CSV i UTF-8, eller som Excel."}) from None
    heading = text.split("\n", 1)[0]
    parted = ";" if heading.count(";") > heading.count(",") else ","
    read = csv.DictReader(io.StringIO(text), delimiter=parted)
    return [
        {str(key): str(value or "") for key, value in row.items() if key is not None}
        for row in read
    ]


def tidy(rows: Sequence[Row], *, columns: Sequence[str]) -> list[dict[str, str]]:
    """Return rows with small, trimmed headings. Raises Invalid when a needed column is missing."""
    if len(rows) > MOST_ROWS:
        raise Invalid({"file": f"Filen har fler än {MOST_ROWS} rader. Dela den."})
    made = [
        {str(key).strip().lower(): str(value).strip() for key, value in row.items()} for row in rows
    ]
    made = [row for row in made if any(row.values())]
    if not made:
        raise Invalid({"file": "Filen har inga rader."})
    missing = [name for name in columns[:3] if name not in made[0]]
    if missing:
        raise Invalid({"file": f"Kolumnen {' och '.join(missing)} saknas på första raden."})
    return made


def ombuds(rows: Sequence[Row], *, units: Collection[str]) -> tuple[list[OmbudRow], list[RowError]]:
    """Read a list of ombuds. `units` are the codes of the units there are."""
    made: list[OmbudRow] = []
    errors: list[RowError] = []
    seen: set[str] = set()
    for place, row in enumerate(tidy(rows, columns=OMBUD_COLUMNS), start=2):
        try:
            made.append(_ombud(row, units, seen))
        except ValueError as why:
            errors.append(RowError(place, str(why)))
    return made, errors


def _ombud(row: Row, units: Collection[str], seen: set[str]) -> OmbudRow:
    number, name, unit = _numbered(row, seen)
    if unit not in units:
        raise ValueError(f"Enheten {unit or 'saknas'} finns inte. Skriv enhetens kod.")
    appointed, ended = _day(row, "utsedd"), _day(row, "slutat")
    if appointed and ended and ended < appointed:
        raise ValueError("Sista dagen ligger före den första.")
    return OmbudRow(
        number=number,
        name=name,
        unit=unit,
        trained=_period(row.get("grundutbildad", "")),
        refreshed_on=_day(row, "repeterad"),
        appointed_on=appointed,
        appointed_by=row.get("utsedd av", ""),
        ended_on=ended,
    )


def participants(
    rows: Sequence[Row], *, courses: Collection[str], units: Collection[str]
) -> tuple[list[ParticipantRow], list[RowError]]:
    """Read a list of those who took part in trainings. `courses` are the codes there are."""
    made: list[ParticipantRow] = []
    errors: list[RowError] = []
    seen: set[str] = set()
    for place, row in enumerate(tidy(rows, columns=PARTICIPANT_COLUMNS), start=2):
        try:
            made.append(_participant(row, courses, units, seen))
        except ValueError as why:
            errors.append(RowError(place, str(why)))
    return made, errors


def _participant(
    row: Row, courses: Collection[str], units: Collection[str], seen: set[str]
) -> ParticipantRow:
    number, name, unit = _numbered(row, seen)
    course = row.get("kurs", "")
    if course not in courses:
        raise ValueError(f"Utbildningen {course or 'saknas'} finns inte. Skriv utbildningens kod.")
    if unit and unit not in units:
        raise ValueError(f"Enheten {unit} finns inte. Skriv enhetens kod, eller lämna tomt.")
    period = _period(row.get("tillfälle", ""))
    if not period:
        raise ValueError("Tillfället saknas. Skriv till exempel 2024-08.")
    return ParticipantRow(
        number=number,
        name=name,
        course=course,
        period=period,
        unit=unit,
        workplace=row.get("arbetsplats", ""),
        mail=row.get("e-post", ""),
    )


def _numbered(row: Row, seen: set[str]) -> tuple[str, str, str]:
    number, name = row.get("id", ""), row.get("namn", "")
    if not number:
        raise ValueError("Raden har inget id.")
    if number in seen:
        raise ValueError(f"Id {number} finns två gånger i filen.")
    seen.add(number)
    if not name:
        raise ValueError("Namnet saknas.")
    if len(number) > 40 or len(name) > 200:
        raise ValueError("Id eller namn är för långt.")
    return number, name, row.get("enhet", "")


def _period(text: str) -> str:
    if not text:
        return ""
    try:
        return Period.parse(text[:10] if text[10:11] in {" ", "T"} else text).text
    except ValueError:
        raise ValueError(f"{text[:24]} är ingen tid. Skriv till exempel 2024-08.") from None


def _day(row: Row, name: str) -> date | None:
    text = row.get(name, "")
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise ValueError(f"{name.capitalize()}: skriv dagen som 2026-11-23.") from None
