"""A unit's answer and a year's round as plain values."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from lykta.workplace.terms import Done, Lens, Routine, SafetyPart, Theme, Who


@dataclass(frozen=True)
class Promised:
    """What the unit will do: which role (never a person) and by which day."""

    text: str
    who: Who
    due_on: date
    done: bool = False


@dataclass(frozen=True, kw_only=True)
class AnswerText:
    """A manager's whole answer for one unit."""

    done: Done
    works: str = ""
    works_themes: tuple[Theme, ...] = ()
    improve: str = ""
    improve_themes: tuple[Theme, ...] = ()
    threats: Lens
    private_violence: Lens
    inclusion: Lens
    routine: Routine
    safety_part: SafetyPart
    safety_on: date | None = None
    promises: tuple[Promised, ...] = ()


@dataclass(frozen=True)
class Round:
    """A year's round."""

    id: UUID
    year: int
    regulation: str
    questions: tuple[str, ...]
    due_on: date
    board_by: date | None = None


@dataclass(frozen=True)
class Unit:
    """A unit asked in a round; `answer` is None while its manager is silent."""

    id: UUID
    round: UUID
    unit: UUID
    name: str
    code: str
    administration: UUID
    administration_code: str
    administration_name: str
    answered_at: datetime | None
    answer: AnswerText | None = None


@dataclass(frozen=True)
class Asked:
    """An administration whose units are asked in a round, named as it was that day."""

    round: UUID
    administration: UUID
    code: str
    name: str


class Voice(NamedTuple):
    """What an asked unit answered, without its words; `done` is None while its manager is silent.

    `improve` and `works` are the themes suggested for each text; `wrote` the sides with words.
    """

    id: UUID
    name: str
    done: str | None = None
    threats: str | None = None
    private_violence: str | None = None
    inclusion: str | None = None
    routine: str | None = None
    safety_part: str | None = None
    improve: frozenset[str] = frozenset()
    works: frozenset[str] = frozenset()
    wrote: frozenset[str] = frozenset()

    @property
    def has_answered(self) -> bool:
        """Tell whether the unit's manager has answered."""
        return self.done is not None


class Words(NamedTuple):
    """What a unit wrote on one side."""

    id: UUID
    name: str
    text: str


@dataclass(frozen=True)
class Told:
    """What an administration's units told: all their voices, and their words, or the first of them.

    `promises` are each with its unit's name: not done first, soonest first.
    """

    asked: Asked
    voices: tuple[Voice, ...]
    improve: tuple[Words, ...] = ()
    works: tuple[Words, ...] = ()
    promises: tuple[tuple[str, Promised], ...] = ()


@dataclass(frozen=True)
class Signed:
    """That an administration's follow-up is signed, and who has noted it.

    `boards` are the codes of the boards it works for that have not noted it yet.
    """

    id: UUID
    round: UUID
    administration: UUID
    code: str
    name: str
    at: datetime
    noted_on: date | None
    board_on: date | None
    boards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suggestion:
    """What an administration wants in the plan; `measure` when it stands there."""

    id: UUID
    year: int
    administration_code: str
    administration: str
    theme: str
    text: str
    measure: UUID | None
    declined: str

    @property
    def is_waiting(self) -> bool:
        """Tell whether nobody has answered it yet."""
        return self.measure is None and not self.declined


@dataclass(frozen=True)
class YearOf:
    """An administration's year in numbers; `round` None: written in by hand."""

    year: int
    administration: UUID
    name: str
    asked: int
    answered: int
    known: int | None = None
    is_signed: bool = True
    round: UUID | None = None
