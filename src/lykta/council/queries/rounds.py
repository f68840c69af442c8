"""Discussion rounds, their answers and the lessons kept, as pages show them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lykta.council.models import AskedOrganisation, Lesson, LessonUse, Meeting, RoundAnswer
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


def answers_of(meeting: Meeting) -> tuple[tuple[str, tuple[Said, ...]], ...]:
    """Return (question, what was said) for each question of the meeting's round. One query."""
    round_ = getattr(meeting, "round", None)
    if round_ is None:
        return ()
    rows = RoundAnswer.objects.filter(asked__round=round_)
    rows = rows.select_related("asked", "lesson", "grouped")
    found: dict[int, list[Said]] = {}
    for one in rows.order_by("number", "asked__organisation", "at_meeting"):
        said = Said(
            id=one.id,
            organisation=one.asked.organisation,
            question=round_.questions[one.number - 1],
            text=one.text,
            theme=one.grouped.theme if hasattr(one, "grouped") else "",
            at_meeting=one.at_meeting,
            is_lesson=hasattr(one, "lesson"),
        )
        found.setdefault(one.number, []).append(said)
    return tuple(
        (question, tuple(found.get(number, ())))
        for number, question in enumerate(round_.questions, start=1)
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
    """Return the answers kept as lessons, by theme, the latest first; two queries.

    With `about_id` only those that the measure or network points to, without `uses`; one query.
    """
    rows = Lesson.objects.select_related(
        "answer__asked__round__meeting", "answer__grouped"
    ).order_by("-kept_at", "answer__number", "id")
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
        text=answer.text,
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
