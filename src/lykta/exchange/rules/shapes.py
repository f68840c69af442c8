"""Small readers that say what a value must be: text, number, day, a list, a record.

A reader takes a node and a report; a fault goes into the report with its line, and reading goes
on, so that one run tells of every bad row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from lykta.exchange.rules.faults import Fault, perhaps, short
from lykta.exchange.rules.nodes import Kind, Node
from lykta.kernel.calendar import STOCKHOLM
from lykta.kernel.period import Period

Reader = Callable[[Node, "Report", str], Any]
_NEVER = datetime(1, 1, 1, tzinfo=STOCKHOLM)
_CODE = re.compile(r"[\w][\w-]{0,39}")


@dataclass(frozen=True)
class Ref:
    """Someone or something that the file names: by id, or outside by its name alone."""

    line: int
    where: str
    code: str = ""
    outside: str = ""
    among: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A record that was read, with its line. Missing fields hold their default."""

    line: int
    values: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


@dataclass
class Report:
    """What was found while reading: faults, the ids each section declares, and who is named."""

    faults: list[Fault] = field(default_factory=list)
    declared: dict[str, dict[str, int]] = field(default_factory=dict)
    named: list[Ref] = field(default_factory=list)

    def add(self, line: int, where: str, reason: str) -> None:
        """Take note of a fault."""
        self.faults.append(Fault(line, where, reason))


@dataclass(frozen=True)
class Slot:
    """A field of a record: how it is read, and what stands for it when it is missing."""

    read: Reader
    required: bool = True
    default: Any = None


def optional(read: Reader, default: Any = None) -> Slot:
    """A field that may be missing or null."""
    return Slot(read, required=False, default=default)


def text(longest: int = 200) -> Reader:
    """Text that is not empty. A number or true must stand within quotation marks."""

    def read(node: Node, report: Report, where: str) -> str:
        if node.kind is not Kind.TEXT:
            hint = " Skriv det inom citattecken." if node.text else ""
            report.add(node.line, where, f"Här ska stå text, inte {node.kind.value}.{hint}")
        elif not node.text.strip():
            report.add(node.line, where, "Texten är tom.")
        elif len(node.text) > longest:
            report.add(node.line, where, f"Texten är längre än {longest} tecken.")
        return node.text.strip()

    return read


def number(least: int = 0, most: int = 1_000_000) -> Reader:
    """A whole number within bounds."""

    def read(node: Node, report: Report, where: str) -> int:
        found = int(node.text) if re.fullmatch(r"-?\d{1,9}", node.text) else None
        if node.kind is not Kind.NUMBER or found is None:
            report.add(node.line, where, "Här ska stå ett heltal utan citattecken.")
        elif not least <= found <= most:
            report.add(node.line, where, f"Talet ska vara mellan {least} och {most}.")
        return found or 0

    return read


def flag(node: Node, report: Report, where: str) -> bool:
    """Read true or false."""
    if node.kind is not Kind.FLAG or node.text not in ("true", "false"):
        report.add(node.line, where, "Här ska stå true eller false.")
    return node.text == "true"


def one_of(known: Iterable[str]) -> Reader:
    """One of a closed list of words."""
    words = list(known)

    def read(node: Node, report: Report, where: str) -> str:
        if node.text not in words or node.kind is not Kind.TEXT:
            hint = perhaps(node.text, words) or f" Välj bland: {', '.join(words)}."
            report.add(node.line, where, f"”{short(node.text)}” är inget ord vi känner till.{hint}")
        return node.text

    return read


def word_of(known: Iterable[str]) -> Reader:
    """One of a list of Swedish words, whatever their capitals; the known spelling comes out."""
    words = {word.casefold(): word for word in known}

    def read(node: Node, report: Report, where: str) -> str:
        found = words.get(node.text.casefold())
        if found is None:
            hint = perhaps(node.text, words.values())
            report.add(node.line, where, f"”{short(node.text)}” är inget ord vi känner till.{hint}")
        return found or ""

    return read


def day(node: Node, report: Report, where: str) -> date:
    """Read a day: 2025-01-21."""
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", node.text):
            raise ValueError
        return Period.parse(node.text).first_day
    except ValueError:
        reason = f"”{short(node.text)}” är inget datum. Skriv som 2025-01-21."
        report.add(node.line, where, reason)
        return date.min


def period(node: Node, report: Report, where: str) -> str:
    """Read a period as the source gives it; it comes out as written."""
    try:
        return Period.parse(node.text).text
    except ValueError:
        like = "2024, 2024-08, 2025-autumn eller 2025-01-21"
        reason = f"”{short(node.text)}” är ingen tid. Skriv som {like}."
        report.add(node.line, where, reason)
        return ""


def clock(node: Node, report: Report, where: str) -> time:
    """Read a time of day: "09:00"."""
    found = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", node.text)
    if found is None or node.kind is not Kind.TEXT:
        reason = f'”{short(node.text)}” är inget klockslag. Skriv som "09:00".'
        report.add(node.line, where, reason)
        return time.min
    return time(int(found[1]), int(found[2]))


def meeting(node: Node, report: Report, where: str) -> tuple[datetime, datetime]:
    """Read a meeting in Swedish time: "2025-01-30 13:00-16:00"."""
    parts = re.fullmatch(r"(\S{10}) (\S{5})-(\S{5})", node.text)
    if parts is None:
        reason = f'”{short(node.text)}” är inget möte. Skriv som "2025-01-30 13:00-16:00".'
        report.add(node.line, where, reason)
        return _NEVER, _NEVER
    found = day(Node(node.line, Kind.TEXT, parts[1]), report, where)
    start, end = (
        clock(Node(node.line, Kind.TEXT, each), report, where) for each in parts.group(2, 3)
    )
    if end <= start:
        report.add(node.line, where, "Mötet slutar innan det börjar.")
    return (
        datetime.combine(found, start, tzinfo=STOCKHOLM),
        datetime.combine(found, end, tzinfo=STOCKHOLM),
    )


def listed(read_item: Reader, *, least: int = 0) -> Reader:
    """A list, each item read alike."""

    def read(node: Node, report: Report, where: str) -> tuple[Any, ...]:
        if node.kind is not Kind.LIST:
            report.add(node.line, where, "Här ska stå en lista.")
            return ()
        if len(node.items) < least:
            report.add(node.line, where, "Listan är tom.")
        return tuple(
            read_item(item, report, f"{where} {_name(item, place)}")
            for place, item in enumerate(node.items, start=1)
        )

    return read


def counted(node: Node, report: Report, where: str) -> tuple[tuple[str, int], ...]:
    """Read names with a number each: {socialsekreterare: 8}."""
    if node.kind is not Kind.RECORD:
        report.add(node.line, where, "Här ska stå namn och antal: {namn: 1}.")
        return ()
    read = number(1, 10_000)
    return tuple(
        (name, read(part, report, f"{where} {name}")) for name, part in node.fields.items()
    )


def record(**slots: Slot | Reader) -> Reader:
    """A record with exactly these fields."""
    known = {name.rstrip("_"): _slot(slot) for name, slot in slots.items()}

    def read(node: Node, report: Report, where: str) -> Row:
        if node.kind is not Kind.RECORD:
            report.add(node.line, where, "Här ska stå poster med kolon (namn: värde).")
            return Row(node.line, {name: slot.default for name, slot in known.items()})
        for name in node.fields.keys() - known.keys():
            reason = f"”{short(name)}” finns inte här.{perhaps(name, known)}"
            report.add(node.fields[name].line, where, reason)
        values = {name: _field(node, report, where, name, slot) for name, slot in known.items()}
        return Row(node.line, values)

    return read


def _slot(slot: Slot | Reader) -> Slot:
    return slot if isinstance(slot, Slot) else Slot(slot)


def _field(node: Node, report: Report, where: str, name: str, slot: Slot) -> Any:
    found = node.fields.get(name)
    if found is None or (found.kind is Kind.NOTHING and not slot.required):
        if slot.required:
            report.add(node.line, where, f"”{name}” saknas.")
        return slot.default
    return slot.read(found, report, f"{where} {name}".strip())


def _name(node: Node, place: int) -> str:
    code = node.fields.get("id") or node.fields.get("name")
    return short(code.text) if code is not None and code.text else str(place)


def code(section: str, *, among: tuple[str, ...] = ()) -> Reader:
    """An id, unique in its section and in the sections it shares ids with."""

    def read(node: Node, report: Report, where: str) -> str:
        before: dict[str, int] = {}
        for each in (*among, section):
            before |= report.declared.get(each, {})
        if node.kind is not Kind.TEXT or not _CODE.fullmatch(node.text):
            reason = "Ett id har bokstäver, siffror och bindestreck, högst 40 tecken."
            report.add(node.line, where, reason)
        elif node.text in before:
            reason = f"”{node.text}” finns redan på rad {before[node.text]}."
            report.add(node.line, where, reason)
        else:
            report.declared.setdefault(section, {})[node.text] = node.line
        return node.text

    return read


def ref(*among: str, outside: bool = False) -> Reader:
    """Someone named by id in one of the sections; with `outside` also `{outside: A name}`."""

    def read(node: Node, report: Report, where: str) -> Ref:
        if outside and node.kind is Kind.RECORD:
            row = record(outside=text())(node, report, where)
            return Ref(node.line, where, outside=row["outside"] or "")
        if node.kind is not Kind.TEXT:
            report.add(node.line, where, "Här ska stå ett id.")
        found = Ref(node.line, where, code=node.text, among=among)
        report.named.append(found)
        return found

    return read
