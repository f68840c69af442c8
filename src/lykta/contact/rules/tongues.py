"""The help pages' texts: one file a language, one schema; no telephone number stands in a text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from lykta.contact.terms import Review

# The order they are offered in. Swedish is the source; the codes stand in addresses.
CODES = tuple("sv latt en ar so prs fa ti uk tr ckb kmr ru es fi".split())  # noqa: SIM905
SOURCE = "sv"
NAMES = frozenset({"alarm", "kvinnofrid", "nexus", "place", "age", "time", "day"})
_NUMBER = re.compile(r"\d{3,}")
_NAMED = re.compile(r"\{(\w*)\}")
_KINDS = {"# ": "heading", "* ": "item", "? ": "question"}


@dataclass(frozen=True)
class Block:
    """One line of a part. `more` is what an item means, or the answer to a question."""

    kind: str  # heading, item, question, words
    text: str
    more: str = ""


@dataclass(frozen=True)
class Tongue:
    """Everything the help pages say in one language."""

    code: str
    name: str  # in the language itself
    lang: str
    dir: str
    clock: str  # short: 9 and 8.30; colon: 9:00 and 8:30
    review: Review
    ui: Mapping[str, str]
    hours: Mapping[str, str]
    days: tuple[str, ...]
    on_days: tuple[str, ...]
    lines: Mapping[str, str]
    front: Mapping[str, str]
    pages: Mapping[str, Mapping[str, tuple[Block, ...]]]

    @property
    def path(self) -> str:
        """Return the last part of the language's own address; nothing for Swedish."""
        return "" if self.code == SOURCE else f"{self.code}/"


@cache
def load(folder: Path) -> dict[str, Tongue]:
    """Read every language. Raises ValueError naming the file and what is wrong with it."""
    return {code: _tongue(_read(folder / f"{code}.yaml")) for code in CODES}


@cache
def load_work(folder: Path) -> dict[str, dict[str, tuple[Block, ...]]]:
    """Read the page for those who meet someone in their work, by language."""
    return {path.stem: _parts(path.name, _read(path)["parts"]) for path in folder.glob("*.yaml")}


def blocks(text: str) -> tuple[Block, ...]:
    """Read a part's lines."""
    return tuple(_block(line) for line in text.splitlines() if line.strip())


def _read(path: Path) -> dict[str, Any]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(found, dict):
        raise ValueError(f"{path.name}: not a file of texts")
    _check(path.name, found)
    return found


def _check(name: str, value: Any) -> None:
    """Refuse a number in a text, and a name in braces that stands for nothing."""
    if isinstance(value, dict):
        for inner in value.values():
            _check(name, inner)
    elif isinstance(value, list):
        for inner in value:
            _check(name, inner)
    elif isinstance(value, str):
        unknown = set(_NAMED.findall(value)) - NAMES
        if unknown or _NUMBER.search(value):
            raise ValueError(f"{name}: a number or an unknown name stands in: {value[:60]}")


def _tongue(found: dict[str, Any]) -> Tongue:
    pages = {page: _parts(found["code"], parts) for page, parts in found["pages"].items()}
    return Tongue(
        code=found["code"],
        name=found["name"],
        lang=found["lang"],
        dir=found["dir"],
        clock=found["clock"],
        review=Review(found["review"]),
        ui=found["ui"],
        hours=found["hours"],
        days=tuple(found["days"]),
        on_days=tuple(found["on_days"]),
        lines=found["lines"],
        front=found["front"],
        pages=pages,
    )


def _parts(name: str, parts: dict[str, str]) -> dict[str, tuple[Block, ...]]:
    made = {part: blocks(text) for part, text in parts.items()}
    for part, found in made.items():
        if not found or found[0].kind != "heading":
            raise ValueError(f"{name}: {part} does not begin with a heading")
    return made


def _block(line: str) -> Block:
    kind = _KINDS.get(line[:2], "words")
    text = line if kind == "words" else line[2:]
    head, _, more = text.partition(" | ")
    return Block(kind, head.strip(), more.strip())
