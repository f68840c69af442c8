"""The catalogues: what is written in Swedish and how it is said in English.

Extracted from the code, kept in `locale/`, compiled under LYKTA_HOME at start. No gettext binaries.
"""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings

from lykta.web.rules.extraction import python_texts, template_texts, yaml_texts
from lykta.web.rules.text import Text

LANGUAGES: Final = ("sv", "en")
DATA: Final = ("law.yaml", "access.yaml")
LEFT_OUT: Final = ("web/gallery.html", "web/gallery_public.html")
PLACE: Final = Path("LC_MESSAGES")
UNSAID: Final = (
    b'"POT-Creation',
    b'"PO-Rev',
    b'"Project-Id',
    b'"Report-Msgid',
    b'"Last-Trans',
    b'"Language-Team',
)


def texts() -> set[Text]:
    """Every text in the code that a reader may meet."""
    source = settings.BASE_DIR / "src"
    found: set[Text] = set()
    for path in (source / "lykta").rglob("*.py"):
        if "migrations" not in path.parts and path.name != "gallery.py":
            found.update(python_texts(path.read_text(encoding="utf-8"), path=path.as_posix()))
    for path in (source / "lykta").rglob("templates/**/*.html"):
        if not path.as_posix().endswith(LEFT_OUT):
            found.update(template_texts(path.read_text(encoding="utf-8")))
    for name in DATA:
        found.update(yaml_texts((settings.DATA_DIR / name).read_text(encoding="utf-8")))
    return _once(found)


def _once(found: set[Text]) -> set[Text]:
    """A text that also has a plural is kept with it only."""
    with_plural = {text.one for text in found if text.many}
    return {
        text for text in found if text.one.strip() and (text.many or text.one not in with_plural)
    }


def source_of(language: str) -> Path:
    """The committed catalogue of a language."""
    return Path(settings.BASE_DIR) / "locale" / language / PLACE / "django.po"


def compiled_of(language: str) -> Path:
    """Where Django reads the compiled catalogue: under LYKTA_HOME, never in the code."""
    return Path(settings.HOME) / "locale" / language / PLACE / "django.mo"


def read(language: str) -> Catalog:
    """The catalogue of a language; an empty one when there is none."""
    path = source_of(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    return read_po(io.BytesIO(path.read_bytes()), locale=language)


def update(language: str) -> list[Text]:
    """Write the catalogue anew from the code: keeps what is translated, drops what is gone.

    Returns the texts that still have no translation. Swedish stays empty: it is its own.
    """
    known = read(language)
    fresh = Catalog(locale=language, charset="utf-8", fuzzy=False, project="Lykta")
    fresh.header_comment = "# Lykta in another language than Swedish. EUPL-1.2, as the code."
    if language != settings.LANGUAGE_CODE:
        for text in sorted(texts()):
            _add(fresh, text, known)
    path = source_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    written = io.BytesIO()
    write_po(written, fresh, width=100, omit_header=False, no_location=True)
    path.write_bytes(_bare(written.getvalue()))
    return missing(language)


def _add(fresh: Catalog, text: Text, known: Catalog) -> None:
    message = known.get(text.one)
    said = [part or "" for part in _parts(message.string)] if message else [""]
    if text.many:
        fresh.add([text.one, text.many], [said[0], said[-1] if len(said) > 1 else ""])
    else:
        fresh.add(text.one, said[0])


def _parts(string: object) -> list[str | None]:
    return list(string) if isinstance(string, list | tuple) else [str(string or "")]


def _bare(written: bytes) -> bytes:
    """Return a catalogue without dates and names that nobody has filled in."""
    lines = written.splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(UNSAID))


def missing(language: str) -> list[Text]:
    """Texts in the code that the catalogue does not say in the language."""
    if language == settings.LANGUAGE_CODE:
        return []
    known = read(language)
    return sorted(text for text in texts() if not _is_said(known, text))


def _is_said(known: Catalog, text: Text) -> bool:
    message = known.get(text.one)
    if message is None or message.fuzzy:
        return False
    parts = _parts(message.string)
    return all(parts) and (len(parts) > 1) == bool(text.many)


def stale(language: str) -> list[str]:
    """Texts in the catalogue that the code no longer has."""
    in_code = {text.one for text in texts()}
    return sorted(
        _key(message.id)
        for message in read(language)
        if message.id and _key(message.id) not in in_code
    )


def _key(message_id: str | tuple[str, ...] | list[str]) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]


def compile_stale() -> None:
    """Compile each catalogue newer than its compiled form; safe when several processes start."""
    for language in LANGUAGES:
        source, compiled = source_of(language), compiled_of(language)
        if not source.exists() or _is_fresh(source, compiled):
            continue
        compiled.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=compiled.parent)
        with os.fdopen(handle, "wb") as file:
            write_mo(file, read(language))
        os.replace(name, compiled)


def _is_fresh(source: Path, compiled: Path) -> bool:
    return compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime
