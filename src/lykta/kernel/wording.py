"""The words of the writer's page: one file a language, the same keys in each; Swedish is first.

Telephone numbers and days stand in the board's decisions, never in a text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SOURCE = "sv"
# The order the languages are offered in; one that is not listed comes last.
ORDER = (
    *("sv", "latt", "en", "ar", "so", "prs", "fa", "ti"),
    *("uk", "tr", "ckb", "kmr", "ru", "es", "fi"),
)
FRAME = ("name", "lang", "dir", "ui", "days", "clock")


@dataclass(frozen=True)
class Wording:
    """All that the page says in one language; `lang`, `dir` and `ui` are the frame's."""

    code: str
    name: str  # in the language itself
    lang: str
    dir: str
    ui: Mapping[str, str]
    days: tuple[str, ...]  # Monday first
    clock: str  # short: 13.00; colon: 13:00
    words: Mapping[str, Any]

    @property
    def path(self) -> str:
        """Return the last part of the language's own address; nothing for Swedish."""
        return "" if self.code == SOURCE else f"{self.code}/"

    def fill(self, text: str, **values: object) -> str:
        """Return a text with its places filled in."""
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text


@cache
def load(folder: Path, frames: Path) -> dict[str, Wording]:
    """Read every language that has a file, Swedish first.

    Raises ValueError naming the language whose keys are not the source's.
    """
    codes = sorted((path.stem for path in folder.glob("*.yaml")), key=_place)
    found = {code: _wording(code, folder, frames) for code in codes}
    source = _keys(found[SOURCE].words)
    for code, one in found.items():
        if _keys(one.words) != source:
            raise ValueError(f"{folder.name}/{code}.yaml: {_keys(one.words) ^ source}")
    return found


def _place(code: str) -> tuple[int, str]:
    return (ORDER.index(code) if code in ORDER else len(ORDER), code)


def _wording(code: str, folder: Path, frames: Path) -> Wording:
    words = yaml.safe_load((folder / f"{code}.yaml").read_text(encoding="utf-8"))
    frame = yaml.safe_load((frames / f"{code}.yaml").read_text(encoding="utf-8"))
    name, lang, direction, ui, days, clock = (frame[part] for part in FRAME)
    return Wording(code, name, lang, direction, ui, tuple(days), clock, words)


def _keys(words: Mapping[str, Any], before: str = "") -> frozenset[str]:
    found: set[str] = set()
    for key, value in words.items():
        found |= _keys(value, f"{before}{key}.") if isinstance(value, dict) else {f"{before}{key}"}
    return frozenset(found)
