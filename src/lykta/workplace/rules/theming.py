"""Which themes the words of a text suggest. Only a suggestion: a person decides (F45)."""

import re
from collections.abc import Iterable, Mapping

from lykta.workplace.terms import Theme

Stems = Mapping[Theme, tuple[str, ...]]
_WORD = re.compile(r"[a-zåäöé]+")
_SHORT = 4  # a stem this short must be a word of its own, or begin a compound the list names


def suggested(text: str, stems: Stems) -> tuple[Theme, ...]:
    """Return the themes that the text's words suggest, in the themes' own order.

    "rutin" fits the beginning of a word, "-belastning" anywhere in it, several words as they
    stand. A stem of up to three letters ("hot") fits the whole word and its endings only.
    """
    low = " ".join(_WORD.findall(text.lower()))
    words = low.split()
    return tuple(theme for theme in Theme if _fits(stems.get(theme, ()), low, words))


def _fits(stems: Iterable[str], text: str, words: list[str]) -> bool:
    return any(_one(stem, text, words) for stem in stems)


def _one(stem: str, text: str, words: list[str]) -> bool:
    if " " in stem:
        return f" {stem}" in f" {text}"
    if stem.startswith("-"):
        return any(stem[1:] in word for word in words)
    if len(stem) < _SHORT:
        return any(word in _forms(stem) for word in words)
    return any(word.startswith(stem) for word in words)


def _forms(stem: str) -> frozenset[str]:
    return frozenset(f"{stem}{ending}" for ending in ("", "et", "en", "s", "ets", "ens"))


def of_file(read: Mapping[str, Iterable[str]]) -> dict[Theme, tuple[str, ...]]:
    """Return the stems of the file. Raises ValueError for a theme that is none."""
    return {Theme(code): tuple(stems) for code, stems in read.items()}
