"""Meetings, members and advice as pages and papers show them."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from lykta.council.models import AgendaItem, Attendance, ItemPaper, Meeting, Member, Notes
from lykta.council.queries.rounds import Said, answers_of
from lykta.council.rules.meetings import ENDS_SOON
from lykta.council.rules.notes import Part, parts
from lykta.kernel.calendar import stockholm
from lykta.kernel.problems import Unknown


@dataclass(frozen=True)
class MemberSeen:
    """A seat in the council; the rest is of one meeting. `instead_of`: whose substitute comes."""

    id: UUID
    name: str
    stands_for: str
    substitute: bool
    since_on: date
    until_on: date | None
    present: bool | None = None
    conflict: str = ""
    away: bool = False
    instead_of: str = ""
    coming: bool = False
    linked_at: datetime | None = None

    def ends_soon(self, *, today: date) -> bool:
        """Tell whether the term ends within a quarter."""
        return self.until_on is not None and today <= self.until_on <= today + ENDS_SOON

    @property
    def words(self) -> str:
        """Name and whom the member stands for."""
        return f"{self.name}, {self.stands_for}"


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in a list. `word` tells how far it has come, `level` how it is marked."""

    id: UUID
    starts_at: datetime
    ends_at: datetime
    place: str
    word: str
    level: str
    is_off: bool = False


@dataclass(frozen=True)
class PaperSeen:
    """A paper of a thing on the agenda; `size` in whole kilobytes."""

    id: UUID
    name: str
    size: int


@dataclass(frozen=True)
class ItemSeen:
    """A thing on the agenda, with its papers."""

    id: UUID
    place: int
    title: str
    text: str
    reported_by: str
    advice: str
    became: str
    papers: tuple[PaperSeen, ...]


@dataclass(frozen=True)
class MeetingSeen:
    """A meeting with its parts. `answers` is (question, what was said), one for each question."""

    line: MeetingLine
    council: str
    diary_number: str
    called_at: datetime | None
    cancelled_at: datetime | None
    items: tuple[ItemSeen, ...]
    members: tuple[MemberSeen, ...]
    notes: Notes | None
    parts: tuple[Part, ...]
    questions: tuple[str, ...]
    answer_by: date | None
    asked: tuple[str, ...]
    answers: tuple[tuple[str, tuple[Said, ...]], ...]

    @property
    def said(self) -> tuple[Said, ...]:
        """Everything that was answered, question by question."""
        return tuple(one for _question, answers in self.answers for one in answers)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The organisations that were asked and have not answered."""
        told = {one.organisation for one in self.said}
        return tuple(one for one in self.asked if one not in told)

    @property
    def themes(self) -> tuple[tuple[str, tuple[Said, ...]], ...]:
        """What was said under each theme; nothing until somebody has grouped the answers."""
        names = sorted({one.theme for one in self.said if one.theme})
        return tuple((name, tuple(s for s in self.said if s.theme == name)) for name in names)

    @property
    def coming(self) -> tuple[int, int, int]:
        """How many members (not substitutes) come, cannot come, and have not said."""
        ordinary = [one for one in self.members if not one.substitute]
        away = sum(one.away for one in ordinary)
        comes = sum(one.coming and not one.away for one in ordinary)
        return comes, away, len(ordinary) - comes - away

    @property
    def to_replace(self) -> tuple[MemberSeen, ...]:
        """Members who cannot come, whom nobody is called instead of though somebody could be."""
        return to_replace(self.members)


@dataclass(frozen=True)
class AdviceSeen:
    """What the council advised about something, and what became of it ("": nobody has told)."""

    item_id: UUID
    meeting_id: UUID
    held_at: datetime
    title: str
    advice: str
    became: str


def to_replace(members: tuple[MemberSeen, ...]) -> tuple[MemberSeen, ...]:
    """Return the members away for whom a free substitute of the same organisation sits."""
    free = {
        one.stands_for for one in members if one.substitute and not one.away and not one.instead_of
    }
    replaced = {one.instead_of for one in members if one.instead_of and not one.away}
    return tuple(
        one
        for one in members
        if one.away and not one.substitute and one.stands_for in free and one.name not in replaced
    )


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
    standing = row.council.questions.order_by("number").values_list("text", flat=True)
    return MeetingSeen(
        line=_line(row, now),
        council=row.council.name,
        diary_number=row.diary_number,
        called_at=row.called_at,
        cancelled_at=row.cancelled_at,
        items=items_of(row),
        members=_attending(row),
        notes=notes,
        parts=parts(notes.text) if notes else (),
        questions=tuple(round_.questions if round_ else standing),
        answer_by=round_.answer_by if round_ else None,
        asked=tuple(one.organisation for one in asked),
        answers=answers_of(row),
    )


def _line(row: Meeting, now: datetime) -> MeetingLine:
    word, level = _state(row, now)
    off = row.cancelled_at is not None
    return MeetingLine(row.id, row.starts_at, row.ends_at, row.place, word, level, off)


def _state(row: Meeting, now: datetime) -> tuple[str, str]:
    notes = getattr(row, "notes", None)
    if row.cancelled_at is not None:
        return "Inställt", "none"
    if notes is not None and notes.published_at is not None:
        return "Anteckningar publicerade", "done"
    if notes is not None:
        word = "Justerade, inte publicerade" if notes.adjusted_on else "Anteckningar att justera"
        return word, "soon"
    if row.ends_at <= now:
        return ("Anteckningar att skriva", "soon") if row.kept_here else ("Har varit", "none")
    return ("Kallelse skickad", "calm") if row.called_at else ("Kallelse att skicka", "soon")


def items_of(row: Meeting) -> tuple[ItemSeen, ...]:
    """Return the agenda with its papers. Two queries."""
    papers: dict[UUID, list[PaperSeen]] = {}
    kept = ItemPaper.objects.filter(item__meeting=row).defer("data")
    for one in kept.order_by("added_at", "id"):
        size = max(round(one.size / 1000), 1)
        papers.setdefault(one.item_id, []).append(PaperSeen(one.id, one.name, size))
    return tuple(
        ItemSeen(
            id=one.id,
            place=one.place,
            title=one.title,
            text=one.text,
            reported_by=one.reported_by,
            advice=one.advice,
            became=one.became,
            papers=tuple(papers.get(one.id, ())),
        )
        for one in row.items.order_by("place")
    )


def _attending(row: Meeting) -> tuple[MemberSeen, ...]:
    told = {one.member_id: one for one in row.attendance.select_related("instead_of")}
    noted = any(one.present for one in told.values())
    held = stockholm(row.starts_at).date()
    return tuple(
        _at(one, told.get(one.id), noted=noted)
        for one in members()
        if one.since_on <= held and (one.until_on is None or one.until_on >= held)
    )


def _at(one: MemberSeen, told: Attendance | None, *, noted: bool) -> MemberSeen:
    if told is None:
        return one
    return replace(
        one,
        present=told.present if noted else None,
        conflict=told.conflict,
        away=told.away_at is not None,
        instead_of=told.instead_of.name if told.instead_of else "",
        coming=told.coming_at is not None,
        linked_at=told.linked_at,
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


def paper(paper_id: UUID) -> ItemPaper:
    """Return a paper of an agenda, with its bytes. Raises Unknown."""
    row = ItemPaper.objects.select_related("item").filter(id=paper_id).first()
    if row is None:
        raise Unknown()
    return row


def advice() -> list[AdviceSeen]:
    """Return what the council has advised at every meeting, the latest first. One query."""
    rows = AgendaItem.objects.exclude(advice="").select_related("meeting")
    return [
        AdviceSeen(
            item_id=row.id,
            meeting_id=row.meeting_id,
            held_at=row.meeting.starts_at,
            title=row.title,
            advice=row.advice,
            became=row.became,
        )
        for row in rows.order_by("-meeting__starts_at", "place")
    ]
