"""Members, meetings, their agenda, attendance and notes."""

import json
from collections.abc import Collection
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Max

from lykta.audit import api as audit
from lykta.council import access
from lykta.council.models import AgendaItem, Attendance, Council, Meeting, Member, Notes
from lykta.council.rules import notes as rules
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.problems import Invalid, NotNow, Unknown

FIXED = "Anteckningarna är publicerade och kan inte ändras."


def plan(
    *,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    diary_number: str,
    actor: Actor,
    now: datetime,
    meeting_id: UUID | None = None,
) -> Meeting:
    """Plan a meeting, or change one. Raises Refused, Invalid, Unknown, NotNow without a council."""
    access.check_may_describe(actor=actor)
    if ends_at <= starts_at:
        raise Invalid({"ends": "Mötet måste sluta efter att det börjar."})
    council = Council.objects.select_for_update().order_by("code").first()
    if council is None:
        raise NotNow("Rådet är inte beskrivet än.")
    there = Meeting.objects.filter(council=council, starts_at=starts_at)
    if any(one.id != meeting_id for one in there):
        raise Invalid({"starts": "Det finns redan ett möte vid den tiden."})
    meeting = locked(meeting_id) if meeting_id else Meeting(council=council)
    meeting.starts_at, meeting.ends_at = starts_at, ends_at
    meeting.place, meeting.diary_number = place, diary_number
    meeting.kept_here = True
    meeting.save()
    logged("council.meeting", meeting.id, "planned")
    return meeting


def add_item(
    *, meeting_id: UUID, title: str, text: str, reported_by: str, actor: Actor, now: datetime
) -> AgendaItem:
    """Put a thing last on the agenda. Raises Refused, Unknown, NotNow when notes are written."""
    meeting = kept(meeting_id, actor=actor)
    if Notes.objects.filter(meeting=meeting).exists():
        raise NotNow("Anteckningarna är redan påbörjade. Skriv punkten där.")
    last = meeting.items.aggregate(last=Max("place"))["last"] or 0
    item = AgendaItem(
        meeting=meeting, place=last + 1, title=title, text=text, reported_by=reported_by
    )
    item.save()
    logged("council.meeting", meeting.id, "item")
    return item


def follow_item(*, item_id: UUID, advice: str, became: str, actor: Actor, now: datetime) -> None:
    """Note what the council advised and what became of it. Raises Refused, Unknown."""
    access.check_may_describe(actor=actor)
    item = AgendaItem.objects.select_for_update().filter(id=item_id).first()
    if item is None:
        raise Unknown()
    item.advice, item.became = advice, became
    item.save(update_fields=["advice", "became"])
    logged("council.meeting", item.meeting_id, "advice")


def call(*, meeting_id: UUID, actor: Actor, now: datetime) -> None:
    """Note that the notice is out. Raises Refused, Unknown, NotNow without an agenda or twice."""
    meeting = kept(meeting_id, actor=actor)
    if meeting.called_at is not None:
        raise NotNow("Kallelsen är redan skickad.")
    if not meeting.items.exists():
        raise NotNow("Skriv minst en punkt på dagordningen först.")
    meeting.called_at = now
    meeting.save(update_fields=["called_at"])
    logged("council.meeting", meeting.id, "called")


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
    member = next((one for one in _sitting(meeting) if one.id == member_id), None)
    if member is None:
        raise Unknown()
    Attendance.objects.update_or_create(
        meeting=meeting, member=member, defaults={"conflict": conflict}
    )
    logged("council.meeting", meeting.id, "conflict")


def draft_notes(*, meeting_id: UUID, actor: Actor, now: datetime) -> Notes:
    """Make the first notes of the agenda. Raises Refused, Unknown, NotNow too early or twice."""
    meeting = kept(meeting_id, actor=actor)
    if Notes.objects.filter(meeting=meeting).exists():
        raise NotNow("Anteckningarna är redan påbörjade.")
    if meeting.starts_at > now:
        raise NotNow("Mötet har inte börjat.")
    row = Notes(meeting=meeting, text=_draft(meeting), drafted_at=now)
    row.save()
    logged("council.notes", meeting.id, "drafted")
    return row


def _draft(meeting: Meeting) -> str:
    rows = meeting.attendance.select_related("member").order_by("member__stands_for")
    items = [
        rules.Item(one.place, one.title, one.text, one.reported_by, one.advice)
        for one in meeting.items.order_by("place")
    ]
    conflicts = [f"{one.member.stands_for}: {one.conflict}" for one in rows if one.conflict]
    present = [one.member.stands_for for one in rows if one.present]
    return rules.draft(items=items, present=present, conflicts=conflicts)


def write_notes(*, meeting_id: UUID, text: str, actor: Actor, now: datetime) -> None:
    """Change the notes; whoever adjusted them does it again. Raises Refused, Unknown, NotNow."""
    row = _notes(meeting_id, actor=actor)
    row.text, row.adjusted_by, row.adjusted_on = text, "", None
    row.save(update_fields=["text", "adjusted_by", "adjusted_on"])
    logged("council.notes", meeting_id, "written")


def adjust_notes(
    *, meeting_id: UUID, adjusted_by: str, adjusted_on: date, actor: Actor, now: datetime
) -> None:
    """Note who has adjusted the notes, and when. Raises Refused, Unknown, Invalid, NotNow."""
    row = _notes(meeting_id, actor=actor)
    held = stockholm(row.meeting.starts_at).date()
    if not held <= adjusted_on <= now.date():
        raise Invalid({"adjusted_on": "Dagen ligger mellan mötet och i dag."})
    row.adjusted_by, row.adjusted_on = adjusted_by, adjusted_on
    row.save(update_fields=["adjusted_by", "adjusted_on"])
    logged("council.notes", meeting_id, "adjusted")


def publish_notes(*, meeting_id: UUID, actor: Actor, now: datetime) -> None:
    """Let anybody read the adjusted notes, once and for all. Raises Refused, Unknown, NotNow."""
    row = _notes(meeting_id, actor=actor)
    if row.adjusted_on is None:
        raise NotNow("Anteckningarna ska justeras först.")
    row.published_at = now
    row.save(update_fields=["published_at"])
    _write_public(row)
    logged("council.notes", meeting_id, "published")


def _write_public(row: Notes) -> None:
    meeting, held = row.meeting, stockholm(row.meeting.starts_at)
    document = {
        "title": meeting.council.name,
        "place": meeting.place,
        "diary_number": meeting.diary_number,
        "adjusted_on": str(row.adjusted_on),
        "parts": [asdict(part) for part in rules.parts(row.text)],
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT published.publish_council_notes(%s, %s, %s::jsonb)",
            [meeting.id, held.date(), json.dumps(document, ensure_ascii=False)],
        )


def _notes(meeting_id: UUID, *, actor: Actor) -> Notes:
    access.check_may_describe(actor=actor)
    rows = Notes.objects.select_for_update(of=("self",)).select_related("meeting__council")
    row = rows.filter(meeting_id=meeting_id).first()
    if row is None:
        raise Unknown()
    if row.published_at is not None:
        raise NotNow(FIXED)
    return row


def _sitting(meeting: Meeting) -> list[Member]:
    held = stockholm(meeting.starts_at).date()
    rows = Member.objects.filter(council_id=meeting.council_id, since_on__lte=held)
    return [one for one in rows if one.until_on is None or one.until_on >= held]


def locked(meeting_id: UUID) -> Meeting:
    """Return the meeting, locked until the transaction ends. Raises Unknown."""
    row = Meeting.objects.select_for_update().filter(id=meeting_id).first()
    if row is None:
        raise Unknown()
    return row


def kept(meeting_id: UUID, *, actor: Actor) -> Meeting:
    """Return the locked meeting, from now on kept whatever a file says. Raises Refused, Unknown."""
    access.check_may_describe(actor=actor)
    meeting = locked(meeting_id)
    if not meeting.kept_here:
        meeting.kept_here = True
        meeting.save(update_fields=["kept_here"])
    return meeting


def logged(event: str, about: UUID, what: str) -> None:
    """Record a change; `what` is the code of the part that changed."""
    audit.record(event, about=about, detail={"what": what})
