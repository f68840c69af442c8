"""An administration's units compiled into one document: shown live, and frozen when signed."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from lykta.kernel.disclosure import released
from lykta.workplace.rules import sharing
from lykta.workplace.rules.facts import Promised, Round, Told, Voice
from lykta.workplace.terms import Done, Heard, Lens, Routine, SafetyPart

LENSES = (
    ("threats", "Hot och våld"),
    ("private_violence", "Våld i nära relation som når arbetet"),
    ("inclusion", "Inkludering"),
)
Bars = list[tuple[str, int | None, str]]


def document(*, of: Round, told: Told, found: Sequence[sharing.SharedTheme]) -> dict[str, Any]:
    """Return what the administration's units answered, by theme (F45), as canonical values.

    `found` are the themes as people have decided them; with `told` in part, its lists are in part.
    """
    spoken = [one for one in told.voices if one.has_answered]
    return {
        "year": of.year,
        "regulation": of.regulation,
        "questions": list(of.questions),
        "administration": told.asked.name,
        "asked": len(told.voices),
        "answered": len(spoken),
        "missing": [one.name for one in told.voices if not one.has_answered],
        "done": _counted(Done, [one.done for one in spoken]),
        "lenses": [
            [words, _counted(Lens, [getattr(one, name) for one in spoken])]
            for name, words in LENSES
        ],
        "routine": _counted(Routine, [one.routine for one in spoken]),
        "safety": _counted(SafetyPart, [one.safety_part for one in spoken]),
        "themes": [[one.name, len(one.works), len(one.improve)] for one in found],
        "shared": sharing.as_values(found),
        "works": [[one.name, one.text] for one in told.works],
        "improve": [[one.name, one.text] for one in told.improve],
        "promises": [_promise(name, one) for name, one in told.promises],
    }


def _counted(term: Any, values: Sequence[str | None]) -> list[list[Any]]:
    count = Counter(values)
    return [[one.swedish, count[one.value]] for one in term]


def _promise(name: str, one: Promised) -> dict[str, Any]:
    return {
        "unit": name,
        "text": one.text,
        "who": one.who.swedish,
        "due_on": one.due_on.isoformat(),
        "done": one.done,
    }


def routine_known(voices: Sequence[Voice]) -> int:
    """Return in how many units the routine of the caring talk is known, used or not."""
    known = (Routine.USED.value, Routine.KNOWN.value)
    return sum(one.routine in known for one in voices)


def bars(made: dict[str, Any]) -> Bars:
    """Return answered and missing for the picture."""
    answered = made["answered"]
    silent = made["asked"] - answered
    return [(Heard.ANSWERED.swedish, answered, ""), (Heard.MISSING.swedish, silent, "")]


def theme_bars(made: dict[str, Any]) -> Bars:
    """Return what units share: how many say that a theme must improve; most first."""
    found = [(name, improve, "") for name, _works, improve in made["themes"] if improve]
    return sorted(found, key=lambda row: (-row[1], row[0]))


def in_the_open(*, asked: int, answered: int) -> tuple[str, ...]:
    """Return what anyone may read of a signed administration: empty when the numbers are small.

    Answered and missing units, rounded to five; see `kernel.disclosure`.
    """
    parts = released({"har svarat": answered, "saknas": asked - answered}, total=asked)
    return tuple(
        f"{'färre än 5' if part.shown is None else f'omkring {part.shown}'} {part.label}"
        for part in parts
    )


def pictured(made: dict[str, Any]) -> dict[str, Any]:
    """Return a document with its pictures, as the pages show it."""
    return {
        "made": made,
        "bars": bars(made),
        "theme_bars": theme_bars(made),
        "promises": with_days(made),
    }


def with_days(made: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the promises with their days as dates, for a page."""
    return [{**row, "due_on": date.fromisoformat(row["due_on"])} for row in made["promises"]]
