"""Papers as slides: a title slide, then one slide a heading, with what can be read at once."""

import io
from dataclasses import dataclass, field
from typing import Any

import pptx
from pptx.util import Cm, Pt

from lykta.documents.pdf import png
from lykta.documents.rules.paper import (
    Block,
    Bullets,
    Facts,
    Heading,
    Paper,
    Picture,
    Table,
    Text,
)
from lykta.documents.rules.writable import clean
from lykta.documents.word import LONG_AGO

_LINES = 8  # what a room can read on one slide
_ROWS = 8
_TITLE, _BULLETS, _TITLE_ONLY = 0, 1, 5  # the layouts of the plain deck


@dataclass
class _Slide:
    """What will stand on one slide."""

    heading: str
    lines: list[str] = field(default_factory=list)
    shown: Table | Picture | None = None


def slides(paper: Paper) -> bytes:
    """Return the paper as .pptx in the wide format."""
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Cm(33.867), Cm(19.05)
    told = deck.core_properties
    told.title, told.language = clean(paper.title), paper.language
    told.author = told.last_modified_by = told.comments = told.keywords = ""
    told.created = told.modified = LONG_AGO
    language = "en-GB" if paper.language == "en" else "sv-SE"
    _add_title(deck, paper)
    for slide in _planned(paper):
        _draw(deck, slide)
    _set_language(deck, language)
    written = io.BytesIO()
    deck.save(written)
    return written.getvalue()


def _planned(paper: Paper) -> list[_Slide]:
    ready: list[_Slide] = []
    heading = clean(paper.title)
    for block in paper.blocks:
        if isinstance(block, Heading):
            heading = clean(block.text)
            ready.append(_Slide(heading))
        elif isinstance(block, Table):
            ready += _parts(block, heading)
        elif isinstance(block, Picture):
            ready.append(_Slide(heading, shown=block))
        else:
            _put_lines(ready, heading, _lines(block))
    return [slide for slide in ready if slide.lines or slide.shown or _is_divider(slide, ready)]


def _is_divider(slide: _Slide, ready: list[_Slide]) -> bool:
    return sum(one.heading == slide.heading for one in ready) == 1


def _parts(table: Table, heading: str) -> list[_Slide]:
    starts = range(0, max(len(table.rows), 1), _ROWS)
    return [
        _Slide(
            clean(table.caption) or heading,
            shown=Table(table.caption, table.head, table.rows[at : at + _ROWS], table.numeric),
        )
        for at in starts
    ]


def _lines(block: Block) -> list[str]:
    match block:
        case Text(text):
            return [line for line in clean(text).split("\n") if line.strip()]
        case Bullets(items):
            return [clean(item) for item in items]
        case Facts(pairs):
            return [f"{clean(name)}: {clean(what)}" for name, what in pairs]
        case _:
            return []


def _put_lines(ready: list[_Slide], heading: str, lines: list[str]) -> None:
    for line in lines:
        fits = ready and ready[-1].heading == heading and ready[-1].shown is None
        if not fits or len(ready[-1].lines) >= _LINES:
            ready.append(_Slide(heading))
        ready[-1].lines.append(line)


def _add_title(deck: Any, paper: Paper) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE])
    title, under = slide.shapes.title, slide.placeholders[1]
    title.text, under.text = clean(paper.title), clean(paper.subtitle)
    _place(title, top=6, height=4)
    _place(under, top=10.5, height=3)
    if not paper.subtitle:
        under._element.getparent().remove(under._element)


def _draw(deck: Any, plan: _Slide) -> None:
    layout = _TITLE_ONLY if plan.shown else _BULLETS
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    slide.shapes.title.text = plan.heading
    _place(slide.shapes.title, top=1, height=2.4)
    if isinstance(plan.shown, Table):
        _draw_table(slide, plan.shown)
    elif isinstance(plan.shown, Picture):
        _draw_picture(slide, plan.shown)
    else:
        body = slide.placeholders[1]
        _place(body, top=4, height=13.5)
        body.text_frame.text = "\n".join(plan.lines)
        for paragraph in body.text_frame.paragraphs:
            paragraph.font.size = Pt(20)


def _place(shape: Any, *, top: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = Cm(2), Cm(top), Cm(29.8), Cm(height)
    for paragraph in shape.text_frame.paragraphs:
        paragraph.font.size = Pt(32)


def _draw_table(slide: Any, table: Table) -> None:
    rows = (table.head, *table.rows)
    frame = slide.shapes.add_table(
        len(rows), len(table.head), Cm(2), Cm(4), Cm(29.8), Cm(1.2 * len(rows))
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(table.caption))
    for row, texts in zip(frame.table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = clean(text)
            cell.text_frame.paragraphs[0].font.size = Pt(14)


def _draw_picture(slide: Any, picture: Picture) -> None:
    shape = slide.shapes.add_picture(io.BytesIO(png(picture.svg)), Cm(2), Cm(4), height=Cm(13))
    if shape.width > Cm(29.8):
        shape.height = int(shape.height * Cm(29.8) / shape.width)
        shape.width = Cm(29.8)
    shape._element.nvPicPr.cNvPr.set("descr", clean(picture.alt))


def _set_language(deck: Any, language: str) -> None:
    for slide in deck.slides:
        for element in slide._element.iter():
            if element.tag.endswith(("}rPr", "}endParaRPr")):
                element.set("lang", language)
