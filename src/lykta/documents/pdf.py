"""Papers as tagged PDF (PDF/UA-1), set by typst: letters from us, nothing from the system or net.

What is written is handed over as data, so a text that looks like markup stays a text.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typst

from lykta.documents import drawings
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
from lykta.documents.rules.writable import clean, in_familiar_letters, in_swedish_letters

_HERE = Path(__file__).parent
_TEMPLATE = _HERE / "typst" / "paper.typ"
_FONTS = _HERE / "fonts"
_NOWHERE = str(_HERE / "typst" / "packages")  # no package is kept, so none is fetched
_LETTERS: tuple[Callable[[str], str], ...] = (clean, in_familiar_letters, in_swedish_letters)

_ALONE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 16cm)"""

Write = Callable[[str], str]


def pdf(paper: Paper) -> bytes:
    """Return the paper as a PDF that reading aids can read. A sign we cannot draw becomes "?"."""
    for write in _LETTERS[:-1]:
        try:
            return _compiled(paper, write)
        except typst.TypstError as problem:
            if "could not be displayed" not in str(problem):
                raise
    return _compiled(paper, _LETTERS[-1])


def png(svg: str, *, dots: int = 160) -> bytes:
    """Return one of our drawings as a PNG, for the formats that cannot hold an SVG."""
    return _typst(_ALONE, {"svg": drawings.check(svg)}, format="png", ppi=float(dots))


def _compiled(paper: Paper, write: Write) -> bytes:
    data = {
        "title": write(clean(paper.title)) or "Dokument",
        "subtitle": write(clean(paper.subtitle)),
        "language": "en" if paper.language == "en" else "sv",
        "landscape": paper.landscape,
        "blocks": [
            _plain(block, lambda text: write(clean(text))) for block in levelled(paper.blocks)
        ],
    }
    return _typst(str(_TEMPLATE), {"paper": json.dumps(data)}, format="pdf", pdf_standards=["ua-1"])


def _typst(source: str | bytes, inputs: dict[str, str], **how: Any) -> bytes:
    made = typst.compile(
        source,
        root=str(_TEMPLATE.parent),
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,
        package_path=_NOWHERE,
        package_cache_path=_NOWHERE,
        sys_inputs=inputs,
        **how,
    )
    if not isinstance(made, bytes):
        raise TypeError("One paper makes one file.")
    return made


def _plain(block: Block, write: Write) -> dict[str, Any]:  # noqa: PLR0911 - one line a kind
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": write(text), "level": level}
        case Text(text):
            return {"kind": "text", "text": write(text)}
        case Bullets(items):
            return {"kind": "bullets", "items": [write(item) for item in items]}
        case Facts(pairs):
            return {"kind": "facts", "pairs": [[write(word), write(what)] for word, what in pairs]}
        case Table():
            return _plain_table(block, write)
        case Picture(svg, alt):
            return {"kind": "picture", "svg": drawings.check(svg), "alt": write(alt)}
        case PageBreak():
            return {"kind": "break"}


def _plain_table(table: Table, write: Write) -> dict[str, Any]:
    return {
        "kind": "table",
        "caption": write(table.caption),
        "head": [write(cell) for cell in table.head],
        "rows": [[write(cell) for cell in row] for row in table.rows],
        "numeric": list(table.numeric),
    }
