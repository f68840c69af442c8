"""Frozen rounds side by side: how each measure went then and now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lykta.follow_up.rules.counting import ORDER, TONES, Bar
from lykta.follow_up.terms import Goes

Document = dict[str, Any]
BETTER, WORSE, SAME, NEW, GONE = "Bättre", "Sämre", "Samma", "Ny", "Inte med längre"
_RANK = {Goes.DONE: 4, Goes.AS_PLANNED: 3, Goes.BEHIND: 2, Goes.STUCK: 1}


@dataclass(frozen=True)
class Pair:
    """One measure in two rounds; `then` or `now` is None where it is not."""

    title: str
    lead: str
    then: Goes | None
    now: Goes | None
    then_number: int | None = None
    now_number: int | None = None

    @property
    def change(self) -> str:
        """Tell what became of it. Silence is neither better nor worse: nothing is known."""
        if self.then is None:
            return NEW
        if self.now is None:
            return GONE
        if self.then is self.now:
            return SAME
        if self.now is Goes.SILENT:
            return "Har tystnat"
        if self.then is Goes.SILENT:
            return "Rapporteras nu"
        return BETTER if _RANK[self.now] > _RANK[self.then] else WORSE


def compare(then: Document, now: Document) -> tuple[Pair, ...]:
    """Return every measure of both rounds, those of the newer one first, by its own code."""
    old = {each["code"]: each for each in then["measures"]}
    new = {each["code"]: each for each in now["measures"]}
    codes = [*new, *(code for code in old if code not in new)]
    return tuple(_pair(old.get(code), new.get(code)) for code in codes)


def _pair(then: Document | None, now: Document | None) -> Pair:
    shown = now or then or {}
    return Pair(
        title=shown["title"],
        lead=", ".join(shown["leads"]),
        then=Goes(then["goes"]) if then else None,
        now=Goes(now["goes"]) if now else None,
        then_number=_value(then),
        now_number=_value(now),
    )


def _value(measure: Document | None) -> int | None:
    number = measure["number"] if measure else None
    return number["value"] if number else None


def both(then: Document, now: Document) -> list[Bar]:
    """Return the two rounds' counts as bars, each answer's two beside each other.

    The page says which round is the earlier; a round's whole name does not fit beside a bar.
    """
    made: list[Bar] = []
    for one in ORDER:
        for each, when in ((then, "då"), (now, "nu")):
            said = f"{one.swedish}: {when}"
            made.append((said, each["counts"][one.value], "", TONES.get(one, "")))
    return made
