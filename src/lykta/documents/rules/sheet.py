"""A sheet of a workbook, and what may stand in a cell of a file that a spreadsheet opens."""

from dataclasses import dataclass
from datetime import date

Cell = str | int | float | bool | date | None

# A spreadsheet may read a text that starts so as a formula, also when it comes from a CSV.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_NAME = 31


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, its column heads, its rows."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe before a risky start.

    >>> harmless("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text.lstrip(" ").startswith(_RISKY) else text


def sheet_name(name: str, *, taken: frozenset[str] = frozenset()) -> str:
    """Return a name that Excel takes: short, without its signs, not used before."""
    ready = " ".join(name.translate(_NOT_IN_A_NAME).split())[:_LONGEST_NAME] or "Blad"
    number = 2
    unique = ready
    while unique.lower() in {one.lower() for one in taken}:
        unique = f"{ready[: _LONGEST_NAME - 4]} {number}"
        number += 1
    return unique
