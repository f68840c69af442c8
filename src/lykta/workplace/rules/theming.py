"""Which themes the words of a text suggest. Only a suggestion: a person decides (F45)."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from lykta.workplace.terms import Theme

_WORD = re.compile(r"[a-zåäöé]+")
_SHORT = 4  # a shorter stem ("hot") must be a word of its own, with a usual ending
_ENDINGS = ("", "et", "en", "s", "ets", "ens")
_WORDS_KEPT = 20_000  # what is known of a word is kept: people use the same words


class Stems:
    """Which stems suggest which theme. "rutin" fits the beginning of a word, "-belastning"
    anywhere in it, several words as they stand.
    """

    def __init__(self, read: Mapping[str, Iterable[str]]) -> None:
        """Take the stems of the file. Raises ValueError for a theme that is none."""
        stems = {Theme(code): tuple(each) for code, each in read.items()}
        self._single = {
            theme: tuple(one for one in each if " " not in one) for theme, each in stems.items()
        }
        self._phrases = [
            (theme, f" {one}") for theme, each in stems.items() for one in each if " " in one
        ]
        self.of_word = lru_cache(maxsize=_WORDS_KEPT)(self._of_word)

    def _of_word(self, word: str) -> frozenset[Theme]:
        return frozenset(
            theme for theme, each in self._single.items() if any(_fits(s, word) for s in each)
        )

    def of_phrases(self, text: str) -> frozenset[Theme]:
        """Return the themes whose stems of several words stand in the text."""
        return frozenset(theme for theme, phrase in self._phrases if phrase in f" {text}")


def suggested(text: str, stems: Stems) -> frozenset[Theme]:
    """Return the themes that the text's words suggest."""
    words = _WORD.findall(text.lower())
    return stems.of_phrases(" ".join(words)).union(*map(stems.of_word, words))


def _fits(stem: str, word: str) -> bool:
    if stem.startswith("-"):
        return stem[1:] in word
    if len(stem) < _SHORT:
        return word.startswith(stem) and word[len(stem) :] in _ENDINGS
    return word.startswith(stem)
