"""Papers as Word: real headings, tables with a head, pictures with words, the language set.

An office may own a template; then the paper follows after what stands in it, in its styles.
"""

import io
from datetime import datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from lykta.documents import archives
from lykta.documents.pdf import png
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
    levelled,
)
from lykta.documents.rules.writable import clean
from lykta.kernel.problems import Invalid

LONG_AGO = datetime(2000, 1, 1)  # noqa: DTZ001 - a file says nothing about when it was made


def word(paper: Paper, *, template: bytes | None = None) -> bytes:
    """Return the paper as .docx. Raises `Invalid` for a template with macros, or too large."""
    document = _opened(template)
    _describe(document, paper)
    _write_title(document, paper)
    for block in levelled(paper.blocks):
        _add(document, block)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def check_template(data: bytes) -> None:
    """Raise `Invalid` unless the bytes are a .docx without macros, of limited size."""
    _opened(data)


def _opened(template: bytes | None) -> Document:
    if template is None:
        return docx.Document()
    archives.check(template, kind="docx", limits=archives.TEMPLATE, field="template")
    try:
        return docx.Document(io.BytesIO(template))
    except Exception as problem:
        reason = "Mallen går inte att läsa. Spara den som .docx och försök igen."
        raise Invalid({"template": reason}) from problem


def _describe(document: Document, paper: Paper) -> None:
    told = document.core_properties
    told.title, told.subject, told.language = clean(paper.title), "", paper.language
    told.author = told.last_modified_by = told.comments = told.keywords = told.category = ""
    told.created = told.modified = told.last_printed = LONG_AGO
    told.revision = 1
    _set_language(document, "en-GB" if paper.language == "en" else "sv-SE")
    if paper.landscape:
        section = document.sections[-1]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)


def _set_language(document: Document, language: str) -> None:
    for properties in document.styles.element.iter(qn("w:rPr")):
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
    defaults = next(document.styles.element.iter(qn("w:rPrDefault")), None)
    if defaults is None:
        return
    properties = defaults.get_or_add_rPr() if hasattr(defaults, "get_or_add_rPr") else defaults[0]
    told = OxmlElement("w:lang")
    for key in ("w:val", "w:eastAsia"):
        told.set(qn(key), language)
    properties.append(told)


def _write_title(document: Document, paper: Paper) -> None:
    _styled(document.add_paragraph(clean(paper.title)), "Title")
    if paper.subtitle:
        _styled(document.add_paragraph(clean(paper.subtitle)), "Subtitle")


def _styled(paragraph: Paragraph, style: str) -> Paragraph:
    """Give the paragraph the template's style; a template without it leaves plain text."""
    try:
        paragraph.style = style
    except (KeyError, ValueError):
        for run in paragraph.runs:
            run.bold = style.startswith(("Heading", "Title", "Caption"))
    return paragraph


def _add(document: Document, block: Block) -> None:  # noqa: C901 - one case a kind
    match block:
        case Heading(text, level):
            _styled(document.add_paragraph(clean(text)), f"Heading {level}")
        case Text(text):
            document.add_paragraph(clean(text))
        case Bullets(items):
            for item in items:
                _styled(document.add_paragraph(clean(item)), "List Bullet")
        case Facts(pairs):
            for name, what in pairs:
                paragraph = document.add_paragraph()
                paragraph.add_run(f"{clean(name)}: ").bold = True
                paragraph.add_run(clean(what))
        case Table():
            _add_table(document, block)
        case Picture():
            _add_picture(document, block)
        case PageBreak():
            document.add_page_break()  # type: ignore[no-untyped-call]


def _add_table(document: Document, table: Table) -> None:
    if table.caption:
        _styled(document.add_paragraph(clean(table.caption)), "Caption")
    made = document.add_table(rows=1 + len(table.rows), cols=len(table.head))
    if "Table Grid" in {style.name for style in document.styles}:
        made.style = "Table Grid"
    grid = made._cells  # one walk: asking cell by cell walks the whole table each time
    texts = [text for row in (table.head, *table.rows) for text in row]
    for number, (cell, text) in enumerate(zip(grid, texts, strict=True)):
        cell.text = clean(text)
        if number % len(table.head) in table.numeric:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if number < len(table.head):
            for run in cell.paragraphs[0].runs:
                run.bold = True
    _repeat_head(made)


def _repeat_head(made: Any) -> None:
    properties = made.rows[0]._tr.get_or_add_trPr()
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    properties.append(head)


def _add_picture(document: Document, picture: Picture) -> None:
    shape = document.add_picture(io.BytesIO(png(picture.svg)), width=Cm(15.5))
    told = shape._inline.docPr
    told.set("descr", clean(picture.alt))
    told.set("name", "")
