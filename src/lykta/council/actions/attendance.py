"""Who comes to a meeting, who cannot, who is called instead, and conflicts of interest."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from lykta.council.actions.meetings import kept, logged
from lykta.council.models import Attendance, Meeting, Member
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.problems import Invalid, NotNow, Unknown


def attend(*, meeting_id: UUID, present: Collection[UUID], actor: Actor, now: datetime) -> None:
    """Note which members were there. Raises Refused, Unknown, NotNow before the meeting."""
    meeting = kept(meeting_id, actor=actor)
    if meeting.starts_at > now:
        raise NotNow("Mötet har inte börjat.")
    for member in _sitting(meeting):
        Attendance.objects.update_or_create(
            meeting=meeting, member=member, defaults={"present": member.id in present}
        )
    logged("council.meeting", meeting.id, "attendance")


def tell_conflict(
    *, meeting_id: UUID, member_id: UUID, conflict: str, actor: Actor, now: datetime
) -> None:
    """Note a member's conflict of interest. Raises Refused, Unknown."""
    meeting = kept(meeting_id, actor=actor)
    member = _one_of(_sitting(meeting), member_id)
    Attendance.objects.update_or_create(
        meeting=meeting, member=member, defaults={"conflict": conflict}
    )
    logged("council.meeting", meeting.id, "conflict")


def tell_away(
    *,
    meeting_id: UUID,
    member_id: UUID,
    actor: Actor,
    now: datetime,
    instead_id: UUID | None = None,
) -> None:
    """Note that a member cannot come, and which substitute is called instead, if any.

    Raises Refused, Unknown, Invalid when the substitute cannot, NotNow after the meeting.
    """
    meeting = kept(meeting_id, actor=actor)
    if meeting.ends_at <= now:
        raise NotNow("Mötet har redan varit. Anteckna närvaron i stället.")
    sitting = _sitting(meeting)
    member = _one_of(sitting, member_id)
    Attendance.objects.filter(meeting=meeting, instead_of=member).update(instead_of=None)
    Attendance.objects.update_or_create(
        meeting=meeting, member=member, defaults={"away_at": now, "instead_of": None}
    )
    if instead_id is not None:
        _call_instead(meeting, member, _one_of(sitting, instead_id))
    logged("council.meeting", meeting.id, "away")


def _call_instead(meeting: Meeting, member: Member, substitute: Member) -> None:
    row = Attendance.objects.filter(meeting=meeting, member=substitute).first()
    if not substitute.substitute or substitute == member:
        raise Invalid({"instead_id": "Välj en ersättare."})
    if row is not None and row.away_at is not None:
        raise Invalid({"instead_id": "Ersättaren kan inte heller komma. Välj en annan."})
    if row is not None and row.instead_of_id is not None:
        raise Invalid({"instead_id": "Ersättaren kommer redan i stället för någon annan."})
    Attendance.objects.update_or_create(
        meeting=meeting, member=substitute, defaults={"instead_of": member}
    )


def _sitting(meeting: Meeting) -> list[Member]:
    held = stockholm(meeting.starts_at).date()
    rows = Member.objects.filter(council_id=meeting.council_id, since_on__lte=held)
    return [one for one in rows if one.until_on is None or one.until_on >= held]


def _one_of(sitting: list[Member], member_id: UUID) -> Member:
    found = next((one for one in sitting if one.id == member_id), None)
    if found is None:
        raise Unknown()
    return found
