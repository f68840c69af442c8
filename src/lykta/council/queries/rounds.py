"""Discussion rounds, their answers and the lessons kept, as pages show them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lykta.council.models import (
    AnswerCorrection,
    AskedOrganisation,
    Lesson,
    LessonUse,
    Meeting,
    RoundAnswer,
)
from lykta.council.terms import UsedBy
from lykta.kernel.problems import Unknown


@dataclass(frozen=True)
class Said:
    """An organisation's answer to one question. `theme` "" until somebody has grouped it."""

    id: UUID
    organisation: str
    question: str
    text: str
    theme: str
    at_meeting: bool
    is_lesson: bool
    corrected_by: str = ""
    corrected_at: datetime | None = None


@dataclass(frozen=True)
class AskedSeen:
    """What an organisation is asked, for the one who holds its link."""

    id: UUID
    organisation: str
    questions: tuple[str, ...]
    starts_at: datetime
    answer_by: date


@dataclass(frozen=True)
class LessonSeen:
    """An answer that is kept as a lesson. `uses` is (what points to it, how many)."""

    id: UUID
    organisation: str
    question: str
    text: str
    theme: str
    kept_at: datetime
    held_at: datetime
    uses: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class ToCorrect:
    """A typed answer and every wording it has had: (text, who, when), the oldest first."""

    meeting_id: UUID
    organisation: str
    question: str
    text: str
    wordings: tuple[tuple[str, str, datetime], ...]


def answers_of(meeting: Meeting) -> tuple[tuple[str, tuple[Said, ...]], ...]:
    """Return (question, what was said) for each question of the meeting's round. Two queries."""
    round_ = getattr(meeting, "round", None)
    if round_ is None:
        return ()
    rows = RoundAnswer.objects.filter(asked__round=round_)
    rows = rows.select_related("asked", "lesson", "grouped").prefetch_related("corrections")
    found: dict[int, list[Said]] = {}
    for one in rows.order_by("number", "asked__organisation", "at_meeting"):
        found.setdefault(one.number, []).append(_said(one, round_.questions[one.number - 1]))
    return tuple(
        (question, tuple(found.get(number, ())))
        for number, question in enumerate(round_.questions, start=1)
    )


def _said(row: RoundAnswer, question: str) -> Said:
    last = _last(row)
    return Said(
        id=row.id,
        organisation=row.asked.organisation,
        question=question,
        text=now_says(row),
        theme=row.grouped.theme if hasattr(row, "grouped") else "",
        at_meeting=row.at_meeting,
        is_lesson=hasattr(row, "lesson"),
        corrected_by=last.corrected_by if last else "",
        corrected_at=last.corrected_at if last else None,
    )


def now_says(row: RoundAnswer) -> str:
    """Return what the answer says, as last put right. One query, or none when prefetched."""
    last = _last(row)
    return last.text if last else row.text


def _last(row: RoundAnswer) -> AnswerCorrection | None:
    return max(row.corrections.all(), key=lambda one: (one.corrected_at, one.id), default=None)


def to_correct(answer_id: UUID) -> ToCorrect:
    """Return an answer with its history. Raises Unknown, also for what came by link."""
    rows = RoundAnswer.objects.select_related("asked__round").prefetch_related("corrections")
    row = rows.filter(id=answer_id, at_meeting=True).first()
    if row is None:
        raise Unknown()
    found = sorted(row.corrections.all(), key=lambda one: one.corrected_at)
    said = [(one.text, one.corrected_by, one.corrected_at) for one in found]
    return ToCorrect(
        meeting_id=row.asked.round.meeting_id,
        organisation=row.asked.organisation,
        question=row.asked.round.questions[row.number - 1],
        text=now_says(row),
        wordings=((row.text, "", row.told_at), *said)[:-1],
    )


def asked(asked_id: UUID) -> AskedSeen:
    """Return what an organisation is asked. Raises Unknown."""
    rows = AskedOrganisation.objects.select_related("round__meeting")
    row = rows.filter(id=asked_id).first()
    if row is None:
        raise Unknown()
    return AskedSeen(
        id=row.id,
        organisation=row.organisation,
        questions=tuple(row.round.questions),
        starts_at=row.round.meeting.starts_at,
        answer_by=row.round.answer_by,
    )


def lessons(*, about_id: UUID | None = None) -> list[LessonSeen]:
    """Return the answers kept as lessons, by theme, the latest first; three queries.

    With `about_id` only those that the measure or network points to, without `uses`; two.
    """
    rows = Lesson.objects.select_related(
        "answer__asked__round__meeting", "answer__grouped"
    ).prefetch_related("answer__corrections")
    rows = rows.order_by("-kept_at", "answer__number", "id")
    if about_id is not None:
        rows = rows.filter(uses__about_id=about_id)
    told = LessonUse.objects.all() if about_id is None else LessonUse.objects.none()
    uses = Counter(told.values_list("lesson_id", "kind"))
    seen = [_lesson(row, uses) for row in rows]
    return sorted(seen, key=lambda one: (not one.theme, one.theme))


def _lesson(row: Lesson, uses: Counter[tuple[UUID, str]]) -> LessonSeen:
    answer = row.answer
    return LessonSeen(
        id=row.id,
        organisation=answer.asked.organisation,
        question=answer.asked.round.questions[answer.number - 1],
        text=now_says(answer),
        theme=answer.grouped.theme if hasattr(answer, "grouped") else "",
        kept_at=row.kept_at,
        held_at=answer.asked.round.meeting.starts_at,
        uses=tuple(
            (kind.swedish, count) for kind in UsedBy if (count := uses[(row.id, kind.value)])
        ),
    )


def themes() -> list[str]:
    """Return the themes in use, to choose from again."""
    from_rows = RoundAnswer.objects.filter(grouped__isnull=False)
    return sorted(set(from_rows.values_list("grouped__theme", flat=True)))
