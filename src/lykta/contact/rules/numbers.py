"""The directory of telephone lines: read from data, never published before somebody is sure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from lykta.contact.rules.opening import EVERY_DAY, Hours
from lykta.contact.terms import Day

_DIALLED = re.compile(r"\+?\d{3,15}")
STALE_AFTER = 90  # days after which a number is checked again (law §10)


@dataclass(frozen=True)
class HelpNumber:
    """A line anybody may ring. `hours` None: the source does not say. `dial` is what is dialled.

    `certain`: a national number known from the organisation's own publication.
    """

    code: str
    name: str
    number: str
    hours: Hours | None = None
    no_bill: bool = False
    urgent: bool = False
    front: bool = False
    work: bool = False
    certain: bool = False

    @property
    def dial(self) -> str:
        """Return what the telephone dials."""
        return dialled(self.number)


@dataclass(frozen=True)
class Checked:
    """What somebody in the municipality found when they rang a line."""

    code: str
    name: str
    number: str
    hours: Hours | None
    shown: bool
    checked_on: date


def dialled(number: str) -> str:
    """Return the digits to dial. A written number may hold spaces and hyphens."""
    return re.sub(r"[^\d+]", "", number)


def can_be_dialled(number: str) -> bool:
    """Tell whether a written number is a telephone number."""
    return bool(_DIALLED.fullmatch(dialled(number))) and not re.search(r"[^\d+ ()-]", number)


@cache
def load(path: Path) -> tuple[HelpNumber, ...]:
    """Read the directory in order. Raises ValueError naming the row that is wrong."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))["numbers"]
    return tuple(_number(row) for row in rows)


def published(
    directory: Iterable[HelpNumber], checks: Mapping[str, Checked]
) -> tuple[HelpNumber, ...]:
    """Return the lines the public may see: certain ones, and those somebody has checked.

    A number nobody has verified is never published (law §10).
    """
    found = []
    for line in directory:
        check = checks.get(line.code)
        if check is None and line.certain:
            found.append(line)
        elif check is not None and check.shown:
            now = replace(line, name=check.name, number=check.number, hours=check.hours)
            found.append(now)
    return tuple(found)


def is_stale(checked_on: date, *, today: date) -> bool:
    """Tell whether a number was checked so long ago that somebody should ring it again."""
    return (today - checked_on).days > STALE_AFTER


def _number(row: dict[str, Any]) -> HelpNumber:
    name, number = str(row["name"]), str(row["number"])
    certain = row.get("certain") is True
    if (certain or number) and not can_be_dialled(number):
        raise ValueError(f"help_numbers.yaml, {name}: {number} is not a telephone number")
    return HelpNumber(
        code=str(row["code"]),
        name=name,
        number=number,
        hours=hours_of(row.get("open")),
        no_bill=row.get("no_bill") is True,
        urgent=row.get("urgent") is True,
        front=row.get("front") is True,
        work=row.get("work") is True,
        certain=certain,
    )


def hours_of(told: Any) -> Hours | None:
    """Read hours as data keeps them: "always", days with times, or nothing known."""
    if told == "always":
        return Hours(EVERY_DAY, time(0), time(23, 59), always=True)
    if not told:
        return None
    days = tuple(Day(day) for day in told["days"])
    return Hours(days, time.fromisoformat(told["opens"]), time.fromisoformat(told["closes"]))


def hours_as_data(hours: Hours | None) -> Any:
    """Write hours as data keeps them."""
    if hours is None:
        return ""
    if hours.always:
        return "always"
    return {
        "days": [day.value for day in hours.days],
        "opens": hours.opens.isoformat("minutes"),
        "closes": hours.closes.isoformat("minutes"),
    }
