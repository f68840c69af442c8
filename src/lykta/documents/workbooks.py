"""Sheets as Excel and CSV, and an Excel that somebody sends, read with limits.

A text stays a text: a spreadsheet that runs what stands in a cell is a way in.
"""

import csv
import io
from datetime import date, datetime
from typing import Any

import xlsxwriter
from openpyxl.reader.excel import load_workbook

from lykta.documents import archives
from lykta.documents.rules.sheet import Cell, Sheet, harmless, sheet_name
from lykta.documents.rules.writable import clean
from lykta.documents.word import LONG_AGO
from lykta.kernel.problems import Invalid

MOST_ROWS = 5_000
MOST_COLUMNS = 60
MOST_SHEETS = 20
LONGEST_CELL = 32_000
_WIDEST = 60

Rows = list[dict[str, str]]


def workbook(sheets: list[Sheet]) -> bytes:
    """Return the sheets as .xlsx: fixed head row, filter, no formulas, no links."""
    written = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with xlsxwriter.Workbook(written, options) as book:
        book.set_properties({"created": LONG_AGO, "author": ""})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        taken: set[str] = set()
        for sheet in sheets:
            name = sheet_name(sheet.name, taken=frozenset(taken))
            taken.add(name)
            _write_sheet(book.add_worksheet(name), sheet, bold)
    return written.getvalue()


def csv_of(sheet: Sheet) -> bytes:
    """Return the sheet as CSV with semicolons and a byte order mark, for a Swedish Excel."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    for row in (sheet.head, *sheet.rows):
        writer.writerow([harmless(cell) if isinstance(cell, str) else _text(cell) for cell in row])
    return written.getvalue().encode("utf-8-sig")


def read_workbook(data: bytes) -> dict[str, Rows]:
    """Return each sheet's rows as {column head: text}; row n of the list is row n + 2 in Excel.

    Raises `Invalid` when the file is too large, is not a plain .xlsx, or holds a formula.
    """
    archives.check(data, kind="xlsx", limits=archives.WORKBOOK)
    try:
        book: Any = load_workbook(  # type: ignore[no-untyped-call]
            io.BytesIO(data), read_only=True, keep_links=False
        )
        if len(book.worksheets) > MOST_SHEETS:
            _refuse(f"Filen har för många blad: högst {MOST_SHEETS}.")
        return {sheet.title: _read_sheet(sheet) for sheet in book.worksheets}
    except Invalid:
        raise
    except Exception as problem:
        reason = "Filen går inte att läsa. Spara den som .xlsx och försök igen."
        raise Invalid({"file": reason}) from problem


def _write_sheet(page: Any, sheet: Sheet, bold: Any) -> None:
    for at, title in enumerate(sheet.head):
        page.write_string(0, at, clean(title), bold)
        longest = max((len(_text(row[at])) for row in sheet.rows[:200]), default=0)
        page.set_column(at, at, min(max(len(title), longest) + 2, _WIDEST))
    for number, row in enumerate(sheet.rows, start=1):
        for at, cell in enumerate(row):
            _write_cell(page, number, at, cell)
    page.freeze_panes(1, 0)
    if sheet.head:
        page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.head) - 1)


def _write_cell(page: Any, row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, bool | str):
        page.write_string(row, column, clean(_text(cell))[:LONGEST_CELL])
    elif isinstance(cell, int | float):
        page.write_number(row, column, cell)
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell)


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Ja" if cell else "Nej"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        midnight = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ", timespec="minutes")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _read_sheet(sheet: Any) -> Rows:
    sheet.reset_dimensions()  # the file's own word about its size is not trusted
    read = []
    for row in sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1):
        read.append([_read_cell(sheet.title, cell) for cell in row])
    while read and not any(read[-1]):
        read.pop()
    if not read:
        return []
    if len(read) - 1 > MOST_ROWS:
        _refuse(f"Bladet {sheet.title} har för många rader: högst {MOST_ROWS}.")
    if any(len(row) > MOST_COLUMNS and row[MOST_COLUMNS] for row in read):
        _refuse(f"Bladet {sheet.title} har för många kolumner: högst {MOST_COLUMNS}.")
    head = _read_head(sheet.title, read[0])
    return [_as_pairs(sheet.title, number, head, row) for number, row in enumerate(read[1:], 2)]


def _read_head(title: str, row: list[str]) -> list[str]:
    head = [text.strip() for text in row]
    named = [text for text in head if text]
    twice = next((text for text in named if named.count(text) > 1), None)
    if twice is not None:
        _refuse(f"Bladet {title} har två kolumner som heter {twice[:60]}.")
    return head


def _as_pairs(title: str, number: int, head: list[str], row: list[str]) -> dict[str, str]:
    if any(row[len(head) :]) or any(
        text and not name for name, text in zip(head, row, strict=False)
    ):
        _refuse(f"Bladet {title}, rad {number}: en cell står i en kolumn utan rubrik.")
    filled = row + [""] * (len(head) - len(row))
    return {name: text for name, text in zip(head, filled, strict=False) if name}


def _read_cell(title: str, cell: Any) -> str:
    if cell.value is None:
        return ""
    if cell.data_type == "f":
        where = f"Bladet {title}, cell {cell.coordinate}"
        _refuse(f"{where} är en formel. Klistra in värdet i stället.")
    if cell.data_type == "e":
        _refuse(f"Bladet {title}, cell {cell.coordinate} har ett fel ({cell.value}).")
    return _text(cell.value).strip()[:LONGEST_CELL]


def _refuse(reason: str) -> None:
    raise Invalid({"file": reason})
