"""Meetings: planned, answered, held, with material and what people thought (F11, F12)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.networks import access
from lykta.networks.models import (
    Attendance,
    Evaluation,
    Material,
    Meeting,
    Member,
    Network,
    Ombud,
    Reply,
)
from lykta.networks.queries.ombuds import is_ombud
from lykta.networks.terms import Says
from lykta.pages import registers


def plan(
    *,
    network_code: str,
    starts_at: datetime,
    place: str,
    agenda: str,
    actor: Actor,
    now: datetime,
) -> UUID:
    """Plan a meeting; it may also be one that was held already and is told afterwards.

    Raises Refused, Unknown for no such network, Invalid for a meeting at the same time.
    """
    access.check_may_describe(actor=actor)
    network = Network.objects.filter(code=network_code).first()
    if network is None:
        raise Unknown()
    if Meeting.objects.filter(network=network, starts_at=starts_at).exists():
        raise Invalid({"on": "Nätverket har redan ett möte då."})
    made = Meeting(network=network, starts_at=starts_at, place=place, agenda=agenda.strip())
    made.save()
    audit.record("meeting.planned", about=made.id)
    return made.id


def change(
    *, meeting_id: UUID, starts_at: datetime, place: str, agenda: str, actor: Actor, now: datetime
) -> None:
    """Move a meeting, or put its words right, until it has been told.

    Raises Refused, Unknown, NotNow when held or called off, Invalid for another's time.
    """
    row = _locked(meeting_id, actor)
    if row.held or row.cancelled:
        raise NotNow("Mötet går inte att ändra mer.")
    same_time = Meeting.objects.filter(network_id=row.network_id, starts_at=starts_at)
    if same_time.exclude(id=row.id).exists():
        raise Invalid({"on": "Nätverket har redan ett möte då."})
    row.starts_at, row.place, row.agenda = starts_at, place, agenda.strip()
    row.save(update_fields=["starts_at", "place", "agenda"])
    audit.record("meeting.changed", about=row.id)


def cancel(*, meeting_id: UUID, actor: Actor, now: datetime) -> None:
    """Call a meeting off. Raises Refused, Unknown, NotNow when it was held."""
    row = _locked(meeting_id, actor)
    if row.held:
        raise NotNow("Mötet har redan hållits.")
    row.cancelled = True
    row.save(update_fields=["cancelled"])
    audit.record("meeting.cancelled", about=row.id)


def hold(
    *,
    meeting_id: UUID,
    minutes: str,
    attended: Collection[UUID],
    others: int,
    actor: Actor,
    now: datetime,
) -> None:
    """Tell what happened at a meeting and who was there. May be told again, better.

    `attended` are keys of ombuds and members. Raises Refused, Unknown, NotNow before the meeting
    has begun or when it was called off, Invalid without a word.
    """
    row = _locked(meeting_id, actor)
    if row.cancelled:
        raise NotNow("Mötet är inställt.")
    if row.starts_at > now:
        raise NotNow("Mötet har inte varit än. Skriv när det är hållet.")
    if not minutes.strip():
        raise Invalid({"minutes": "Skriv kort vad mötet kom fram till."})
    row.minutes, row.held, row.others_came = minutes.strip(), True, others
    row.save(update_fields=["minutes", "held", "others_came"])
    _note_attendance(row, frozenset(attended))
    audit.record("meeting.held", about=row.id, detail={"came": len(attended) + others})


def _note_attendance(row: Meeting, attended: frozenset[UUID]) -> None:
    ombuds = set(Ombud.objects.filter(id__in=attended).values_list("id", flat=True))
    ours = Member.objects.filter(id__in=attended, network_id=row.network_id)
    members = set(ours.values_list("id", flat=True))
    Attendance.objects.filter(meeting=row).delete()
    Attendance.objects.bulk_create(
        [Attendance(meeting=row, ombud_id=key) for key in ombuds]
        + [Attendance(meeting=row, member_id=key) for key in members]
    )


def add_material(
    *, meeting_id: UUID, title: str, address: str, actor: Actor, now: datetime
) -> None:
    """Add a link to something shown at a meeting. Raises Refused, Unknown."""
    row = _locked(meeting_id, actor)
    made = Material(meeting=row, title=title.strip(), address=address)
    made.save()
    audit.record("meeting.material", about=row.id)


def remove_material(*, material_id: UUID, actor: Actor, now: datetime) -> UUID:
    """Take a link away from a meeting, and return the meeting. Raises Refused, Unknown."""
    access.check_may_describe(actor=actor)
    row = Material.objects.select_for_update().filter(id=material_id).first()
    if row is None:
        raise Unknown()
    row.delete()
    audit.record("meeting.material_removed", about=row.meeting_id)
    return row.meeting_id


def reply(*, meeting_id: UUID, says: Says, actor: Actor, now: datetime) -> None:
    """Answer the invitation; one may change one's mind until the meeting begins.

    Raises Refused for somebody who is in no network, Unknown, NotNow when it is too late.
    """
    takes_part = is_ombud(person=actor.person, today=now.date())
    access.check_may_ask(actor=actor, takes_part=takes_part)
    row = Meeting.objects.filter(id=meeting_id).first()
    if row is None:
        raise Unknown()
    if row.cancelled:
        raise NotNow("Mötet är inställt.")
    if row.held or row.starts_at <= now:
        raise NotNow("Mötet har redan börjat.")
    registers.describe(
        Reply,
        key={"meeting_id": row.id, "person_id": actor.person},
        values={"says": says.value, "said_at": now},
    )
    audit.record("meeting.answered", about=row.id, detail={"says": says.value})


@dataclass(frozen=True)
class Grades:
    """How many found it worth much, some, little or nothing; and what they said."""

    much: int
    some: int
    little: int
    nothing: int
    words: str = ""


def evaluate_meeting(*, meeting_id: UUID, grades: Grades, actor: Actor, now: datetime) -> None:
    """Note what those who came to a meeting thought. Raises Refused, Unknown, NotNow, Invalid."""
    row = _locked(meeting_id, actor)
    if not row.held:
        raise NotNow("Skriv först vad som hände på mötet.")
    note_grades({"meeting_id": row.id}, grades)
    audit.record("evaluation.noted", about=row.id)


def note_grades(of: dict[str, UUID], grades: Grades) -> None:
    """Keep the grades of a meeting or a session. Raises Invalid when nobody has answered."""
    values = {
        "much": grades.much,
        "some": grades.some,
        "little": grades.little,
        "nothing": grades.nothing,
    }
    if not sum(values.values()):
        raise Invalid({"much": "Skriv hur många som svarade på minst en rad."})
    registers.describe(Evaluation, key=of, values={**values, "words": grades.words.strip()})


def _locked(meeting_id: UUID, actor: Actor) -> Meeting:
    access.check_may_describe(actor=actor)
    row = Meeting.objects.select_for_update().filter(id=meeting_id).first()
    if row is None:
        raise Unknown()
    return row
