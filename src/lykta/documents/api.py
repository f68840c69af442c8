"""What other apps may use of documents; everything else here is private.

The makers are loaded when a file is first asked for: together they take a second, and most
processes never make one.
"""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from lykta.documents.forms import FileForm
from lykta.documents.rules import received as incoming
from lykta.documents.rules.file_name import neutral
from lykta.documents.rules.paper import (
    Block,
    Bullets,
    Facts,
    Heading,
    PageBreak,
    Paper,
    Picture,
    Table,
    Text,
)
from lykta.documents.rules.received import Kept
from lykta.documents.rules.sheet import Cell, Sheet
from lykta.documents.terms import FileKind
from lykta.kernel.problems import Invalid

__all__ = [
    "Block",
    "Bullets",
    "Cell",
    "Facts",
    "FileForm",
    "FileKind",
    "Heading",
    "Kept",
    "PageBreak",
    "Paper",
    "Picture",
    "Sheet",
    "Table",
    "Text",
    "attachment",
    "check_template",
    "csv_of",
    "handed_out",
    "pdf",
    "read_workbook",
    "received",
    "slides",
    "word",
    "workbook",
]

_OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = {
    "pdf": "application/pdf",
    "docx": f"{_OFFICE}wordprocessingml.document",
    "pptx": f"{_OFFICE}presentationml.presentation",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json",
}

_SANDBOX = "sandbox; default-src 'none'"  # whoever opens it in a browser anyway: nothing runs


def pdf(paper: Paper) -> bytes:
    """Return the paper as a tagged PDF (PDF/UA-1)."""
    from lykta.documents import pdf as maker  # noqa: PLC0415 - see the top of the file

    return maker.pdf(paper)


def word(paper: Paper, *, template: bytes | None = None) -> bytes:
    """Return the paper as .docx, in an office's own template when one is given.

    Raises `Invalid` ("template") when the template has macros, is too large or cannot be read.
    """
    from lykta.documents import word as maker  # noqa: PLC0415

    return maker.word(paper, template=template)


def check_template(data: bytes) -> None:
    """Raise `Invalid` ("template") unless the bytes are a plain .docx of at most 2 MB."""
    from lykta.documents import word as maker  # noqa: PLC0415

    maker.check_template(data)


def slides(paper: Paper) -> bytes:
    """Return the paper as .pptx: one slide a heading."""
    from lykta.documents import slides as maker  # noqa: PLC0415

    return maker.slides(paper)


def workbook(sheets: list[Sheet]) -> bytes:
    """Return the sheets as .xlsx in which every text stays a text."""
    from lykta.documents import workbooks as maker  # noqa: PLC0415

    return maker.workbook(sheets)


def csv_of(sheet: Sheet) -> bytes:
    """Return the sheet as CSV (semicolons, UTF-8 with its mark), harmless to open."""
    from lykta.documents import workbooks as maker  # noqa: PLC0415

    return maker.csv_of(sheet)


def read_workbook(data: bytes) -> dict[str, list[dict[str, str]]]:
    """Return {sheet: rows as {head: text}}; item n of a sheet stood on row n + 2.

    Raises `Invalid` ("file") beyond 5 MB, 5 000 rows or 60 columns, and for formulas.
    """
    from lykta.documents import workbooks as maker  # noqa: PLC0415

    return maker.read_workbook(data)


def attachment(data: bytes, *, name: str, kind: str) -> HttpResponse:
    """Return the file as an answer that is saved, never shown, guessed at or kept on the way.

    `kind` is a key of `KINDS`; `name` is neutral and says nothing about anybody.
    """
    response = HttpResponse(data, content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="{neutral(name, ending=kind)}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def received(*, data: bytes, name: str) -> Kept:
    """Check and clean a file that somebody sent (UP-01..07).

    Only PDF, Word and pictures; pictures lose what tells where and by whom they were taken.
    Raises Invalid ("file") with what to do.
    """
    try:
        return incoming.read(data=data, name=name)
    except incoming.BadFile as bad:
        raise Invalid({"file": str(bad)}) from bad


def handed_out(data: bytes, *, name: str, kind: str) -> HttpResponse:
    """Give a kept file back as an attachment that can run nothing (security §1.15)."""
    response = HttpResponse(data, content_type=incoming.MIME[FileKind(kind)])
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Content-Security-Policy"] = _SANDBOX
    return response
