"""What is wrong with a file: every bad row with its line and the reason, in Swedish."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that must be put right. Line 0: the file as a whole."""

    line: int
    where: str
    reason: str

    def __str__(self) -> str:
        place = f"rad {self.line}: " if self.line else ""
        where = f"{self.where}: " if self.where else ""
        return f"{place}{where}{self.reason}"


class BadFile(Exception):
    """The file cannot be read in. Nothing has been changed."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("; ".join(str(fault) for fault in self.faults))


def perhaps(word: str, known: Iterable[str]) -> str:
    """Return a hint with the known word that is most like the one given, or nothing."""
    found = get_close_matches(word, list(known), n=1)
    return f" Menade du ”{found[0]}”?" if found else ""


def short(text: str) -> str:
    """Return a text that can be shown in a message, cut when it is long."""
    return text if len(text) <= 40 else f"{text[:37]}…"
