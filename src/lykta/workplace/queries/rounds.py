"""Reads of the rounds. The database leaves out every unit that is not the reader's."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import QuerySet

from lykta.kernel import frozen
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import day_in_words
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.organisation import api as organisation
from lykta.pages import put_once
from lykta.workplace.models import (
    FollowUpNoted,
    Promise,
    SignedFollowUp,
    UnitAnswer,
    UnitAsked,
    YearRound,
)
from lykta.workplace.rules.facts import AnswerText, Asked, Promised, Round, Signed, Unit
from lykta.workplace.terms import Done, Lens, NotedBy, Routine, SafetyPart, Theme, Who

Rows = QuerySet[Any, Any]
Where = tuple[tuple[str, UUID], ...]  # what a field must be


@dataclass(frozen=True)
class Noted:
    """Who has noted a signed follow-up, when, and where it stands."""

    noted_for: NotedBy
    name: str
    on: date
    paragraph: str
    diary_number: str


@dataclass(frozen=True)
class SignedSeen:
    """A signed follow-up as its administration reads it."""

    id: UUID
    document: dict[str, Any]
    digest: str
    at: datetime
    round: UUID
    administration: UUID
    notes: tuple[Noted, ...]

    @property
    def is_noted(self) -> bool:
        """Tell whether the safety committee has noted it."""
        return any(one.noted_for is NotedBy.COMMITTEE for one in self.notes)


@dataclass(frozen=True)
class OpenCount:
    """A signed administration's numbers, before the small-number rules."""

    administration: str
    asked: int
    answered: int
    routine: int


def rounds(*, municipality: str) -> list[Round]:
    """Return the rounds, the newest year first. One query."""
    rows = YearRound.objects.filter(municipality=municipality).order_by("-year")
    return [round_fact(row) for row in rows]


def round_of(round_id: UUID) -> Round:
    """Return a round. Raises Unknown."""
    row = YearRound.objects.filter(id=round_id).first()
    if row is None:
        raise Unknown()
    return round_fact(row)


def round_fact(row: YearRound) -> Round:
    """Return a round as a plain value."""
    questions = tuple(row.questions)
    return Round(row.id, row.year, row.regulation, questions, row.due_on, row.board_by)


UNIT = (
    "id",
    "round_id",
    "unit_id",
    "unit_name",
    "unit_code",
    "administration_id",
    "administration_code",
    "administration_name",
    "answered_at",
)


def units(
    *, round_id: UUID, unit: UUID | None = None, administration: UUID | None = None
) -> list[Unit]:
    """Return the asked units that the reader sees, with their answers, by name. Three queries."""
    given = {"round_id": round_id, "unit_id": unit, "administration_id": administration}
    where = tuple((name, value) for name, value in given.items() if value is not None)
    answers = _answers(tuple((f"asked__{name}", value) for name, value in where))
    return [_unit(told, answers.get(told[0])) for told in put_once.rows(_units, where)]


def unit_of(asked_id: UUID) -> Unit:
    """Return one asked unit with its answer. Raises Unknown, also for one not to be seen."""
    told = put_once.rows(_units, (("id", asked_id),))
    if not told:
        raise Unknown()
    return _unit(told[0], _answers((("asked_id", asked_id),)).get(asked_id))


def _unit(told: Any, answer: AnswerText | None) -> Unit:
    """Return an asked unit from its `UNIT` values, in the order of the fields."""
    return Unit(*(*told, answer))


def _units(where: Where) -> Rows:
    return UnitAsked.objects.filter(**dict(where)).order_by("unit_name", "id").values_list(*UNIT)


ANSWER = tuple(name for name in AnswerText.__dataclass_fields__ if name != "promises")


def _answers(where: Where) -> dict[UUID, AnswerText]:
    """Return the answers of the asked units there, by their key. Two queries."""
    promises: dict[UUID, list[Promised]] = defaultdict(list)
    for key, text, who, due_on, done in put_once.rows(_promised, where):
        promises[key].append(Promised(text, Who(who), due_on, done))
    return {
        key: _answer(dict(zip(ANSWER, values, strict=True)), tuple(promises[key]))
        for key, *values in put_once.rows(_said, where)
    }


def _promised(where: Where) -> Rows:
    told = ("asked_id", "text", "who", "due_on", "done")
    return Promise.objects.filter(**dict(where)).order_by("place").values_list(*told)


def _said(where: Where) -> Rows:
    return UnitAnswer.objects.filter(**dict(where)).order_by("id").values_list("asked_id", *ANSWER)


def _answer(said: dict[str, Any], promises: tuple[Promised, ...]) -> AnswerText:
    return AnswerText(
        done=Done(said["done"]),
        works=said["works"],
        works_themes=_themes(said["works_themes"]),
        improve=said["improve"],
        improve_themes=_themes(said["improve_themes"]),
        threats=Lens(said["threats"]),
        private_violence=Lens(said["private_violence"]),
        inclusion=Lens(said["inclusion"]),
        routine=Routine(said["routine"]),
        safety_part=SafetyPart(said["safety_part"]),
        safety_on=said["safety_on"],
        promises=promises,
    )


@lru_cache(maxsize=1024)
def _themes(codes: str) -> tuple[Theme, ...]:
    """Return the themes as the database writes their list: few managers choose differently."""
    return tuple(Theme(one) for one in json.loads(codes))


def last_years(*, of: Round, unit: UUID) -> tuple[Promised, ...]:
    """Return what the unit promised in the nearest earlier round and has not done."""
    rows = Promise.objects.filter(asked__unit_id=unit, asked__round__year__lt=of.year)
    found = list(rows.select_related("asked__round").order_by("-asked__round__year", "place"))
    newest = [row for row in found if row.asked.round.year == found[0].asked.round.year]
    return tuple(Promised(row.text, Who(row.who), row.due_on) for row in newest if not row.done)


def to_ask(*, today: date) -> list[dict[str, Any]]:
    """Return every unit of an administration that somebody answers for today. Three queries."""
    known = {row.id: row for row in organisation.units(today=today)}
    ours = [row for row in known.values() if row.administration]
    led = led_by(unit_ids=[row.id for row in ours], today=today)
    return [_asked(row, _above(row, known, led)) for row in ours if row.id in led]


def led_by(*, unit_ids: Collection[UUID], today: date) -> dict[UUID, set[UUID]]:
    """Return who answers for each of the units today; units nobody answers for are left out."""
    answering = {
        code
        for code, role in organisation.matrix().roles.items()
        if Permission.WORKPLACE_ANSWER in role.grants
    }
    led: dict[UUID, set[UUID]] = defaultdict(set)
    for one in organisation.assignments_at(unit_ids=unit_ids, today=today):
        if one.role in answering:
            led[one.unit].add(one.person)
    return dict(led)


def _above(row: Any, known: Mapping[UUID, Any], led: Collection[UUID]) -> UUID | None:
    """Return the nearest unit above where somebody leads; None: the director is next."""
    up: UUID | None = row.parent_id
    while up is not None and up not in led:
        up = known[up].parent_id if up in known else None
    return up


def _asked(row: Any, above: UUID | None) -> dict[str, Any]:
    return {
        "unit_id": row.id,
        "unit_code": row.code,
        "unit_name": row.name,
        "administration_id": row.administration.id,
        "administration_code": row.administration.code,
        "administration_name": row.administration.name,
        "above_id": above,
    }


def below(*, round_id: UUID, unit: UUID) -> list[UnitAsked]:
    """Return the asked units right under the unit, by name; what they said is not here."""
    return list(UnitAsked.objects.filter(round_id=round_id, above_id=unit).order_by("unit_name"))


def signed() -> list[Signed]:
    """Return which follow-ups are signed and noted, in every administration. One query."""
    names = "id, round, administration, code, name, at, noted_on, board_on, boards"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM secrecy.workplace_signed()")
        return [Signed(**{**row, "boards": tuple(row["boards"])}) for row in _rows(cursor)]


def _rows(cursor: CursorWrapper) -> list[dict[str, Any]]:
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def is_signed(*, round_id: UUID, administration: UUID) -> bool:
    """Tell whether the director has signed. One query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT secrecy.workplace_is_signed(%s, %s)", [str(round_id), str(administration)]
        )
        found: tuple[bool] = cursor.fetchone()
        return found[0]


def signed_of(asked: Asked) -> SignedSeen | None:
    """Return an administration's signed follow-up, or None. Raises Altered."""
    of = {"round_id": asked.round, "administration_id": asked.administration}
    row = SignedFollowUp.objects.filter(**of).first()
    return None if row is None else _signed(row)


def signed_paper(signed_id: UUID) -> SignedSeen:
    """Return a signed follow-up that the reader may see: the own line's, or the own board's.

    Raises Unknown, and Altered when it is not what was signed.
    """
    row = SignedFollowUp.objects.filter(id=signed_id).first()
    if row is None:
        raise Unknown()
    return _signed(row)


def _signed(row: SignedFollowUp) -> SignedSeen:
    return SignedSeen(
        id=row.id,
        document=frozen.thaw(text=row.text, digest=row.digest),
        digest=row.digest,
        at=row.signed_at,
        round=row.round_id,
        administration=row.administration_id,
        notes=_notes(row),
    )


def _notes(row: SignedFollowUp) -> tuple[Noted, ...]:
    notes = list(FollowUpNoted.objects.filter(signed=row).order_by("noted_on", "id"))
    bodies = organisation.body_names([one.authority_id for one in notes if one.authority_id])
    return tuple(_noted(one, bodies) for one in notes)


def _noted(row: FollowUpNoted, bodies: Mapping[UUID, str]) -> Noted:
    noted_for = NotedBy(row.noted_for)
    board = bodies.get(row.authority_id, "") if row.authority_id else ""
    name = board if noted_for is NotedBy.BOARD and board else noted_for.swedish
    return Noted(noted_for, name, row.noted_on, row.paragraph, row.diary_number)


def note_words(one: Noted) -> str:
    """Return a note as a paper says it: who, which day, where it stands."""
    day = day_in_words(one.on)
    parts = (one.name, day, one.paragraph and f"§ {one.paragraph}", one.diary_number)
    return ", ".join(part for part in parts if part)


def board_note_waits(*, signed_id: UUID, actor: Actor) -> bool:
    """Tell whether the actor's own board has still to note a signed follow-up. Two queries."""
    if not actor.may(Permission.WORKPLACE_BOARD):
        return False
    mine = {"signed_id": signed_id, "authority_id": actor.authority}
    return not FollowUpNoted.objects.filter(noted_for=NotedBy.BOARD.value, **mine).exists()


def counts(round_id: UUID) -> list[OpenCount]:
    """Return the numbers of the signed administrations; never shown before `in_the_open`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM secrecy.workplace_counts(%s)", [round_id])
        return [OpenCount(*row) for row in cursor.fetchall()]
