"""Trainings: described, planned, linked, held, evaluated (F11, F13, F16, F18, F20)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.changes import Change
from lykta.kernel.period import Period
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.networks import access
from lykta.networks.actions import letters, signing_up
from lykta.networks.actions.meetings import Grades, note_grades
from lykta.networks.models import Course, Ombud, Session, SignUp
from lykta.networks.terms import Counted, Level, Need, Seat, Target
from lykta.pages import registers


@dataclass(frozen=True, kw_only=True)
class CourseText:
    """What is told about a training. `given_to`: codes of administrations; empty: all."""

    code: str
    title: str
    about: str = ""
    target: Target
    level: Level = Level.FURTHER
    need: Need = Need.NOBODY
    given_to: Sequence[str] = field(default_factory=tuple)
    basic: bool = False


def describe_course(*, course: CourseText, actor: Actor, now: datetime) -> tuple[UUID, Change]:
    """Describe a training by its code. Raises Refused without the right to networks."""
    access.check_may_describe(actor=actor)
    row, change = registers.describe(
        Course,
        key={"code": course.code},
        values={
            "title": course.title,
            "about": course.about,
            "target": course.target.value,
            "level": course.level.value,
            "need": course.need.value,
            "given_to": " ".join(course.given_to),
            "basic": course.basic,
        },
    )
    if change is not Change.SAME:
        audit.record("course.described", about=row.id, detail={"change": change.value})
    return row.id, change


def make_course(*, course: CourseText, actor: Actor, now: datetime) -> UUID:
    """Describe a training that is new. Raises Refused, Invalid for a code that is taken."""
    access.check_may_describe(actor=actor)
    if Course.objects.filter(code=course.code).exists():
        raise Invalid({"code": "Koden finns redan. Välj en annan, eller ändra den utbildningen."})
    return describe_course(course=course, actor=actor, now=now)[0]


@dataclass(frozen=True, kw_only=True)
class SessionText:
    """One time a course is given: at a moment, or some time in a period nobody told closer."""

    starts_at: datetime | None = None
    period: str = ""
    place: str = ""
    places: int | None = None
    closes_on: date | None = None
    counted: Counted = Counted.NAMES


def plan_session(*, course_id: UUID, session: SessionText, actor: Actor, now: datetime) -> UUID:
    """Plan a session of a course. Raises Refused, Unknown, Invalid for no time."""
    access.check_may_describe(actor=actor)
    if not Course.objects.filter(id=course_id).exists():
        raise Unknown()
    made = Session(course_id=course_id, counted=session.counted.value)
    _put(made, session)
    made.save()
    audit.record("course.planned", about=made.id)
    return made.id


def _period(session: SessionText) -> Period:
    text = session.period
    if session.starts_at is not None:
        text = stockholm(session.starts_at).date().isoformat()
    try:
        return Period.parse(text)
    except ValueError:
        raise Invalid({"on": "Skriv till exempel 2024-08 eller 2024-08-15."}) from None


def change_session(*, session_id: UUID, session: SessionText, actor: Actor, now: datetime) -> None:
    """Move a session, or change its place, number of places or last day to sign up.

    Who has signed up is told when day or place is another; those who wait get places that are
    added. How attendance is kept never changes. Raises Refused, Unknown, NotNow when told or
    called off, Invalid for no time and for fewer places than are taken.
    """
    row = _locked(session_id, actor)
    if row.cancelled or _is_told(row):
        raise NotNow("Tillfället går inte att ändra mer.")
    signing_up.one_at_a_time(session_id)
    here = list(SignUp.objects.filter(session=row).exclude(state=Seat.CANCELLED.value))
    _check_places(session.places, here)
    before = (row.period, row.starts_at, row.place)
    _put(row, session)
    row.save()
    audit.record("course.changed", about=row.id)
    if before != (row.period, row.starts_at, row.place):
        letters.moved(here, session=row, now=now)
    signing_up.fill(row, now=now)


def _check_places(places: int | None, here: Sequence[SignUp]) -> None:
    last = max((one.seat or 0 for one in here), default=0)
    if places is not None and places < last:
        raise Invalid({"places": f"{last} platser är redan tagna. Skriv minst {last}."})


def _put(row: Session, session: SessionText) -> None:
    """Set when and where on the row. Raises Invalid."""
    period = _period(session)
    if session.closes_on is not None and session.closes_on > period.last_day:
        raise Invalid({"closes_on": "Sista anmälningsdag kan inte ligga efter tillfället."})
    row.period, row.first_day, row.starts_at = period.text, period.first_day, session.starts_at
    row.place, row.places, row.closes_on = session.place.strip(), session.places, session.closes_on


def _is_told(row: Session) -> bool:
    return row.came_count is not None or row.sign_ups.filter(came__isnull=False).exists()


def cancel_session(*, session_id: UUID, actor: Actor, now: datetime) -> None:
    """Call a session off; who has left an address is told, and the addresses are forgotten.

    Raises Refused, Unknown, NotNow when somebody has told who came.
    """
    row = _locked(session_id, actor)
    if _is_told(row):
        raise NotNow("Tillfället har redan hållits.")
    if row.cancelled:
        raise NotNow("Tillfället är redan inställt.")
    row.cancelled = True
    row.save(update_fields=["cancelled"])
    audit.record("course.cancelled", about=row.id)
    signed_up = SignUp.objects.filter(session=row)
    letters.called_off(signed_up.exclude(state=Seat.CANCELLED.value), session=row, now=now)
    signed_up.update(mail="")  # has done its work


def hold_session(
    *,
    session_id: UUID,
    came: Collection[UUID] = (),
    count: int | None = None,
    actor: Actor,
    now: datetime,
) -> None:
    """Tell who came: by name among those who signed up, or only how many (`Counted`).

    An ombud who came to the basic training is noted as trained, or as having repeated it. What is
    no longer needed is forgotten: addresses always, names where only the number is kept.
    Raises Refused, Unknown, NotNow before the day or when called off, Invalid for no number.
    """
    row = _locked(session_id, actor)
    period = Period.parse(row.period)
    if row.cancelled:
        raise NotNow("Tillfället är inställt.")
    if period.first_day > now.date():
        raise NotNow("Tillfället har inte varit än. Skriv när det är hållet.")
    if row.counted == Counted.COUNT.value:
        if count is None:
            raise Invalid({"count": "Skriv hur många som kom."})
        row.came_count = count
        row.save(update_fields=["came_count"])
        forgotten = {"name": "", "mail": "", "person_id": None, "workplace": ""}
        SignUp.objects.filter(session=row).update(**forgotten)  # only the number was needed
    else:
        _note_names(row, frozenset(came))
    audit.record("course.held", about=row.id)


def _note_names(row: Session, came: frozenset[UUID]) -> None:
    signing_up.seat_those_who_came(row, came=came)
    placed = SignUp.objects.filter(session=row, state=Seat.PLACE.value)
    placed.filter(id__in=came).update(came=True)
    placed.exclude(id__in=came).update(came=False)
    SignUp.objects.filter(session=row).update(mail="")  # has done its work
    if not row.course.basic:
        return
    there = list(placed.filter(id__in=came))
    who = Q(person_id__in=[one.person_id for one in there if one.person_id])
    for one in there:
        if one.person_id is None and one.unit_id is not None:
            who |= Q(name__iexact=one.name, unit_id=one.unit_id)
    _note_trained(list(Ombud.objects.filter(who, ended_on=None)), row)


def _note_trained(ombuds: Sequence[Ombud], row: Session) -> None:
    for ombud in ombuds:
        if not ombud.trained:
            ombud.trained = row.period
        elif ombud.trained != row.period:
            ombud.refreshed_on = Period.parse(row.period).last_day
        ombud.save(update_fields=["trained", "refreshed_on"])


def evaluate_session(*, session_id: UUID, grades: Grades, actor: Actor, now: datetime) -> None:
    """Note what those who came to a session thought. Raises Refused, Unknown, Invalid."""
    row = _locked(session_id, actor)
    note_grades({"session_id": row.id}, grades)
    audit.record("evaluation.noted", about=row.id)


def _locked(session_id: UUID, actor: Actor) -> Session:
    access.check_may_describe(actor=actor)
    rows = Session.objects.select_for_update(of=("self",)).select_related("course")
    row = rows.filter(id=session_id).first()
    if row is None:
        raise Unknown()
    return row
