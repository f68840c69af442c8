"""Reads of rounds: a constant number of queries, however many measures a round has."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from lykta.follow_up.models import (
    Answer,
    Answerer,
    AnswerQuestion,
    FrozenRound,
    Round,
    RoundMeasure,
    Template,
)
from lykta.follow_up.queries import plan_reading
from lykta.follow_up.rules.asking import Asks
from lykta.follow_up.rules.facts import Asked, RoundFact, Said
from lykta.follow_up.terms import AnsweredBy, Goes, RoundKind, RoundState
from lykta.kernel import frozen as freezing
from lykta.kernel.problems import Unknown


@dataclass(frozen=True)
class Frozen:
    """A frozen round's values, proved to be those that were frozen."""

    round_id: UUID
    document: dict[str, Any]
    text: str
    digest: str
    frozen_at: datetime


@dataclass(frozen=True)
class AnswererSeen:
    """Who answers in a round, how many measures, and how many of them are answered."""

    id: UUID
    code: str
    name: str
    contact: str
    mail: str
    linked_at: datetime | None
    asked: int
    answered: int

    @property
    def done(self) -> bool:
        """Tell whether everything is answered."""
        return self.answered == self.asked


@dataclass(frozen=True)
class QuestionSeen:
    """The office's question on an answer; `reply` is "" while nobody has replied."""

    id: UUID
    asked: UUID
    text: str
    at: datetime
    by: str
    reply: str = ""
    replied_at: datetime | None = None
    replied_by: str = ""


def round_fact(row: Round, frozen_at: datetime | None = None) -> RoundFact:
    """Return a stored round as plain values."""
    return RoundFact(
        id=row.id,
        municipality=row.municipality,
        title=row.title,
        kind=RoundKind(row.kind),
        period=row.period,
        due_on=row.due_on,
        state=RoundState(row.state),
        asks=Asks(row.intro, row.asks_number, row.asks_effect, row.own_question),
        frozen_at=frozen_at,
    )


def rounds(*, municipality: str) -> list[RoundFact]:
    """Return the rounds, newest first."""
    rows = Round.objects.filter(municipality=municipality).select_related("frozen")
    return [
        round_fact(row, row.frozen.frozen_at if hasattr(row, "frozen") else None)
        for row in rows.order_by("-due_on", "title")
    ]


def round_of(round_id: UUID) -> RoundFact:
    """Return a round. Raises Unknown."""
    row = Round.objects.select_related("frozen").filter(id=round_id).first()
    if row is None:
        raise Unknown()
    return round_fact(row, row.frozen.frozen_at if hasattr(row, "frozen") else None)


def round_with(asked_id: UUID) -> RoundFact:
    """Return the round that asks about this. Raises Unknown."""
    row = RoundMeasure.objects.filter(id=asked_id).first()
    if row is None:
        raise Unknown()
    return round_of(row.round_id)


def question(question_id: UUID) -> QuestionSeen:
    """Return one of the office's questions. Raises Unknown."""
    row = AnswerQuestion.objects.select_related("reply").filter(id=question_id).first()
    if row is None:
        raise Unknown()
    return _question(row)


def templates() -> list[Template]:
    """Return the templates by name."""
    return list(Template.objects.order_by("title", "id"))


def asked(
    *,
    of: RoundFact,
    today: date,
    answerers: Collection[UUID] | None = None,
    only: Collection[UUID] | None = None,
) -> tuple[Asked, ...]:
    """Return the round's measures with the newest answers: all, some, or some answerers'."""
    rows = RoundMeasure.objects.filter(round_id=of.id).select_related("answerer")
    if only is not None:
        rows = rows.filter(id__in=only)
    if answerers is not None:
        rows = rows.filter(answerer_id__in=answerers)
    kept = list(rows.order_by("place", "id"))
    found = plan_reading.measures(
        municipality=of.municipality, today=today, ids=[row.measure_id for row in kept]
    )
    said = _newest([row.id for row in kept])
    return tuple(
        Asked(
            id=row.id,
            measure=found[row.measure_id],
            answerer=row.answerer_id,
            answerer_name=row.answerer.name if row.answerer else "",
            answerer_code=row.answerer.code if row.answerer else "",
            said=said.get(row.id),
        )
        for row in kept
        if row.measure_id in found
    )


@dataclass(frozen=True)
class Standing:
    """How far a measure of a round has come; `led`: somebody answers for it."""

    id: UUID
    goes: Goes
    led: bool


def standing(*, round_id: UUID) -> list[Standing]:
    """Return how every measure of the round stands, in the round's order. Two queries."""
    answers = Answer.objects.filter(asked__round_id=round_id).distinct("asked")
    newest = answers.order_by("asked", "-answered_at", "id").values_list("asked_id", "goes")
    goes = {key: Goes(code) for key, code in newest}
    rows = RoundMeasure.objects.filter(round_id=round_id).order_by("place", "id")
    return [
        Standing(key, goes.get(key, Goes.SILENT), answerer is not None)
        for key, answerer in rows.values_list("id", "answerer_id")
    ]


def _newest(asked_ids: Collection[UUID]) -> dict[UUID, Said]:
    rows = Answer.objects.filter(asked_id__in=asked_ids).order_by("asked", "-answered_at", "id")
    return {row.asked_id: _said(row) for row in rows.distinct("asked")}


def _said(row: Answer) -> Said:
    return Said(
        goes=Goes(row.goes),
        happened=row.happened,
        effect=row.effect,
        own_answer=row.own_answer,
        number=row.number,
        at=row.answered_at,
        by=row.answered_by_name,
        way=AnsweredBy(row.way).swedish,
    )


def answerers(*, round_id: UUID) -> list[AnswererSeen]:
    """Return who answers in the round, by name, with how far each has come. Three queries."""
    measures = RoundMeasure.objects.filter(round_id=round_id, answerer__isnull=False)
    owner = dict(measures.values_list("id", "answerer_id"))
    answered = Answer.objects.filter(asked__round_id=round_id).order_by("asked_id")
    done = Counter(owner.get(key) for key in answered.values_list("asked_id", flat=True).distinct())
    number = Counter(owner.values())
    return [
        AnswererSeen(
            id=row.id,
            code=row.code,
            name=row.name,
            contact=row.contact,
            mail=row.mail,
            linked_at=row.link_made_at,
            asked=number[row.id],
            answered=done[row.id],
        )
        for row in Answerer.objects.filter(round_id=round_id).order_by("name", "id")
    ]


def answerer(answerer_id: UUID) -> Answerer:
    """Return one who answers, with the round. Raises Unknown."""
    row = Answerer.objects.select_related("round").filter(id=answerer_id).first()
    if row is None:
        raise Unknown()
    return row


def mine(*, round_id: UUID, codes: Collection[str]) -> list[UUID]:
    """Return those in the round for whom somebody who works under these codes answers."""
    rows = Answerer.objects.filter(round_id=round_id, code__in=codes).exclude(code="")
    return list(rows.values_list("id", flat=True).order_by("name", "id"))


def questions(asked_ids: Collection[UUID]) -> dict[UUID, list[QuestionSeen]]:
    """Return the office's questions on these, oldest first. The database shows them to few."""
    found: dict[UUID, list[QuestionSeen]] = defaultdict(list)
    rows = AnswerQuestion.objects.filter(asked_id__in=asked_ids).select_related("reply")
    for row in rows.order_by("asked_at", "id"):
        found[row.asked_id].append(_question(row))
    return found


def _question(row: AnswerQuestion) -> QuestionSeen:
    reply = row.reply if hasattr(row, "reply") else None
    return QuestionSeen(
        id=row.id,
        asked=row.asked_id,
        text=row.text,
        at=row.asked_at,
        by=row.asked_by_name,
        reply=reply.text if reply else "",
        replied_at=reply.replied_at if reply else None,
        replied_by=reply.replied_by_name if reply else "",
    )


def frozen(round_id: UUID) -> Frozen:
    """Return a frozen round. Raises Unknown before it is frozen, Altered when it was tampered."""
    row = FrozenRound.objects.filter(round_id=round_id).first()
    if row is None:
        raise Unknown()
    return _thawed(row)


def frozen_rounds(*, municipality: str) -> list[Frozen]:
    """Return every frozen round, newest first."""
    rows = FrozenRound.objects.filter(round__municipality=municipality)
    return [_thawed(row) for row in rows.order_by("-frozen_at", "id")]


def newest_frozen(*, municipality: str, but: UUID | None = None) -> Frozen | None:
    """Return the newest frozen round, if there is one besides `but`."""
    rows = FrozenRound.objects.filter(Q(round__municipality=municipality) & ~Q(round_id=but))
    row = rows.order_by("-frozen_at", "id").first()
    return _thawed(row) if row else None


def _thawed(row: FrozenRound) -> Frozen:
    values = freezing.thaw(text=row.text, digest=row.digest)
    return Frozen(row.round_id, values, row.text, row.digest, row.frozen_at)
