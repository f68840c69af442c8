"""One row of the law file turned into a Rule. Every fault is gathered, none is guessed around."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from lykta.kernel.terms import Term
from lykta.law.rules.lengths import read_length
from lykta.law.rules.nodes import Cell
from lykta.law.rules.rule import Extension, Length, Rule, Source
from lykta.law.terms import Certainty, Decider, Event, Kind, Roll

T = TypeVar("T", bound=Term)

ID = re.compile(r"[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*")
REQUIRED = {"id", "title", "kind", "source", "valid_from", "certainty"}
OPTIONAL = {
    "valid_to", "verified_on", "unconfirmed_because", "starts", "length", "roll", "repeats",
    "extension", "who_decides", "record", "set_by", "note", "to", "conditions", "birth_days",
}  # fmt: skip


@dataclass
class Row:
    """A row while it is read: its cells and the faults found in it."""

    line: int
    cells: dict[str, Cell]
    faults: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The rule's id, or a word that stands for it."""
        cell = self.cells.get("id")
        return str(cell.value) if cell else "utan id"

    def fault(self, key: str, reason: str) -> None:
        """Note a fault at the line where the key stands, or at the row's own."""
        cell = self.cells.get(key)
        line = cell.line if cell else self.line
        self.faults.append(f"rad {line}, regel {self.name}: {reason}")

    def value(self, key: str) -> object:
        """The key's value, None when it is not there."""
        cell = self.cells.get(key)
        return cell.value if cell else None

    def text(self, key: str) -> str:
        """A text, empty when the key is not there."""
        value = self.value(key)
        if value is None:
            return ""
        if not isinstance(value, str) or not value.strip():
            self.fault(key, f"{key} ska vara en text.")
            return ""
        return " ".join(value.split())

    def day(self, key: str) -> date | None:
        """A date, None when the key is not there or empty."""
        value = self.value(key)
        if value is None or type(value) is date:
            return value
        self.fault(key, f"{key} ska vara ett datum som 2025-07-01.")
        return None

    def term(self, key: str, kind: type[T], default: T) -> T:
        """One word out of a closed list."""
        value = self.value(key)
        return default if value is None else self._term(key, kind, value) or default

    def terms(self, key: str, kind: type[T]) -> tuple[T, ...]:
        """A list of words out of a closed list."""
        found = (self._term(key, kind, value) for value in self._items(key))
        return tuple(term for term in found if term is not None)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(str(value) for value in self._items(key))

    def _items(self, key: str) -> list[object]:
        value = self.value(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fault(key, f"{key} ska vara en lista.")
            return []
        return value

    def _term(self, key: str, kind: type[T], value: object) -> T | None:
        for member in kind:
            if member.value == value:
                return member
        self.fault(key, f"{key}: okänt värde {value!r}.")
        return None


def read_row(row: Row) -> Rule | None:
    """The row as a Rule, or None with the faults noted in the row."""
    for key in sorted(REQUIRED - row.cells.keys()):
        row.fault(key, f"{key} saknas.")
    for key in sorted(row.cells.keys() - REQUIRED - OPTIONAL):
        row.fault(key, f"okänd nyckel {key}.")
    if row.faults:
        return None
    rule = _rule(row)
    if not row.faults:
        _check(rule, row)
    return None if row.faults else rule


def _rule(row: Row) -> Rule:
    return Rule(
        id=row.text("id"),
        title=row.text("title"),
        kind=row.term("kind", Kind, Kind.DUTY),
        source=_source(row),
        certainty=row.term("certainty", Certainty, Certainty.UNCONFIRMED),
        valid_from=row.day("valid_from") or date.min,
        valid_to=row.day("valid_to"),
        verified_on=row.day("verified_on"),
        unconfirmed_because=row.text("unconfirmed_because"),
        starts=row.terms("starts", Event),
        length=_length(row),
        roll=row.term("roll", Roll, Roll.NONE),
        repeats=row.value("repeats") is True,
        extension=_extension(row),
        who_decides=row.terms("who_decides", Decider),
        record=row.text("record"),
        set_by=row.text("set_by"),
        note=row.text("note"),
        to=row.text("to"),
        conditions=row.texts("conditions"),
        birth_days=_birth_days(row),
        line=row.line,
    )


def _source(row: Row) -> Source:
    value = row.value("source")
    if not isinstance(value, dict) or not value.keys() <= {
        "act",
        "chapter",
        "paragraph",
        "text",
    }:
        row.fault("source", "source ska ha act och text, och får ha chapter och paragraph.")
        return Source(act="", text="")
    texts = {str(key): " ".join(str(part).split()) for key, part in value.items()}
    if not texts.get("act") or not texts.get("text"):
        row.fault("source", "source saknar act eller text.")
        return Source(act="", text="")
    return Source(**texts)


def _length(row: Row) -> Length | None:
    value = row.value("length")
    if value is None or value == "none":
        return None
    try:
        return read_length(value)
    except ValueError as reason:
        row.fault("length", f"length: {reason}")
        return None


def _extension(row: Row) -> Extension | None:
    value = row.value("extension")
    if value is None:
        return None
    if not isinstance(value, dict) or value.keys() != {"grounds", "who"}:
        row.fault("extension", "extension ska ha grounds och who.")
        return None
    who = Row(
        row.line,
        {"id": row.cells["id"], "who": Cell(value["who"], row.cells["extension"].line)},
    )
    found = Extension(grounds=str(value["grounds"]), who=who.terms("who", Decider))
    row.faults.extend(who.faults)
    return found


def _birth_days(row: Row) -> tuple[int, ...]:
    value = row.value("birth_days")
    if value is None:
        return ()
    if isinstance(value, list) and all(type(day) is int and 1 <= day <= 31 for day in value):
        return tuple(value)
    row.fault("birth_days", "birth_days ska vara en lista med dagar från 1 till 31.")
    return ()


def _check(rule: Rule, row: Row) -> None:
    """What must hold between the values of one row."""
    _check_certainty(rule, row)
    _check_length(rule, row)
    if not ID.fullmatch(rule.id):
        row.fault("id", "id ska vara som A4 eller A9-fl12.")
    if rule.valid_to is not None and rule.valid_to <= rule.valid_from:
        row.fault("valid_to", "valid_to ska vara efter valid_from.")
    if (rule.kind is Kind.LOCAL) != (rule.set_by == "municipality"):
        row.fault("set_by", "set_by: municipality ska finnas när kind är local, annars inte.")
    if row.value("repeats") not in (None, True, False):
        row.fault("repeats", "repeats ska vara true eller false.")


def _check_certainty(rule: Rule, row: Row) -> None:
    if (rule.certainty is Certainty.VERIFIED) != (rule.verified_on is not None):
        row.fault(
            "verified_on",
            "verified_on ska finnas när certainty är verified, annars inte.",
        )
    if (rule.certainty is Certainty.UNCONFIRMED) != bool(rule.unconfirmed_because):
        row.fault(
            "unconfirmed_because",
            "unconfirmed_because ska finnas när certainty är unconfirmed, annars inte.",
        )


def _check_length(rule: Rule, row: Row) -> None:
    if rule.kind is Kind.DEADLINE and rule.length is None:
        row.fault("length", "en tidsgräns ska ha length.")
    if rule.runs_a_clock and not rule.starts:
        row.fault("starts", "en regel med length ska säga i starts vad som startar den.")
