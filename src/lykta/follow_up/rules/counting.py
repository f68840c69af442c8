"""How many measures go how. Silence is counted by itself and is never green."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final, TypeVar

from lykta.follow_up.terms import Goes

LEVELS: Final = {
    Goes.AS_PLANNED: "calm",
    Goes.BEHIND: "soon",
    Goes.STUCK: "late",
    Goes.DONE: "done",
    Goes.SILENT: "none",
}
ORDER: Final = (Goes.DONE, Goes.AS_PLANNED, Goes.BEHIND, Goes.STUCK, Goes.SILENT)
NOT_AS_PLANNED: Final = (Goes.BEHIND, Goes.STUCK)
One = TypeVar("One")
TONES: Final = {Goes.SILENT: "none"}  # silence is drawn as an empty bar, never as a green one
Bar = tuple[str, int | None, str, str]  # label, number, note, tone


def counts(answers: Iterable[Goes]) -> dict[str, int]:
    """Return how many there are of each answer, silence too, in the order they are shown."""
    found = Counter(answers)
    return {one.value: found[one] for one in ORDER}


def by_way(pairs: Iterable[tuple[Goes, One]]) -> dict[Goes, list[One]]:
    """Return what goes each way, in the order it came."""
    found: dict[Goes, list[One]] = defaultdict(list)
    for goes, one in pairs:
        found[goes].append(one)
    return dict(found)


def bars(counted: dict[str, int]) -> list[Bar]:
    """Return the counts as the picture of bars wants them."""
    return [(one.swedish, counted[one.value], "", TONES.get(one, "")) for one in ORDER]


def sentence(counted: dict[str, int]) -> str:
    """Say the counts in one sentence."""
    total = sum(counted.values())
    well = counted[Goes.AS_PLANNED.value] + counted[Goes.DONE.value]
    silent = counted[Goes.SILENT.value]
    words = f"{well} av {total} åtgärder går som planerat eller är klara."
    return f"{words} {_silent(silent)}" if silent else words


def _silent(number: int) -> str:
    return f"{number} har inte rapporterats av den ansvarige."
