"""The national telephone numbers: read from data, refused when one is not certain."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_DIALLED = re.compile(r"\+?\d{3,15}")


@dataclass(frozen=True)
class HelpNumber:
    """A number anybody may ring. `dial` is what the telephone dials."""

    name: str
    number: str
    dial: str
    for_whom: str
    hours: str
    urgent: bool
    front: bool


@cache
def load(path: Path) -> tuple[HelpNumber, ...]:
    """Read the numbers in order. Raises ValueError naming the one that cannot be published.

    A number nobody has verified is never published (law §10): a row needs `certain: true`.
    """
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))["numbers"]
    return tuple(_number(row) for row in rows)


def _number(row: dict[str, object]) -> HelpNumber:
    name, number = str(row["name"]), str(row["number"])
    dial = re.sub(r"[^\d+]", "", number)
    if row.get("certain") is not True:
        raise ValueError(f"help_numbers.yaml, {name}: not verified, so it cannot be published")
    if not _DIALLED.fullmatch(dial):
        raise ValueError(f"help_numbers.yaml, {name}: {number} is not a telephone number")
    return HelpNumber(
        name=name,
        number=number,
        dial=dial,
        for_whom=str(row["for"]),
        hours=str(row.get("hours", "")),
        urgent=row.get("urgent") is True,
        front=row.get("front") is True,
    )
