"""The rule table of this installation, read once at start."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from lykta.law.rules.law_book import LawBook
from lykta.law.rules.nodes import LawFileFault
from lykta.law.rules.reading import read


def load(path: Path) -> LawBook:
    """Read and validate a rule table; LawFileFault says everything that is wrong and where."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise LawFileFault([f"Lagfilen {path} finns inte."]) from None
    except UnicodeDecodeError:
        raise LawFileFault([f"Lagfilen {path} är inte sparad som UTF-8."]) from None
    return read(text, name=str(path))


@lru_cache(maxsize=1)
def current() -> LawBook:
    """The rule table in `settings.DATA_DIR`, the same object for the whole process."""
    return load(Path(settings.DATA_DIR) / "law.yaml")
