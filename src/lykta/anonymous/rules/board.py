"""What the board has decided about the thread: read from data, each with how sure it is."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

from lykta.kernel.calendar import is_working_day


@dataclass(frozen=True)
class Decided:
    """One thing decided, or assumed until the board has decided: the text says which."""

    text: str
    source: str
    confirmed: bool


@dataclass(frozen=True)
class Team:
    """A unit that people may write to. `code` is the organisation's; the words are the writer's."""

    code: str
    first: bool


@dataclass(frozen=True)
class Board:
    """How the board runs the thread: who answers, how soon, how long it is kept."""

    open: bool
    telephone: str
    teams: tuple[Team, ...]
    answer_within: int  # working days
    ends_after: int  # days without a word
    delete_at_once: bool
    keep_days: int  # when the retention decision does not let a thread go at once
    conditions: tuple[Decided, ...]
    answers: tuple[tuple[str, str, str], ...]  # template answers: code, heading, text

    @property
    def first(self) -> Team:
        """Return the team that a new thread goes to."""
        return next(team for team in self.teams if team.first)


@cache
def load(path: Path) -> Board:
    """Read the board's decisions. Raises ValueError naming what is missing."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    try:
        return Board(
            open=bool(data["open"]["value"]),
            telephone=str(data["telephone"]["value"]),
            teams=tuple(Team(row["unit"], row.get("first", False)) for row in data["teams"]),
            answer_within=int(data["answer_within_working_days"]["value"]),
            ends_after=int(data["ends_after_days"]["value"]),
            delete_at_once=bool(data["delete_at_once"]["value"]),
            keep_days=int(data["keep_days"]["value"]),
            conditions=tuple(_decided(row) for row in _all(data)),
            answers=tuple((r["code"], r["heading"], r["text"]) for r in data["answers"]),
        )
    except KeyError as missing:
        raise ValueError(f"{path.name}: {missing} is missing") from None


def _all(data: dict[str, object]) -> list[dict[str, object]]:
    rows = [row for row in data.values() if isinstance(row, dict) and "text" in row]
    conditions = data["conditions"]
    return [*(conditions if isinstance(conditions, list) else []), *rows]


def _decided(row: dict[str, object]) -> Decided:
    text = str(row["text"]).replace("{value}", str(row.get("value", "")))
    return Decided(text, str(row["source"]), row["certainty"] != "unconfirmed")


def working_days_between(first: date, last: date) -> int:
    """Return how many working days came after `first`, up to and with `last`."""
    days = (first + timedelta(days=step) for step in range(1, (last - first).days + 1))
    return sum(is_working_day(day) for day in days)


def since(day: date, *, today: date) -> str:
    """Say how long something has waited: a day is the finest time there is (design §7.14)."""
    days = (today - day).days
    if days <= 0:
        return "sedan i dag"
    return "sedan i går" if days == 1 else f"sedan {days} dagar"
