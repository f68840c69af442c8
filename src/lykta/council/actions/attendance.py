"""Who comes to a meeting, who cannot, who is called instead, and conflicts of interest."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from lykta.council import access
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
    for member in sitting(meeting):
        Attendance.objects.update_or_create(
            meeting=meeting, member=member, defaults={"present": member.id in present}
        )
    logged("council.meeting", meeting.id, "attendance")


def tell_conflict(
    *, meeting_id: UUID, member_id: UUID, conflict: str, actor: Actor, now: datetime
) -> None:
    """Note a member's conflict of interest. Raises Refused, Unknown."""
    meeting = kept(meeting_id, actor=actor)
    member = one_of(sitting(meeting), member_id)
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
    sits = sitting(meeting)
    member = one_of(sits, member_id)
    Attendance.objects.filter(meeting=meeting, instead_of=member).update(instead_of=None)
    Attendance.objects.update_or_create(
        meeting=meeting,
        member=member,
        defaults={"away_at": now, "coming_at": None, "instead_of": None},
    )
    if instead_id is not None:
        _call_instead(meeting, member, one_of(sits, instead_id))
    logged("council.meeting", meeting.id, "away")


def tell_back(*, meeting_id: UUID, member_id: UUID, actor: Actor, now: datetime) -> None:
    """Note that a member who could not come comes after all; the substitute is not needed.

    Raises Refused, Unknown, NotNow when the member has not told or after the meeting.
    """
    meeting = kept(meeting_id, actor=actor)
    if meeting.ends_at <= now:
        raise NotNow("Mötet har redan varit. Anteckna närvaron i stället.")
    member = one_of(sitting(meeting), member_id)
    rows = Attendance.objects.filter(meeting=meeting, member=member, away_at__isnull=False)
    if not rows.update(away_at=None, coming_at=now):
        raise NotNow("Inget förhinder är antecknat.")
    Attendance.objects.filter(meeting=meeting, instead_of=member).update(instead_of=None)
    logged("council.meeting", meeting.id, "back")


def say_coming(*, seat_id: UUID, comes: bool, actor: Actor, now: datetime) -> None:
    """Note what a member says by the own link: comes, or cannot. Raises Refused, Unknown, NotNow.

    Who has said no is asked to ring: a substitute may have been called already.
    """
    access.check_may_answer(actor=actor)
    rows = Attendance.objects.select_for_update(of=("self",)).select_related("meeting")
    row = rows.filter(id=seat_id).first()
    if row is None:
        raise Unknown()
    if row.meeting.cancelled_at is not None:
        raise NotNow("Mötet är inställt.")
    if row.meeting.starts_at <= now:
        raise NotNow("Mötet har börjat. Ring rådets sekreterare.")
    if comes and row.away_at is not None:
        raise NotNow("Du har sagt att du inte kan komma. Ändrat dig? Ring rådets sekreterare.")
    row.coming_at, row.away_at = (now, None) if comes else (None, now)
    row.save(update_fields=["coming_at", "away_at"])
    logged("council.meeting", row.meeting_id, "coming" if comes else "away_by_link")


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


def sitting(meeting: Meeting) -> list[Member]:
    """Return the members and substitutes whose term holds on the meeting's day."""
    held = stockholm(meeting.starts_at).date()
    rows = Member.objects.filter(council_id=meeting.council_id, since_on__lte=held)
    return [one for one in rows if one.until_on is None or one.until_on >= held]


def one_of(members: list[Member], member_id: UUID) -> Member:
    """Return the member with the key. Raises Unknown."""
    found = next((one for one in members if one.id == member_id), None)
    if found is None:
        raise Unknown()
    return found
