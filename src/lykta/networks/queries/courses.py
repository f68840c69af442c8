"""Reads of trainings: courses, sessions, who signed up, who lacks what, a year's numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from lykta.kernel.period import Period
from lykta.kernel.problems import Unknown
from lykta.networks.models import Course, Session, SignUp
from lykta.networks.rules import seats
from lykta.networks.rules.cover import Place
from lykta.networks.rules.yearly import Given
from lykta.networks.terms import Counted, Level, Need, Seat, Target


@dataclass(frozen=True)
class CourseSeen:
    """A training as lists show it."""

    id: UUID
    code: str
    title: str
    about: str
    target: str
    target_code: str
    level: str
    level_code: str
    need: str
    need_code: str
    given_to: tuple[str, ...]
    basic: bool


@dataclass(frozen=True)
class SessionSeen:
    """One time a course is given. `came`: how many, None before anybody has told."""

    id: UUID
    course: CourseSeen
    period: str
    first_day: date
    starts_at: datetime | None
    place: str
    places: int | None
    closes_on: date | None
    counted: Counted
    taken: int
    waiting: int
    came: int | None
    cancelled: bool

    @property
    def left(self) -> str:
        """How many places are left, in words."""
        return seats.seats_left(taken=self.taken, places=self.places)

    @property
    def full(self) -> bool:
        """Whether every place is taken."""
        return self.places is not None and self.taken >= self.places

    def is_open(self, today: date) -> bool:
        """Whether one can sign up today."""
        return seats.is_open(
            closes_on=self.closes_on,
            cancelled=self.cancelled,
            told=self.came is not None,
            today=today,
        )

    def is_untold(self, today: date) -> bool:
        """Whether its day has passed and nobody has told who came."""
        passed = Period.parse(self.period).last_day < today
        return passed and self.came is None and not self.cancelled

    @property
    def when(self) -> str:
        """The period in words."""
        return Period.parse(self.period).swedish

    @property
    def names(self) -> bool:
        """Whether attendance is kept by name."""
        return self.counted is Counted.NAMES


def courses() -> list[CourseSeen]:
    """Return every course by title. One query."""
    return [course_seen(row) for row in Course.objects.order_by("title", "code")]


def course(course_id: UUID) -> CourseSeen:
    """Return one course. Raises `Unknown`."""
    row = Course.objects.filter(id=course_id).first()
    if row is None:
        raise Unknown()
    return course_seen(row)


def course_seen(row: Course) -> CourseSeen:
    """Return a course as pages show it."""
    return CourseSeen(
        id=row.id,
        code=row.code,
        title=row.title,
        about=row.about,
        target=Target(row.target).swedish,
        target_code=row.target,
        level=Level(row.level).swedish,
        level_code=row.level,
        need=Need(row.need).swedish,
        need_code=row.need,
        given_to=tuple(row.given_to.split()),
        basic=row.basic,
    )


def sessions(*, where: Q | None = None) -> list[SessionSeen]:
    """Return sessions in order of time, newest last. One query."""
    rows = _rows().filter(where or Q()).order_by("first_day", "starts_at", "id")
    return [_seen(row) for row in rows]


def session(session_id: UUID) -> SessionSeen:
    """Return one session. Raises `Unknown`."""
    found = sessions(where=Q(id=session_id))
    if not found:
        raise Unknown()
    return found[0]


def _rows() -> QuerySet[Session]:
    return Session.objects.select_related("course").annotate(
        taken=Count("sign_ups", filter=Q(sign_ups__state=Seat.PLACE.value)),
        waiting=Count("sign_ups", filter=Q(sign_ups__state=Seat.WAITING.value)),
        named=Count("sign_ups", filter=Q(sign_ups__came=True)),
        told=Count("sign_ups", filter=Q(sign_ups__came__isnull=False)),
    )


def _seen(row: Session) -> SessionSeen:
    counted = vars(row)
    came = row.came_count
    if came is None and counted["told"]:
        came = counted["named"]
    return SessionSeen(
        id=row.id,
        course=course_seen(row.course),
        period=row.period,
        first_day=row.first_day,
        starts_at=row.starts_at,
        place=row.place,
        places=row.places,
        closes_on=row.closes_on,
        counted=Counted(row.counted),
        taken=counted["taken"],
        waiting=counted["waiting"],
        came=came,
        cancelled=row.cancelled,
    )


@dataclass(frozen=True)
class SignUpSeen:
    """Somebody who has signed up, for those who arrange and for the person."""

    id: UUID
    session: UUID
    name: str
    mail: str
    person: UUID | None
    workplace: str
    state: Seat
    seat: int | None
    came: bool | None
    signed_up_at: datetime


def sign_ups(
    session_id: UUID, *, units: Mapping[UUID, Place], where: Q | None = None
) -> list[SignUpSeen]:
    """Return a session's sign-ups: places by number, then the waiting list in order of coming."""
    rows = SignUp.objects.filter(where or Q(), session_id=session_id)
    found = [sign_up_seen(row, units) for row in rows.order_by("signed_up_at", "id")]
    order = list(Seat)
    return sorted(found, key=lambda one: (order.index(one.state), one.seat or 0))


def sign_up_seen(row: SignUp, units: Mapping[UUID, Place]) -> SignUpSeen:
    """Return a sign-up as pages show it."""
    place = units.get(row.unit_id) if row.unit_id else None
    return SignUpSeen(
        id=row.id,
        session=row.session_id,
        name=row.name,
        mail=row.mail,
        person=row.person_id,
        workplace=place.name if place else row.workplace,
        state=Seat(row.state),
        seat=row.seat,
        came=row.came,
        signed_up_at=row.signed_up_at,
    )


def sign_up(sign_up_id: UUID, *, units: Mapping[UUID, Place]) -> SignUpSeen:
    """Return one sign-up. Raises `Unknown`."""
    row = SignUp.objects.filter(id=sign_up_id).first()
    if row is None:
        raise Unknown()
    return sign_up_seen(row, units)


def units_that_had(course_ids: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Return for each course the units from which somebody came. One query."""
    return _units_of(Q(session__course_id__in=list(course_ids), came=True))


def units_that_signed(course_ids: Iterable[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Return for each course the units from which somebody came, or has signed up. One query."""
    signed = Q(came=True) | Q(came=None, state__in=[Seat.PLACE.value, Seat.WAITING.value])
    return _units_of(Q(session__course_id__in=list(course_ids)) & signed)


def _units_of(where: Q) -> dict[UUID, frozenset[UUID]]:
    rows = SignUp.objects.filter(where, unit_id__isnull=False)
    found: dict[UUID, set[UUID]] = {}
    for key, unit in rows.values_list("session__course_id", "unit_id"):
        if unit is not None:
            found.setdefault(key, set()).add(unit)
    return {key: frozenset(units) for key, units in found.items()}


def given_in(year: int, *, today: date) -> list[Given]:
    """Return what was given in a year until today, for its numbers. One query."""
    found = sessions(where=Q(first_day__year=year, first_day__lte=today, cancelled=False))
    return [
        Given(
            course=one.course.title,
            target=Target(one.course.target_code),
            level=Level(one.course.level_code),
            came=one.came,
        )
        for one in found
    ]
