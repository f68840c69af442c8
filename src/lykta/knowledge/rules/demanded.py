"""The routines that the rules demand: dated data from `data/required_routines.yaml` (law §2).

A row that is not read in its original source says so (`certain: false`), and the page does too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from lykta.knowledge.terms import Field, Weight

FILE = "required_routines.yaml"  # in the folder of shipped data


@dataclass(frozen=True)
class Demand:
    """One routine that must or ought to be there. `since` None: no day is known."""

    code: str
    title: str
    field: Field
    weight: Weight
    source: str
    since: date | None
    certain: bool


@cache
def demands(path: Path) -> tuple[Demand, ...]:
    """Read the file. Raises ValueError naming the row when a word in it is unknown."""
    rows = yaml.safe_load(path.read_text(encoding="utf-8"))["routines"]
    return tuple(_demand(row) for row in rows)


def _demand(row: dict[str, object]) -> Demand:
    try:
        since = row.get("since")
        return Demand(
            code=str(row["code"]),
            title=str(row["title"]),
            field=Field(str(row["field"])),
            weight=Weight(str(row["weight"])),
            source=str(row["source"]),
            since=since if isinstance(since, date) else None,
            certain=bool(row.get("certain", False)),
        )
    except (KeyError, ValueError) as error:
        raise ValueError(f"data/required_routines.yaml, {row.get('code')}: {error}") from None
