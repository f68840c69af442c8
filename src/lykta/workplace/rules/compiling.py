"""An administration's units compiled into one document: shown live, and frozen when signed."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from lykta.kernel.disclosure import released
from lykta.workplace.rules import sharing
from lykta.workplace.rules.facts import Round, Unit
from lykta.workplace.rules.theming import NO_STEMS
from lykta.workplace.terms import Done, Lens, Routine, SafetyPart

LENSES = (
    ("threats", "Hot och våld"),
    ("private_violence", "Våld i nära relation som når arbetet"),
    ("inclusion", "Inkludering"),
)
Bars = list[tuple[str, int | None, str]]


def document(
    *, of: Round, units: Sequence[Unit], found: Sequence[sharing.SharedTheme] | None = None
) -> dict[str, Any]:
    """Return what the administration's units answered, by theme (F45), as canonical values.

    `found` are the themes as people have decided them; None: as the managers chose themselves.
    """
    if found is None:
        found = sharing.themes(units, sharing.NOTHING, NO_STEMS)
    said = [(one, one.answer) for one in units if one.answer is not None]
    answers = [answer for _one, answer in said]
    return {
        "year": of.year,
        "regulation": of.regulation,
        "questions": list(of.questions),
        "administration": units[0].administration_name if units else "",
        "asked": len(units),
        "answered": len(said),
        "missing": [one.name for one in units if one.answer is None],
        "done": _counted(Done, [answer.done for answer in answers]),
        "lenses": [
            [words, _counted(Lens, [getattr(answer, name) for answer in answers])]
            for name, words in LENSES
        ],
        "routine": _counted(Routine, [answer.routine for answer in answers]),
        "safety": _counted(SafetyPart, [answer.safety_part for answer in answers]),
        "themes": [[one.name, len(one.works), len(one.improve)] for one in found],
        "shared": sharing.as_values(found),
        "works": [[one.name, answer.works] for one, answer in said if answer.works],
        "improve": [[one.name, answer.improve] for one, answer in said if answer.improve],
        "promises": promises(units),
    }


def _counted(term: Any, values: Sequence[Any]) -> list[list[Any]]:
    count = Counter(values)
    return [[one.swedish, count[one]] for one in term]


def promises(units: Sequence[Unit]) -> list[dict[str, Any]]:
    """Return what the units will do, as canonical values: not done first, soonest first."""
    rows = [
        {
            "unit": one.name,
            "text": promise.text,
            "who": promise.who.swedish,
            "due_on": promise.due_on.isoformat(),
            "done": promise.done,
        }
        for one in units
        if one.answer is not None
        for promise in one.answer.promises
    ]
    return sorted(rows, key=lambda row: (row["done"], row["due_on"], row["unit"]))


def routine_known(units: Sequence[Unit]) -> int:
    """Return in how many units the routine of the caring talk is known, used or not."""
    known = (Routine.USED, Routine.KNOWN)
    return sum(one.answer is not None and one.answer.routine in known for one in units)


def bars(made: dict[str, Any]) -> Bars:
    """Return answered and missing for the picture."""
    answered = made["answered"]
    return [("Har svarat", answered, ""), ("Saknas", made["asked"] - answered, "")]


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
