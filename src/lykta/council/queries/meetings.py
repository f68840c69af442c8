"""Meetings, members, rounds and notes as pages and papers show them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from lykta.council.models import (
    AgendaItem,
    AskedOrganisation,
    Lesson,
    Meeting,
    Member,
    Notes,
    PublishedNotes,
    RoundAnswer,
)
from lykta.council.rules.notes import Part, parts
from lykta.kernel.calendar import stockholm
from lykta.kernel.problems import Unknown


@dataclass(frozen=True)
class MemberSeen:
    """A seat in the council. `present` and `conflict` are of one meeting."""

    id: UUID
    name: str
    stands_for: str
    substitute: bool
    since_on: date
    until_on: date | None
    present: bool | None = None
    conflict: str = ""


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in a list. `word` tells how far it has come."""

    id: UUID
    starts_at: datetime
    ends_at: datetime
    place: str
    word: str


@dataclass(frozen=True)
class Said:
    """An organisation's answer to one question."""

    id: UUID
    organisation: str
    text: str
    is_lesson: bool


@dataclass(frozen=True)
class MeetingSeen:
    """A meeting with its parts. `answers` is (question, what was said), one for each question."""

    line: MeetingLine
    council: str
    diary_number: str
    called_at: datetime | None
    items: tuple[AgendaItem, ...]
    members: tuple[MemberSeen, ...]
    notes: Notes | None
    parts: tuple[Part, ...]
    answer_by: date | None
    asked: tuple[str, ...]
    answers: tuple[tuple[str, tuple[Said, ...]], ...]

    @property
    def waiting(self) -> tuple[str, ...]:
        """The organisations that were asked and have not answered."""
        said = {one.organisation for _question, answers in self.answers for one in answers}
        return tuple(one for one in self.asked if one not in said)


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
    """An answer that is kept as a lesson."""

    id: UUID
    organisation: str
    question: str
    text: str
    kept_at: datetime


@dataclass(frozen=True)
class PublicNotes:
    """Notes as anybody reads them."""

    id: UUID
    held_on: date
    document: dict[str, Any]


def meetings(*, now: datetime) -> list[MeetingLine]:
    """Return every meeting, the latest first. One query."""
    rows = Meeting.objects.select_related("notes").order_by("-starts_at", "id")
    return [_line(row, now) for row in rows]


def meeting(meeting_id: UUID, *, now: datetime) -> MeetingSeen:
    """Return a meeting with its parts. Raises Unknown."""
    rows = Meeting.objects.select_related("notes", "round", "council")
    row = rows.filter(id=meeting_id).first()
    if row is None:
        raise Unknown()
    round_, notes = getattr(row, "round", None), getattr(row, "notes", None)
    asked = round_.asked.order_by("organisation") if round_ else []
    return MeetingSeen(
        line=_line(row, now),
        council=row.council.name,
        diary_number=row.diary_number,
        called_at=row.called_at,
        items=tuple(row.items.order_by("place")),
        members=_attending(row),
        notes=notes,
        parts=parts(notes.text) if notes else (),
        answer_by=round_.answer_by if round_ else None,
        asked=tuple(one.organisation for one in asked),
        answers=_answers(row),
    )


def _line(row: Meeting, now: datetime) -> MeetingLine:
    return MeetingLine(row.id, row.starts_at, row.ends_at, row.place, _word(row, now))


def _word(row: Meeting, now: datetime) -> str:
    notes = getattr(row, "notes", None)
    if notes is not None and notes.published_at is not None:
        return "Anteckningar publicerade"
    if notes is not None:
        return "Justerade, inte publicerade" if notes.adjusted_on else "Anteckningar att justera"
    if row.ends_at <= now:
        return "Anteckningar att skriva" if row.kept_here else "Har varit"
    return "Kallelse skickad" if row.called_at else "Planerat"


def _attending(row: Meeting) -> tuple[MemberSeen, ...]:
    told = {one.member_id: one for one in row.attendance.all()}
    held = stockholm(row.starts_at).date()
    sitting = [one for one in members() if one.since_on <= held]
    return tuple(
        MemberSeen(
            **{
                **vars(one),
                "present": told[one.id].present if one.id in told else None,
                "conflict": told[one.id].conflict if one.id in told else "",
            }
        )
        for one in sitting
        if one.until_on is None or one.until_on >= held
    )


def _answers(row: Meeting) -> tuple[tuple[str, tuple[Said, ...]], ...]:
    round_ = getattr(row, "round", None)
    if round_ is None:
        return ()
    rows = RoundAnswer.objects.filter(asked__round=round_).select_related("asked", "lesson")
    found: dict[int, list[Said]] = {}
    for one in rows.order_by("number", "asked__organisation"):
        said = Said(one.id, one.asked.organisation, one.text, hasattr(one, "lesson"))
        found.setdefault(one.number, []).append(said)
    return tuple(
        (question, tuple(found.get(number, ())))
        for number, question in enumerate(round_.questions, start=1)
    )


def members() -> list[MemberSeen]:
    """Return every seat, members before substitutes. One query."""
    rows = Member.objects.order_by("substitute", "stands_for", "name", "id")
    return [
        MemberSeen(row.id, row.name, row.stands_for, row.substitute, row.since_on, row.until_on)
        for row in rows
    ]


def member(member_id: UUID) -> MemberSeen:
    """Return one seat. Raises Unknown."""
    found = next((one for one in members() if one.id == member_id), None)
    if found is None:
        raise Unknown()
    return found


def item(item_id: UUID) -> AgendaItem:
    """Return a thing on an agenda. Raises Unknown."""
    row = AgendaItem.objects.filter(id=item_id).first()
    if row is None:
        raise Unknown()
    return row


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


def lessons() -> list[LessonSeen]:
    """Return the answers kept as lessons, the latest first. One query."""
    rows = Lesson.objects.select_related("answer__asked__round").order_by("-kept_at", "id")
    return [
        LessonSeen(
            id=row.id,
            organisation=row.answer.asked.organisation,
            question=row.answer.asked.round.questions[row.answer.number - 1],
            text=row.answer.text,
            kept_at=row.kept_at,
        )
        for row in rows
    ]


def public_notes() -> list[PublicNotes]:
    """Return all published notes, the latest first, read as the public login."""
    rows = PublishedNotes.objects.using("public").order_by("-held_on", "id")
    return [PublicNotes(row.id, row.held_on, row.document) for row in rows]


def public_note(meeting_id: UUID) -> PublicNotes:
    """Return the published notes of a meeting, read as the public login. Raises Unknown."""
    row = PublishedNotes.objects.using("public").filter(id=meeting_id).first()
    if row is None:
        raise Unknown()
    return PublicNotes(row.id, row.held_on, row.document)
