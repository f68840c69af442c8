"""The notes of a meeting: drafted in one press, adjusted, published."""

import json
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from lykta.council import access
from lykta.council.actions.meetings import kept, logged
from lykta.council.models import Meeting, Notes, RoundAnswer
from lykta.council.queries.rounds import now_says
from lykta.council.rules import notes as rules
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.organisation import api as organisation

FIXED = "Anteckningarna är publicerade och kan inte ändras."


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
    return rules.draft(
        items=items,
        present=[one.member.stands_for for one in rows if one.present],
        away=[one.member.stands_for for one in rows if one.away_at and not one.present],
        conflicts=[f"{one.member.stands_for}: {one.conflict}" for one in rows if one.conflict],
        said=_said(meeting),
    )


def _said(meeting: Meeting) -> list[rules.Said]:
    rows = RoundAnswer.objects.filter(asked__round__meeting=meeting)
    rows = rows.select_related("asked__round", "grouped").prefetch_related("corrections")
    return [
        rules.Said(
            question=one.asked.round.questions[one.number - 1],
            organisation=one.asked.organisation,
            text=now_says(one),
            theme=one.grouped.theme if hasattr(one, "grouped") else "",
        )
        for one in rows.order_by("number", "asked__organisation", "at_meeting")
    ]


def write_notes(*, meeting_id: UUID, text: str, actor: Actor, now: datetime) -> None:
    """Change the notes; whoever adjusted them does it again. Raises Refused, Unknown, NotNow."""
    row = unpublished(meeting_id, actor=actor)
    row.text, row.adjusted_by, row.adjusted_on = text, "", None
    row.save(update_fields=["text", "adjusted_by", "adjusted_on"])
    logged("council.notes", meeting_id, "written")


def adjust_notes(
    *, meeting_id: UUID, adjusted_by: str, adjusted_on: date, actor: Actor, now: datetime
) -> None:
    """Note who has adjusted the notes, and when. Raises Refused, Unknown, Invalid, NotNow."""
    row = unpublished(meeting_id, actor=actor)
    held = stockholm(row.meeting.starts_at).date()
    if not held <= adjusted_on <= now.date():
        raise Invalid({"adjusted_on": "Dagen ligger mellan mötet och i dag."})
    row.adjusted_by, row.adjusted_on = adjusted_by, adjusted_on
    row.save(update_fields=["adjusted_by", "adjusted_on"])
    logged("council.notes", meeting_id, "adjusted")


def publish_notes(*, meeting_id: UUID, actor: Actor, now: datetime) -> None:
    """Let anybody read the adjusted notes, once and for all. Raises Refused, Unknown, NotNow."""
    row = unpublished(meeting_id, actor=actor)
    if row.adjusted_on is None:
        raise NotNow("Anteckningarna ska justeras först.")
    row.published_at = now
    row.save(update_fields=["published_at"])
    organisation.close_links(target_id=row.id, now=now)
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


def unpublished(meeting_id: UUID, *, actor: Actor) -> Notes:
    """Return the locked notes of a meeting. Raises Refused, Unknown, NotNow when published."""
    access.check_may_describe(actor=actor)
    rows = Notes.objects.select_for_update(of=("self",)).select_related("meeting__council")
    row = rows.filter(meeting_id=meeting_id).first()
    if row is None:
        raise Unknown()
    if row.published_at is not None:
        raise NotNow(FIXED)
    return row
