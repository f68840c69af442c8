"""What looks like an individual in a text about work: a name, or somebody's health."""

import re
from collections.abc import Iterable

NAME = "namnet på en person"
HEALTH = "något om en persons hälsa"

_NAME = re.compile(
    r"\b[A-ZÅÄÖ][a-zåäöé]+ [A-ZÅÄÖ][a-zåäöé]*"
    r"(?:son|dotter|berg|gren|lund|ström|qvist|kvist|strand|holm|dal|stedt|man|sjö)\b"
)
_HEALTH = re.compile(
    r"\b(?:hen|hon|han|medarbetaren|en kollega|en anställd|en medarbetare)\b[^.!?]{0,60}"
    r"\b(?:sjukskriv\w*|diagnos\w*|depression|gravid|misshandl\w*|slagen|våldsutsatt)\b",
    re.I,
)

_SOMEBODY = re.compile(
    r"\b(?!(?:Ingen|Någon|Personalen|Gruppen|Man|Den|Det|Som)\b)[A-ZÅÄÖ][a-zåäöé]{2,}"
    r" (?:är|blev|var|har varit|har blivit) "
    r"(?:sjukskriven|gravid|utbränd|deprimerad|misshandlad|slagen|våldsutsatt)\b"
)


def individuals(text: str) -> tuple[str, ...]:
    """Return, in Swedish, what seems to tell of an individual; empty when nothing does."""
    checks = ((NAME, _NAME), (HEALTH, _HEALTH), (HEALTH, _SOMEBODY))
    return tuple(dict.fromkeys(words for words, pattern in checks if pattern.search(text)))


def units_named(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the units whose name stands in the text, whatever its case or ending."""
    low = text.lower()
    return tuple(name for name in names if name.strip() and name.strip().lower() in low)
