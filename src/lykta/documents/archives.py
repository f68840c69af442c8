"""Office files that somebody sends are zip archives: looked through before anything reads them.

Sizes come from the archive's own directory; Python reads no more of a member than it says there,
so a directory that lies gives a broken file and never a flood.
"""

import io
import re
import zipfile
from dataclasses import dataclass

from lykta.kernel.problems import Invalid

_MEGABYTE = 1_000_000
_MOST_MEMBERS = 2_000
_MACROS = re.compile(
    r"vbaproject|vbadata|activex|/embeddings/|oleobject|\.(?:exe|js|vbs|dll)$", re.I
)
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([\w.-]+)", re.I)
_KNOWN_ENCODINGS = {b"utf-8", b"utf8", b"us-ascii", b"ascii", b"utf-16", b"iso-8859-1"}
_OUTSIDE = re.compile(rb"TargetMode\s*=\s*[\"']External", re.I)


@dataclass(frozen=True)
class Limits:
    """How large a file may be as sent and as unpacked, in bytes."""

    sent: int
    unpacked: int


WORKBOOK = Limits(sent=5 * _MEGABYTE, unpacked=60 * _MEGABYTE)
TEMPLATE = Limits(sent=2 * _MEGABYTE, unpacked=20 * _MEGABYTE)


def check(data: bytes, *, kind: str, limits: Limits, field: str = "file") -> None:
    """Raise `Invalid` with what to do when the file is not a plain, small `kind` (docx or xlsx)."""
    if len(data) > limits.sent:
        _refuse(field, f"Filen är för stor: högst {limits.sent // _MEGABYTE} MB.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive, kind=kind, limits=limits, field=field)
    except Invalid:
        raise
    except Exception as problem:  # broken, locked, or packed in a way that Python does not know
        raise Invalid(
            {field: f"Filen går inte att läsa. Spara den som .{kind} och försök igen."}
        ) from problem


def _check_members(archive: zipfile.ZipFile, *, kind: str, limits: Limits, field: str) -> None:
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS or sum(m.file_size for m in members) > limits.unpacked:
        _refuse(field, "Filen blir för stor när den packas upp. Spara en mindre fil.")
    if any(_MACROS.search(member.filename) for member in members):
        _refuse(
            field, f"Filen har makron eller inbäddade filer. Spara den som vanlig .{kind} utan dem."
        )
    for member in members:
        if member.filename.endswith((".xml", ".rels", ".vml")):
            _check_part(archive.read(member), member.filename, kind=kind, field=field)
    if "[Content_Types].xml" not in archive.namelist():
        _refuse(field, f"Filen är ingen .{kind}.")


def _check_part(part: bytes, name: str, *, kind: str, field: str) -> None:
    told = _ENCODING.search(part[:200].replace(b"\0", b""))
    strange = told is not None and told.group(1).lower() not in _KNOWN_ENCODINGS
    bare = part.replace(b"\0", b"")
    if strange or b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
        _refuse(field, f"Filen går inte att läsa. Spara den som .{kind} och försök igen.")
    if name == "[Content_Types].xml" and b"macroenabled" in bare.lower():
        _refuse(field, f"Filen har makron. Spara den som vanlig .{kind} utan dem.")
    fetches = name.endswith(".rels") and b"/hyperlink" not in bare and _OUTSIDE.search(bare)
    if kind == "docx" and fetches:
        _refuse(
            field,
            "Mallen hämtar något utifrån (en länkad mall eller bild). Ta bort det och försök igen.",
        )


def _refuse(field: str, reason: str) -> None:
    raise Invalid({field: reason})
