"""Pure rules: when an agreement counts, which routines are demanded, what a file may be."""

import struct
import zlib
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from lykta.documents.rules import received as files
from lykta.documents.terms import FileKind
from lykta.knowledge.rules import demanded, following_up
from lykta.knowledge.terms import Field

DATA = Path(__file__).resolve().parents[2] / "data" / "required_routines.yaml"
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("last_on", "ended", "light"),
    [
        (None, None, following_up.UNDATED),
        (date(2025, 5, 24), None, following_up.FRESH),
        (date(2025, 5, 23), None, following_up.DUE),
        (date(2024, 11, 23), None, following_up.DUE),
        (date(2024, 11, 22), None, following_up.LATE),
        (date(2020, 1, 1), date(2026, 1, 1), following_up.ENDED),
    ],
)
def test_our_alarm_comes_at_18_months_and_24_is_too_late(
    last_on: date | None, ended: date | None, light: following_up.Light
) -> None:
    assert following_up.light(last_on=last_on, ended_on=ended, today=TODAY) is light


def test_an_agreement_past_its_own_last_day_has_expired_and_counts_no_more() -> None:
    on = {"last_on": date(2026, 1, 1), "ends_on": date(2026, 11, 22)}

    assert following_up.light(**on, ended_on=None, today=TODAY) is following_up.EXPIRED
    assert not following_up.counts_nationally(by_management=True, **on, on=TODAY)
    assert following_up.counts_nationally(by_management=True, **on, on=date(2026, 11, 22))


@pytest.mark.parametrize(
    ("management", "last_on", "counts"),
    [
        (True, date(2024, 11, 23), True),
        (True, date(2024, 11, 22), False),
        (False, date(2026, 1, 1), False),
        (True, None, False),
        (True, date(2026, 12, 1), False),
    ],
)
def test_an_agreement_counts_when_management_decided_and_it_was_followed_up(
    management: bool, last_on: date | None, counts: bool
) -> None:
    found = following_up.counts_nationally(by_management=management, last_on=last_on, on=TODAY)

    assert found is counts


def test_the_demanded_routines_are_read_and_none_is_called_certain_that_is_not_read() -> None:
    rows = demanded.demands(DATA)

    assert len({row.code for row in rows}) == len(rows)
    assert {row.field for row in rows} == set(Field)
    assert [row.code for row in rows if row.certain and row.source.startswith("HSLF")] == []


def test_a_misspelt_word_in_the_file_is_named(tmp_path: Path) -> None:
    bad = tmp_path / "routines.yaml"
    bad.write_text("routines: [{code: x, field: skolan, weight: must, title: X, source: Y}]")

    with pytest.raises(ValueError, match="x"):
        demanded.demands(bad)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*, width: int = 1, note: bytes = b"") -> bytes:
    """Return a tiny picture, with a note inside when given."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, 1, 8, 0, 0, 0, 0))
    told = _chunk(b"tEXt", b"Comment\0" + note) if note else b""
    body = _chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + head + told + body + _chunk(b"IEND", b"")


def jpeg(*, place: bytes = b"", after: bytes = b"") -> bytes:
    """Return the shape of a photograph, with where it was taken when given."""
    exif = b"\xff\xe1" + struct.pack(">H", len(place) + 8) + b"Exif\0\0" + place if place else b""
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 8, 8, 1, 1, 0)
    return b"\xff\xd8" + exif + frame + b"\xff\xda\x00\x02" + b"picture" + b"\xff\xd9" + after


def word(*, text: str = "Hej", more: dict[str, bytes] | None = None) -> bytes:
    """Return a small Word file."""
    made = BytesIO()
    with ZipFile(made, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", f"<w:p>{text}</w:p>")
        for name, data in (more or {}).items():
            packed.writestr(name, data)
    return made.getvalue()


PDF = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\n%%EOF\n"


def test_pictures_lose_where_and_by_whom_they_were_taken() -> None:
    """UP-07. Seen failing when `read` keeps the bytes as they came."""
    assert b"Storgatan" not in files.read(data=png(note=b"Storgatan 12"), name="a.png").data
    kept = files.read(data=jpeg(place=b"59.8586N", after=b"<script>"), name="a.jpg").data
    assert b"59.8586N" not in kept
    assert b"<script>" not in kept
    assert kept.endswith(b"picture\xff\xd9")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<svg onload=alert(1)>", files.NOT_OURS),
        (b"<!doctype html>", files.NOT_OURS),
        (b"GIF89a", files.NOT_OURS),
        (b"PK\x03\x04nonsense", files.BROKEN),
        (PDF.replace(b"/Catalog", b"/Catalog /OpenAction 1 0 R"), files.RUNS),
        (PDF.replace(b"/Catalog", b"/Catalog /JavaScript (x)"), files.RUNS),
        (PDF[:-6], files.BROKEN),
        (word(more={"word/vbaProject.bin": b"x"}), files.RUNS),
        (word(more={"word/embeddings/a.bin": b"x"}), files.RUNS),
        (
            word(more={"word/_rels/x.rels": b'<Relationship Type="image" TargetMode="External"/>'}),
            files.RUNS,
        ),
        (png()[:-8], files.BROKEN),
        (jpeg()[:-2], files.BROKEN),
        (b"%PDF-" + b"0" * files.LARGEST, files.TOO_LARGE),
    ],
)
def test_what_can_run_or_fetch_or_is_broken_is_refused(data: bytes, reason: str) -> None:
    """UP-01, UP-04, UP-05."""
    with pytest.raises(files.BadFile, match=reason[:20]):
        files.read(data=data, name="fil.pdf")


def test_a_picture_of_fifty_thousand_by_one_is_fine_and_by_fifty_thousand_is_not() -> None:
    huge = png(width=2**31 - 1)

    with pytest.raises(files.BadFile, match="för stor"):
        files.read(data=huge, name="a.png")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("c:\\hem\\rapport.exe", "rapport.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf"),
        ("\u202egpj.exe", "gpj.pdf"),
        ("....", "fil.pdf"),
        ("å" * 300 + ".pdf", "å" * 80 + ".pdf"),
    ],
)
def test_a_files_name_is_made_safe(name: str, kept: str) -> None:
    """UP-06."""
    assert files.safe_name(name, FileKind.PDF) == kept


def test_the_kind_is_read_from_the_bytes_and_never_from_the_name() -> None:
    """UP-03."""
    kept = files.read(data=png(), name="handbok.pdf")

    assert (kept.kind, kept.name) == (FileKind.PNG, "handbok.png")
