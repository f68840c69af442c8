"""Reading in lists of ombuds and of those who took part in trainings, all or nothing."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.period import Period
from lykta.networks import access
from lykta.networks.models import Course, Ombud, Session, SignUp
from lykta.networks.queries import ombuds as queries
from lykta.networks.rules import reading
from lykta.networks.rules.reading import OmbudRow, ParticipantRow, RowError
from lykta.networks.terms import Counted, Ending, Seat
from lykta.pages import registers


@dataclass(frozen=True)
class ReadIn:
    """What a list held: new, changed and same rows, and those that could not be read.

    `done` is False for a trial and for a list with errors: then nothing was changed.
    """

    new: int
    changed: int
    same: int
    errors: tuple[RowError, ...]
    done: bool


def read_ombuds(*, rows: Sequence[reading.Row], trial: bool, actor: Actor, now: datetime) -> ReadIn:
    """Read in a list of ombuds by their ids. With one bad row nothing is changed.

    Raises Refused without the right to networks, Invalid for a file that is no such list.
    """
    access.check_may_describe(actor=actor)
    units = _unit_codes(now)
    read, errors = reading.ombuds(rows, units=units)
    known = {row.number: row for row in Ombud.objects.exclude(number="")}
    changes = [_told(known.get(one.number), _values(one, units)) for one in read]
    if trial or errors:
        return _result(changes, errors, done=False)
    for one, change in zip(read, changes, strict=True):
        if change is not Change.SAME:
            registers.describe(Ombud, key={"number": one.number}, values=_values(one, units))
    return _logged(_result(changes, errors, done=True), "ombud")


def _unit_codes(now: datetime) -> dict[str, UUID]:
    return {place.code: key for key, place in queries.places(today=now.date()).items()}


def _values(row: OmbudRow, units: Mapping[str, UUID]) -> dict[str, object]:
    """Return what the row tells; an empty cell says nothing and takes nothing away."""
    told: dict[str, object] = {
        "trained": row.trained,
        "refreshed_on": row.refreshed_on,
        "appointed_on": row.appointed_on,
        "appointed_by": row.appointed_by,
        "ended_on": row.ended_on,
        "ended_why": Ending.OTHER.value if row.ended_on else "",
    }
    told = {name: value for name, value in told.items() if value}
    return {"name": row.name, "unit_id": units[row.unit], **told}


def _told(known: Ombud | SignUp | None, values: Mapping[str, object]) -> Change:
    if known is None:
        return Change.NEW
    same = all(getattr(known, name) == value for name, value in values.items())
    return Change.SAME if same else Change.CHANGED


def read_participants(
    *, rows: Sequence[reading.Row], trial: bool, actor: Actor, now: datetime
) -> ReadIn:
    """Read in who took part in trainings; a session is made for a time that has none.

    Raises Refused without the right to networks, Invalid for a file that is no such list.
    """
    access.check_may_describe(actor=actor)
    units = _unit_codes(now)
    courses = {row.code: row.id for row in Course.objects.all()}
    read, errors = reading.participants(rows, courses=courses, units=units)
    known = {
        (row.session.course.code, row.session.period, row.number): row
        for row in SignUp.objects.exclude(number="").select_related("session__course")
    }
    changes = [
        _told(known.get((one.course, one.period, one.number)), _taker(one, units)) for one in read
    ]
    if trial or errors:
        return _result(changes, errors, done=False)
    _keep(read, changes, units, _session_finder(courses), now)
    return _logged(_result(changes, errors, done=True), "participant")


def _taker(row: ParticipantRow, units: Mapping[str, UUID]) -> dict[str, object]:
    return {
        "name": row.name,
        "unit_id": units.get(row.unit),
        "workplace": row.workplace,
        "mail": row.mail,
        "came": True,
    }


def _session_finder(courses: Mapping[str, UUID]) -> Callable[[str, str], Session]:
    """Return what finds, or makes, a course's session in a period."""
    found: dict[tuple[str, str], Session] = {}

    def find(course: str, period: str) -> Session:
        if (course, period) not in found:
            row, _ = registers.describe(
                Session,
                key={"course_id": courses[course], "period": period, "starts_at": None},
                values={
                    "first_day": Period.parse(period).first_day,
                    "counted": Counted.NAMES.value,
                },
            )
            found[course, period] = row
        return found[course, period]

    return find


def _keep(
    read: Sequence[ParticipantRow],
    changes: Sequence[Change],
    units: Mapping[str, UUID],
    find: Callable[[str, str], Session],
    now: datetime,
) -> None:
    seats: dict[UUID, int] = {}
    for one, change in zip(read, changes, strict=True):
        session = find(one.course, one.period)
        if session.id not in seats:
            held = SignUp.objects.filter(session=session, seat__isnull=False)
            taken = [seat or 0 for seat in held.values_list("seat", flat=True)]
            seats[session.id] = max(taken, default=0)
        values = _taker(one, units)
        if change is Change.NEW:
            seats[session.id] += 1
            placed = {"state": Seat.PLACE.value, "seat": seats[session.id], "signed_up_at": now}
            SignUp(session=session, number=one.number, **values, **placed).save()
        elif change is Change.CHANGED:
            registers.describe(
                SignUp, key={"session_id": session.id, "number": one.number}, values=values
            )


def _result(changes: Sequence[Change], errors: Sequence[RowError], *, done: bool) -> ReadIn:
    counted = Counter(changes)
    return ReadIn(
        new=counted[Change.NEW],
        changed=counted[Change.CHANGED],
        same=counted[Change.SAME],
        errors=tuple(errors),
        done=done,
    )


def _logged(read: ReadIn, what: str) -> ReadIn:
    detail: dict[str, str | int] = {"what": what, "new": read.new, "changed": read.changed}
    audit.record("networks.read_in", about=None, detail=detail)
    return read
