"""What was changed in a text from one version to the next, line by line and word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

KEPT, ADDED, REMOVED = "kept", "added", "removed"
_WORD: Final = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Piece:
    """A run of words that was kept, added or removed."""

    kind: str
    text: str


def changes(before: str, after: str) -> tuple[Piece, ...]:
    """Return the texts woven into one, removed words before those that took their place."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    made: list[Piece] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            made.append(Piece(KEPT, "".join(new[k:m])))
            continue
        if i < j:
            made.append(Piece(REMOVED, "".join(old[i:j])))
        if k < m:
            made.append(Piece(ADDED, "".join(new[k:m])))
    return tuple(made)
