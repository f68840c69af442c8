"""The code to a thread: 24 digits in six groups of four, or the same number as eight words.

The first eight digits are the locator (which row), the last sixteen the secret (opens it). Both
forms say the same number, so they have the same strength: 79.7 bits. Source: security §3.7.
"""

import secrets
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

DIGITS = 24
LOCATOR = 8
GROUP = 4
WORDS = 8
LISTED = 1024


@dataclass(frozen=True)
class Code:
    """A code as its 24 digits. Never printed: `repr` shows nothing of it."""

    digits: str = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse anything but 24 ASCII digits with ValueError that says nothing of what came."""
        if len(self.digits) != DIGITS or not self.digits.isascii() or not self.digits.isdigit():
            raise ValueError("A code has 24 digits.")

    @property
    def locator(self) -> str:
        """Return the digits that find the row."""
        return self.digits[:LOCATOR]

    @property
    def secret(self) -> str:
        """Return the digits that open it."""
        return self.digits[LOCATOR:]

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the six groups of four: it looks like a customer number."""
        return tuple(self.digits[at : at + GROUP] for at in range(0, DIGITS, GROUP))

    def words(self, listed: tuple[str, ...]) -> tuple[str, ...]:
        """Return the same number as eight ordinary words."""
        left, found = int(self.digits), []
        for _place in range(WORDS):
            left, at = divmod(left, LISTED)
            found.append(listed[at])
        return tuple(reversed(found))


def make() -> Code:
    """Return a new code: every number of 24 digits is as likely."""
    return Code(f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}")


def read(text: str, listed: tuple[str, ...]) -> Code | None:
    """Return the code that someone typed, as digits or as words; None when it is neither.

    Blanks, hyphens, commas, capital letters and the digits of other scripts are all understood.
    """
    digits = "".join(
        str(unicodedata.digit(sign)) for sign in text if unicodedata.digit(sign, None) is not None
    )
    if len(digits) == DIGITS:
        return Code(digits)
    return _from_words(text, listed) if not digits else None


def _from_words(text: str, listed: tuple[str, ...]) -> Code | None:
    typed = "".join(sign if sign.isalpha() else " " for sign in text.casefold()).split()
    places = _places(listed)
    if len(typed) != WORDS or any(word not in places for word in typed):
        return None
    number = 0
    for word in typed:
        number = number * LISTED + places[word]
    return Code(f"{number:0{DIGITS}d}") if number < 10**DIGITS else None


@cache
def _places(listed: tuple[str, ...]) -> dict[str, int]:
    return {word: at for at, word in enumerate(listed)}


@cache
def load_words(path: Path) -> tuple[str, ...]:
    """Read the list of words. Raises ValueError when it is not 1024 different words."""
    listed = tuple(path.read_text(encoding="utf-8").split())
    if len(listed) != LISTED or len(set(listed)) != LISTED:
        raise ValueError(f"{path.name} must hold {LISTED} different words.")
    return listed
