"""Reads of the rounds. The database leaves out every unit that is not the reader's."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from lykta.kernel import frozen
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.organisation import api as organisation
from lykta.workplace.models import (
    FollowUpNoted,
    Promise,
    SignedFollowUp,
    UnitAnswer,
    UnitAsked,
    YearRound,
)
from lykta.workplace.rules.facts import AnswerText, Promised, Round, Signed, Unit
from lykta.workplace.terms import Done, Lens, Routine, SafetyPart, Theme, Who


@dataclass(frozen=True)
class SignedSeen:
    """A signed follow-up as its administration reads it."""

    id: UUID
    document: dict[str, Any]
    digest: str
    at: Any
    by: str
    noted_on: date | None
    paragraph: str


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
    return Round(row.id, row.year, row.regulation, tuple(row.questions), row.due_on)


def units(
    *, round_id: UUID, unit: UUID | None = None, administration: UUID | None = None
) -> list[Unit]:
    """Return the asked units that the reader sees, with their answers, by name. Three queries."""
    rows = UnitAsked.objects.filter(round_id=round_id)
    if unit is not None:
        rows = rows.filter(unit_id=unit)
    if administration is not None:
        rows = rows.filter(administration_id=administration)
    found = list(rows.order_by("unit_name", "id"))
    answers = answers_of([row.id for row in found])
    return [unit_fact(row, answers.get(row.id)) for row in found]


def unit_of(asked_id: UUID) -> Unit:
    """Return one asked unit with its answer. Raises Unknown, also for one not to be seen."""
    row = UnitAsked.objects.filter(id=asked_id).first()
    if row is None:
        raise Unknown()
    return unit_fact(row, answers_of([row.id]).get(row.id))


def unit_fact(row: UnitAsked, answer: AnswerText | None) -> Unit:
    """Return an asked unit as a plain value."""
    return Unit(
        id=row.id,
        round=row.round_id,
        unit=row.unit_id,
        name=row.unit_name,
        code=row.unit_code,
        administration=row.administration_id,
        administration_code=row.administration_code,
        administration_name=row.administration_name,
        answered_at=row.answered_at,
        answer=answer,
    )


def answers_of(asked: list[UUID]) -> dict[UUID, AnswerText]:
    """Return the answers of these asked units. Two queries."""
    promises: dict[UUID, list[Promised]] = defaultdict(list)
    for row in Promise.objects.filter(asked_id__in=asked).order_by("place"):
        promises[row.asked_id].append(Promised(row.text, Who(row.who), row.due_on, row.done))
    return {
        row.asked_id: _answer(row, tuple(promises[row.asked_id]))
        for row in UnitAnswer.objects.filter(asked_id__in=asked)
    }


def _answer(row: UnitAnswer, promises: tuple[Promised, ...]) -> AnswerText:
    return AnswerText(
        done=Done(row.done),
        works=row.works,
        works_themes=tuple(Theme(one) for one in row.works_themes),
        improve=row.improve,
        improve_themes=tuple(Theme(one) for one in row.improve_themes),
        threats=Lens(row.threats),
        private_violence=Lens(row.private_violence),
        inclusion=Lens(row.inclusion),
        routine=Routine(row.routine),
        safety_part=SafetyPart(row.safety_part),
        safety_on=row.safety_on,
        promises=promises,
    )


def last_years(*, of: Round, unit: UUID) -> tuple[Promised, ...]:
    """Return what the unit promised in the nearest earlier round and has not done."""
    rows = Promise.objects.filter(asked__unit_id=unit, asked__round__year__lt=of.year)
    found = list(rows.select_related("asked__round").order_by("-asked__round__year", "place"))
    newest = [row for row in found if row.asked.round.year == found[0].asked.round.year]
    return tuple(Promised(row.text, Who(row.who), row.due_on) for row in newest if not row.done)


def to_ask(*, today: date) -> list[dict[str, Any]]:
    """Return every unit of an administration that somebody answers for today. Three queries."""
    answering = {
        code
        for code, role in organisation.matrix().roles.items()
        if Permission.WORKPLACE_ANSWER in role.grants
    }
    known = {row.id: row for row in organisation.units(today=today) if row.administration}
    working = organisation.assignments_at(unit_ids=list(known), today=today)
    led = {one.unit for one in working if one.role in answering}
    return [_asked(row) for key, row in known.items() if key in led]


def _asked(row: Any) -> dict[str, Any]:
    return {
        "unit_id": row.id,
        "unit_code": row.code,
        "unit_name": row.name,
        "administration_id": row.administration.id,
        "administration_code": row.administration.code,
        "administration_name": row.administration.name,
    }


def own_administration() -> UUID | None:
    """Return the administration whose every unit the reader sees; None for everybody else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT secrecy.workplace_administration()")
        found: tuple[UUID | None] = cursor.fetchone()
        return found[0]


def signed() -> list[Signed]:
    """Return which follow-ups are signed and noted, in every administration. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT round, administration, at, noted_on FROM secrecy.workplace_signed()")
        return [Signed(*row) for row in cursor.fetchall()]


def signed_of(*, round_id: UUID) -> SignedSeen | None:
    """Return the own administration's signed follow-up, or None. Raises Altered."""
    row = SignedFollowUp.objects.filter(round_id=round_id).first()
    if row is None:
        return None
    noted = FollowUpNoted.objects.filter(signed=row).first()
    return SignedSeen(
        id=row.id,
        document=frozen.thaw(text=row.text, digest=row.digest),
        digest=row.digest,
        at=row.signed_at,
        by=organisation.people([row.signed_by_id]).get(row.signed_by_id, ""),
        noted_on=noted.noted_on if noted else None,
        paragraph=noted.paragraph if noted else "",
    )


def counts(round_id: UUID) -> list[OpenCount]:
    """Return the numbers of the signed administrations; never shown before `in_the_open`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM secrecy.workplace_counts(%s)", [round_id])
        return [OpenCount(*row) for row in cursor.fetchall()]
