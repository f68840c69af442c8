"""What a rule of law is here: a dated row with a length, a source and a certainty."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from lykta.law.terms import Certainty, Decider, Event, Kind, Roll


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands. `act` is its short name, `paragraph` may be empty or a range."""

    act: str
    text: str
    chapter: str = ""
    paragraph: str = ""

    @property
    def short(self) -> str:
        """As a caseworker says it: 'SoL 20:2', 'FL 12 §'; less when the paragraph is not known."""
        if self.chapter and self.paragraph:
            return f"{self.act} {self.chapter}:{self.paragraph}"
        if self.chapter:
            return f"{self.act} {self.chapter} kap."
        if not self.paragraph:
            return self.act
        return f"{self.act} {self.paragraph} {'§§' if set(',–') & set(self.paragraph) else '§'}"

    @property
    def full(self) -> str:
        """The short form and what the source says."""
        return f"{self.short}: {self.text}"


@dataclass(frozen=True, slots=True)
class Length:
    """How long a rule gives. Exactly one way of counting is used.

    `hurry` is the law's own word where it gives no last day ('genast', 'utan dröjsmål'); with
    `late_after_today` the next day is too late. `windows` are reporting periods as
    ((month, day), (month, day)); the first that opens after the start is the one that counts.
    `same_day_late_from` gives the same day, and the day after from that time of day on.
    """

    hours: int = 0
    days: int = 0
    weeks: int = 0
    months: int = 0
    years: int = 0
    to_end_of_next_year: bool = False
    hurry: str = ""
    late_after_today: bool = False
    windows: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    same_day_setting: str = ""
    same_day_late_from: time | None = None
    clock_time: time | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """That a time may be made longer: on which grounds, and by whom."""

    grounds: str
    who: tuple[Decider, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the rule table: one rule during the time that it applied.

    `valid_to` is the last day it applied, or None. `verified_on` is the state of the statute
    book that the row was read against. `repeats` means that doing it starts the clock again.
    `set_by` is 'municipality' for its own settings and empty for law. `birth_days` are the days
    of birth whose files are kept for research.
    """

    id: str
    title: str
    kind: Kind
    source: Source
    certainty: Certainty
    valid_from: date
    valid_to: date | None = None
    verified_on: date | None = None
    unconfirmed_because: str = ""
    starts: tuple[Event, ...] = ()
    length: Length | None = None
    roll: Roll = Roll.NONE
    repeats: bool = False
    extension: Extension | None = None
    who_decides: tuple[Decider, ...] = ()
    record: str = ""
    set_by: str = ""
    note: str = ""
    to: str = ""
    conditions: tuple[str, ...] = ()
    birth_days: tuple[int, ...] = ()
    line: int = field(default=0, compare=False)

    def applies(self, *, on: date) -> bool:
        """Whether the rule was in force that day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    @property
    def runs_a_clock(self) -> bool:
        """Whether it gives a time to do something in, rather than saying what may be done."""
        return self.length is not None and self.length.clock_time is None
