"""Values that later edits do not reach: stored whole as text, with the hash that shows it.

A frozen round of the plan and of the work environment is read from here and from nothing else.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any


class Altered(ValueError):
    """The text is not the one that was frozen."""


@dataclass(frozen=True)
class Frozen:
    """Canonical JSON and its SHA-256 in hexadecimal."""

    text: str
    digest: str


def freeze(value: Any) -> Frozen:
    """Return the value (dicts, lists, texts, numbers, None) as text that is the same each time."""
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return Frozen(text, _digest(text))


def thaw(*, text: str, digest: str) -> Any:
    """Return the value that was frozen. Raises `Altered` when the text has been touched since."""
    if _digest(text) != digest:
        raise Altered("Det frysta innehållet stämmer inte med sin kontrollsumma.")
    return json.loads(text)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()
