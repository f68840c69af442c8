"""What an administration's units share: grouped by theme, suggested by words, decided by people."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from lykta.workplace.rules.facts import AnswerText, Voice
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
    improve: tuple[Voice, ...]
    works: tuple[Voice, ...]
    fresh: int = 0

    @property
    def is_shared(self) -> bool:
        """Tell whether at least two units say it, on one side or the other."""
        return len({one.id for one in (*self.improve, *self.works)}) >= SHARED_BY


def suggestions(answer: AnswerText, stems: Stems) -> dict[str, list[str]]:
    """Return the codes suggested for each side: the manager's own choice and the words'."""
    sides = (
        (Side.IMPROVE, answer.improve, answer.improve_themes),
        (Side.WORKS, answer.works, answer.works_themes),
    )
    return {
        side.value: sorted(one.value for one in suggested(text, stems).union(chosen))
        for side, text, chosen in sides
    }


def themes(voices: Sequence[Voice], decided: Decided) -> list[SharedTheme]:
    """Return every theme that some unit's text belongs to, what most must improve first."""
    spoken = [one for one in voices if one.done is not None]
    suits = _suits(spoken)
    placed: dict[Place, dict[UUID, bool]] = defaultdict(dict)
    for (key, side, code), belongs in decided.placed.items():
        placed[code, side][key] = belongs
    own = sorted(code for code in decided.names if code.startswith(OWN))
    codes = [*(theme.value for theme in Theme), *own]
    found = [_theme(code, spoken, suits, placed, decided.names) for code in codes]
    kept = [one for one in found if one.improve or one.works or one.is_decided]
    return sorted(kept, key=lambda one: (-len(one.improve), -len(one.works), one.name))


def _suits(spoken: Sequence[Voice]) -> dict[Place, list[Voice]]:
    """Return the units that each theme is suggested for, side by side."""
    found: dict[Place, list[Voice]] = defaultdict(list)
    for one in spoken:
        for code in one.improve:
            found[code, Side.IMPROVE.value].append(one)
        for code in one.works:
            found[code, Side.WORKS.value].append(one)
    return found


def _theme(
    code: str,
    spoken: Sequence[Voice],
    suits: Mapping[Place, Sequence[Voice]],
    placed: Mapping[Place, Mapping[UUID, bool]],
    names: Mapping[str, str],
) -> SharedTheme:
    is_decided = code in names
    held, fresh = {}, 0
    for side in (one.value for one in Side):
        told = placed.get((code, side), {})
        suggested_for = suits.get((code, side), ())
        fresh += sum(one.id not in told for one in suggested_for) if is_decided else 0
        if told or is_decided:
            held[side] = [one for one in spoken if _belongs(one, code, side, told, is_decided)]
        else:
            held[side] = list(suggested_for)
    return SharedTheme(
        code=code,
        name=names.get(code) or _name(code),
        is_decided=is_decided,
        improve=tuple(held[Side.IMPROVE.value]),
        works=tuple(held[Side.WORKS.value]),
        fresh=fresh,
    )


def _belongs(
    voice: Voice, code: str, side: str, told: Mapping[UUID, bool], is_decided: bool
) -> bool:
    """Tell whether a unit's text is in a theme: as it is told, else as suggested until decided.

    Told to belong, it does so only while there are words, or a suggestion, that can belong.
    """
    is_suggested = code in getattr(voice, side)
    if voice.id not in told:
        return is_suggested and not is_decided
    return told[voice.id] and (is_suggested or side in voice.wrote)


def _name(code: str) -> str:
    known = {theme.value: theme.swedish for theme in Theme}
    return known.get(code, "")


def without_theme(voices: Sequence[Voice], found: Sequence[SharedTheme]) -> list[UUID]:
    """Return the units with something to improve that no theme holds yet."""
    held = {one.id for theme in found for one in theme.improve}
    side = Side.IMPROVE.value
    return [one.id for one in voices if side in one.wrote and one.id not in held]


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
