"""The law file as a LawBook. Everything wrong is told at once, with row, line and reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

from lykta.law.rules.law_book import LawBook
from lykta.law.rules.nodes import LawFileFault, rows
from lykta.law.rules.row import Row, read_row
from lykta.law.rules.rule import Rule


def read(text: str, *, name: str = "law.yaml") -> LawBook:
    """Read and validate the rule table; LawFileFault lists every fault in it."""
    found: list[Rule] = []
    faults: list[str] = []
    for line, cells, twice in rows(text, name=name):
        row = Row(line, cells, list(twice))
        rule = read_row(row)
        faults += row.faults
        if rule is not None:
            found.append(rule)
    faults += _overlaps(found)
    settled = [_with_setting(rule, found, faults) for rule in found]
    if faults:
        raise LawFileFault([f"{name} {fault}" for fault in faults])
    return LawBook(settled)


def _overlaps(found: list[Rule]) -> list[str]:
    """The same rule twice on one day would make two answers to one question."""
    return [
        f"rad {later.line}, regel {later.id}: gäller samtidigt som regeln på rad {earlier.line}."
        for earlier, later in combinations(found, 2)
        if earlier.id == later.id and _both_apply(earlier, later)
    ]


def _both_apply(one: Rule, other: Rule) -> bool:
    starts = max(one.valid_from, other.valid_from)
    return starts <= min(one.valid_to or date.max, other.valid_to or date.max)


def _with_setting(rule: Rule, found: list[Rule], faults: list[str]) -> Rule:
    """The rule with the time of day that the municipality has set for it, when it needs one."""
    if rule.length is None or not rule.length.same_day_setting:
        return rule
    named = [other for other in found if other.id == rule.length.same_day_setting]
    if len(named) != 1 or named[0].length is None or named[0].length.clock_time is None:
        missing = f"det ska finnas en regel {rule.length.same_day_setting} med clock_time."
        faults.append(f"rad {rule.line}, regel {rule.id}: {missing}")
        return rule
    return replace(rule, length=replace(rule.length, same_day_late_from=named[0].length.clock_time))
