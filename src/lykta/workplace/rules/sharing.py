"""What an administration's units share: grouped by theme, suggested by words, decided by people."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lykta.workplace.rules.facts import AnswerText, Unit
from lykta.workplace.rules.theming import Stems, suggested
from lykta.workplace.terms import Side, Theme

OWN = "eget-"
SHARED_BY = 2  # units; what one unit says alone is not shared
Placings = Mapping[tuple[UUID, str, str], bool]
Place = tuple[str, str]  # a theme's code, and which side


@dataclass(frozen=True)
class Decided:
    """What people have decided for an administration's year: names by code, and what belongs."""

    names: Mapping[str, str]
    placed: Placings


NOTHING = Decided({}, {})


@dataclass(frozen=True)
class SharedTheme:
    """A theme and the units whose texts belong to it; `fresh`: suggested since it was decided."""

    code: str
    name: str
    is_decided: bool
    improve: tuple[Unit, ...]
    works: tuple[Unit, ...]
    fresh: int = 0

    @property
    def is_shared(self) -> bool:
        """Tell whether at least two units say it, on one side or the other."""
        return len({one.id for one in (*self.improve, *self.works)}) >= SHARED_BY


def themes(units: Sequence[Unit], decided: Decided, stems: Stems) -> list[SharedTheme]:
    """Return every theme that some unit's text belongs to, what most must improve first."""
    spoken = {one.id: one for one in units if one.answer is not None}
    suits = _suits(spoken.values(), stems)
    placed: dict[Place, dict[UUID, bool]] = defaultdict(dict)
    for (key, side, code), belongs in decided.placed.items():
        if key in spoken:
            placed[code, side][key] = belongs
    own = sorted(code for code in decided.names if code.startswith(OWN))
    codes = [*(theme.value for theme in Theme), *own]
    found = [_theme(code, spoken, suits, placed, decided.names) for code in codes]
    kept = [one for one in found if one.improve or one.works or one.is_decided]
    return sorted(kept, key=lambda one: (-len(one.improve), -len(one.works), one.name))


def _suits(units: Iterable[Unit], stems: Stems) -> dict[Place, set[UUID]]:
    """Return which units each theme is suggested for, side by side."""
    found: dict[Place, set[UUID]] = defaultdict(set)
    for one in units:
        for side, codes in suggestions(one.answer, stems).items() if one.answer else ():
            for code in codes:
                found[code, side].add(one.id)
    return found


def suggestions(answer: AnswerText, stems: Stems) -> dict[str, frozenset[str]]:
    """Return the codes suggested for each side: the manager's own choice and the words'."""
    sides = (
        (Side.IMPROVE, answer.improve, answer.improve_themes),
        (Side.WORKS, answer.works, answer.works_themes),
    )
    return {
        side.value: frozenset(one.value for one in suggested(text, stems).union(chosen))
        for side, text, chosen in sides
    }


def _theme(
    code: str,
    spoken: Mapping[UUID, Unit],
    suits: Mapping[Place, set[UUID]],
    placed: Mapping[Place, Mapping[UUID, bool]],
    names: Mapping[str, str],
) -> SharedTheme:
    is_decided = code in names
    held, fresh = {}, 0
    for side in (one.value for one in Side):
        suggested_for = suits.get((code, side), set())
        told = placed.get((code, side), {})
        inside = {
            key
            for key, belongs in told.items()
            if belongs and (key in suggested_for or getattr(spoken[key].answer, side))
        }
        waiting = suggested_for - told.keys()
        fresh += len(waiting) if is_decided else 0
        kept = inside if is_decided else inside | waiting
        held[side] = tuple(one for key, one in spoken.items() if key in kept)
    return SharedTheme(
        code=code,
        name=names.get(code) or _name(code),
        is_decided=is_decided,
        improve=held[Side.IMPROVE.value],
        works=held[Side.WORKS.value],
        fresh=fresh,
    )


def _name(code: str) -> str:
    known = {theme.value: theme.swedish for theme in Theme}
    return known.get(code, "")


def without_theme(units: Sequence[Unit], found: Sequence[SharedTheme]) -> list[Unit]:
    """Return the units with something to improve that no theme holds yet."""
    held = {one.id for theme in found for one in theme.improve}
    return [
        one
        for one in units
        if one.answer is not None and one.answer.improve.strip() and one.id not in held
    ]


def as_values(found: Sequence[SharedTheme]) -> list[dict[str, Any]]:
    """Return the shared themes as canonical values, for the document that is signed."""
    return [
        {
            "name": one.name,
            "decided": one.is_decided,
            "improve": [unit.name for unit in one.improve],
            "works": [unit.name for unit in one.works],
        }
        for one in found
        if one.is_shared
    ]
