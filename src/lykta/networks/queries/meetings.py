"""Reads of meetings and of ombuds' questions."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from lykta.kernel.calendar import stockholm
from lykta.kernel.problems import Unknown
from lykta.networks.models import Evaluation, Material, Meeting, Question, Reply
from lykta.networks.queries.described import NetworkSeen
from lykta.networks.rules.rhythm import Met, Year, year_of
from lykta.networks.terms import Says


@dataclass(frozen=True)
class MeetingSeen:
    """A meeting as lists and its own page show it. `mine`: what the reader has answered."""

    id: UUID
    network: UUID
    network_code: str
    network_name: str
    starts_at: datetime
    place: str
    agenda: str
    minutes: str
    held: bool
    cancelled: bool
    coming: int
    cannot: int
    attended: int
    others: int = 0  # of those who attended, the ones without a name
    mine: str = ""

    @property
    def on(self) -> date:
        """The meeting's day in Sweden."""
        return stockholm(self.starts_at).date()

    def is_untold(self, today: date) -> bool:
        """Whether its day has passed and nobody has told what happened."""
        return not self.held and not self.cancelled and self.on < today


def meetings(
    *, network_id: UUID | None = None, first: date | None = None, last: date | None = None
) -> list[MeetingSeen]:
    """Return meetings in order of time, newest last. One query."""
    rows = _rows()
    if network_id is not None:
        rows = rows.filter(network_id=network_id)
    found = [_seen(row) for row in rows.order_by("starts_at", "id")]
    return [
        one
        for one in found
        if (first is None or one.on >= first) and (last is None or one.on <= last)
    ]


def meeting(meeting_id: UUID, *, person: UUID | None = None) -> MeetingSeen:
    """Return one meeting, with what `person` has answered. Raises `Unknown`."""
    row = _rows().filter(id=meeting_id).first()
    if row is None:
        raise Unknown()
    said = Reply.objects.filter(meeting_id=meeting_id, person_id=person).first() if person else None
    return _seen(row, mine=said.says if said else "")


def _rows() -> QuerySet[Meeting]:
    return Meeting.objects.select_related("network").annotate(
        coming=Count("replies", filter=Q(replies__says=Says.COMES.value), distinct=True),
        cannot=Count("replies", filter=Q(replies__says=Says.CANNOT.value), distinct=True),
        attended=Count("attendance", distinct=True),
    )


def _seen(row: Meeting, *, mine: str = "") -> MeetingSeen:
    counted = vars(row)
    return MeetingSeen(
        id=row.id,
        network=row.network_id,
        network_code=row.network.code,
        network_name=row.network.name,
        starts_at=row.starts_at,
        place=row.place,
        agenda=row.agenda,
        minutes=row.minutes,
        held=row.held,
        cancelled=row.cancelled,
        coming=counted["coming"],
        cannot=counted["cannot"],
        attended=counted["attended"] + row.others_came,
        others=row.others_came,
        mine=mine,
    )


def material(meeting_id: UUID) -> list[Material]:
    """Return a meeting's material by title."""
    return list(Material.objects.filter(meeting_id=meeting_id).order_by("title", "id"))


def material_seen(material_id: UUID) -> tuple[str, UUID]:
    """Return what a link is called, and its meeting. Raises `Unknown`."""
    row = Material.objects.filter(id=material_id).first()
    if row is None:
        raise Unknown()
    return row.title, row.meeting_id


def attending(meeting_id: UUID) -> frozenset[UUID]:
    """Return the keys of the ombuds and members who were at a meeting."""
    rows = Meeting.objects.get(id=meeting_id).attendance.values_list("ombud_id", "member_id")
    return frozenset(key for pair in rows for key in pair if key is not None)


def coming(meeting_id: UUID) -> frozenset[UUID]:
    """Return the people who said that they come."""
    rows = Reply.objects.filter(meeting_id=meeting_id, says=Says.COMES.value)
    return frozenset(rows.values_list("person_id", flat=True))


@dataclass(frozen=True)
class Graded:
    """What those who came thought: how many said what, and their words."""

    much: int
    some: int
    little: int
    nothing: int
    words: str

    @property
    def bars(self) -> list[tuple[str, int, str]]:
        """The counts as a picture shows them."""
        return [
            ("Mycket", self.much, ""),
            ("En del", self.some, ""),
            ("Lite", self.little, ""),
            ("Inget alls", self.nothing, ""),
        ]


def graded(*, meeting_id: UUID | None = None, session_id: UUID | None = None) -> Graded | None:
    """Return what those who came to a meeting or a session thought of it."""
    of = Q(meeting_id=meeting_id) if meeting_id else Q(session_id=session_id)
    row = Evaluation.objects.filter(of).first()
    if row is None:
        return None
    return Graded(row.much, row.some, row.little, row.nothing, row.words)


def year(network: NetworkSeen, *, found: list[MeetingSeen], year: int, today: date) -> Year:
    """Return the network's year against its plan."""
    return year_of(
        [Met(one.on, one.held, one.cancelled) for one in found if one.network == network.id],
        year=year,
        fewest=network.fewest_meetings,
        most=network.most_meetings,
        today=today,
    )


@dataclass(frozen=True)
class QuestionSeen:
    """A question with its answer; who asked is for those who answer, and for the one who asked."""

    id: UUID
    title: str
    text: str
    asked_at: datetime
    asked_by: UUID
    asked_by_name: str
    answer: str
    answered_at: datetime | None
    answered_by: str


def questions(*, where: Q | None = None) -> list[QuestionSeen]:
    """Return questions, those that wait for an answer first, then newest first. One query."""
    rows = Question.objects.filter(where or Q()).select_related("answer")
    found = [_asked(row) for row in rows.order_by("-asked_at", "id")]
    return sorted(found, key=lambda one: bool(one.answer))


def question(question_id: UUID) -> QuestionSeen:
    """Return one question. Raises `Unknown`."""
    found = questions(where=Q(id=question_id))
    if not found:
        raise Unknown()
    return found[0]


def _asked(row: Question) -> QuestionSeen:
    answer = getattr(row, "answer", None)
    return QuestionSeen(
        id=row.id,
        title=row.title,
        text=row.text,
        asked_at=row.asked_at,
        asked_by=row.asked_by_id,
        asked_by_name=row.asked_by_name,
        answer=answer.text if answer else "",
        answered_at=answer.answered_at if answer else None,
        answered_by=answer.answered_by_name if answer else "",
    )
