"""What a file that is kept may be, and what is taken out of it before it is kept.

Only PDF, Word and pictures; the kind is read from the bytes, never from the name. Pictures lose
everything but the picture (place, camera, author); what can run or fetch is refused (UP-01..07).
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from lykta.documents.terms import FileKind

LARGEST: Final = 8 * 1024 * 1024
LARGEST_PICTURE: Final = 40_000_000  # pixels
MOST_PARTS: Final = 2_000
LARGEST_UNPACKED: Final = 60 * 1024 * 1024
LARGEST_TEXT: Final = 400_000

MIME: Final = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
}
ENDING: Final = {
    FileKind.PDF: ".pdf",
    FileKind.DOCX: ".docx",
    FileKind.PNG: ".png",
    FileKind.JPEG: ".jpg",
}
_PDF_RUNS = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|OpenAction|AA|XFA|SubmitForm)\b"
)
_WORD_RUNS = re.compile(r"vbaProject|activeX|embeddings/|attachedTemplate", re.IGNORECASE)
_FETCHES = re.compile(rb'TargetMode\s*=\s*"External"', re.IGNORECASE)
_HYPERLINK = re.compile(rb"<Relationship\b[^>]*relationships/hyperlink[^>]*>", re.IGNORECASE)
_UNSAFE = re.compile(r"[^\w .()-]", re.UNICODE)
_PNG = b"\x89PNG\r\n\x1a\n"
_KEEP_PNG = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"cHRM", b"sBIT"}
_JPEG_DROPS = {*range(0xE1, 0xEE), 0xEF, 0xFE}  # everything but JFIF and Adobe's colour mark

NOT_OURS = "Filen går inte att lägga in. Använd PDF, Word (docx), PNG eller JPEG."
TOO_LARGE = "Filen är för stor: högst 8 megabyte."
BROKEN = "Filen är trasig eller kapad. Spara den på nytt och försök igen."
RUNS = "Filen innehåller något som kan köras eller hämta något utifrån. Spara den utan det."


class BadFile(ValueError):
    """The file cannot be kept; the message says why, in Swedish."""


@dataclass(frozen=True)
class Kept:
    """A file as it is kept: its kind, its cleaned bytes, its safe name, and any text in it."""

    kind: FileKind
    data: bytes
    name: str
    text: str

    @property
    def digest(self) -> str:
        """SHA-256 of the kept bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()


def read(*, data: bytes, name: str) -> Kept:
    """Check and clean a file. Raises BadFile with what to do."""
    if len(data) > LARGEST:
        raise BadFile(TOO_LARGE)
    kind = kind_of(data)
    text = ""
    if kind is FileKind.PDF:
        _check_pdf(data)
    elif kind is FileKind.DOCX:
        text = _word_text(data)
    elif kind is FileKind.PNG:
        data = _bare_png(data)
    else:
        data = _bare_jpeg(data)
    return Kept(kind, data, safe_name(name, kind), text)


def kind_of(data: bytes) -> FileKind:
    """Return the kind that the bytes themselves tell. Raises BadFile for any other."""
    if data.startswith(b"%PDF-"):
        return FileKind.PDF
    if data.startswith(b"PK\x03\x04"):
        return FileKind.DOCX
    if data.startswith(_PNG):
        return FileKind.PNG
    if data.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    raise BadFile(NOT_OURS)


def safe_name(name: str, kind: FileKind) -> str:
    """Return a name without paths, control characters or tricks, with the kind's own ending."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem = last.rsplit(".", 1)[0] if "." in last else last
    bare = _UNSAFE.sub("", stem).strip(" .")[:80].strip(" .")
    return f"{bare or 'fil'}{ENDING[kind]}"


def _check_pdf(data: bytes) -> None:
    if b"%%EOF" not in data[-2048:]:
        raise BadFile(BROKEN)
    if _PDF_RUNS.search(data):
        raise BadFile(RUNS)


def _word_text(data: bytes) -> str:
    try:
        with ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > LARGEST_UNPACKED:
                raise BadFile(TOO_LARGE)
            if not {"[Content_Types].xml", "word/document.xml"} <= names:
                raise BadFile(NOT_OURS)
            if any(_WORD_RUNS.search(name) for name in names):
                raise BadFile(RUNS)
            for part in parts:
                if part.filename.endswith(".rels") and _fetches(packed.read(part)):
                    raise BadFile(RUNS)
            body = packed.read("word/document.xml")[: LARGEST_TEXT * 4]
    except (BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise BadFile(BROKEN) from error
    return re.sub(r"<[^>]+>", " ", body.decode("utf-8", "replace"))[:LARGEST_TEXT]


def _fetches(relations: bytes) -> bool:
    """Tell whether a part is fetched from outside; an ordinary link is only followed by a click."""
    return _FETCHES.search(_HYPERLINK.sub(b"", relations)) is not None


def _bare_png(data: bytes) -> bytes:
    kept, at, seen_end = [_PNG], len(_PNG), False
    while at + 12 <= len(data) and not seen_end:
        (length,) = struct.unpack(">I", data[at : at + 4])
        kind, whole = data[at + 4 : at + 8], data[at : at + 12 + length]
        if len(whole) < 12 + length:
            raise BadFile(BROKEN)
        if kind == b"IHDR":
            width, height = struct.unpack(">II", whole[8:16])
            _check_pixels(width, height)
        if kind in _KEEP_PNG:
            kept.append(whole)
        seen_end = kind == b"IEND"
        at += 12 + length
    if not seen_end or kept[1][4:8] != b"IHDR":
        raise BadFile(BROKEN)
    return b"".join(kept)


def _bare_jpeg(data: bytes) -> bytes:
    kept, at = [data[:2]], 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise BadFile(BROKEN)
        mark = data[at + 1]
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        whole = data[at : at + 2 + length]
        if length < 2 or len(whole) < 2 + length:
            raise BadFile(BROKEN)
        if mark in {0xC0, 0xC1, 0xC2}:
            height, width = struct.unpack(">HH", whole[5:9])
            _check_pixels(width, height)
        if mark == 0xDA:  # from here the picture itself, to its end mark and no further
            end = data.rfind(b"\xff\xd9")
            if end < at:
                raise BadFile(BROKEN)
            return b"".join([*kept, data[at : end + 2]])
        if mark not in _JPEG_DROPS:
            kept.append(whole)
        at += 2 + length
    raise BadFile(BROKEN)


def _check_pixels(width: int, height: int) -> None:
    if not 0 < width * height <= LARGEST_PICTURE:
        raise BadFile("Bilden är för stor. Minska den och försök igen.")
