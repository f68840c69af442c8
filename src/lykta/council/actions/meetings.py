"""Meetings and their agenda: planned, changed, cancelled."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from lykta.audit import api as audit
from lykta.council import access
from lykta.council.models import AgendaItem, AskedOrganisation, Council, ItemPaper, Meeting, Notes
from lykta.council.rules.meetings import EARLIEST, YEARS_AHEAD
from lykta.documents import api as documents
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.organisation import api as organisation

MOST_PAPERS = 12


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
    """Plan a meeting, or change one; a changed time or place needs a new notice.

    What members have said about coming does not hold for another time.

    Raises Refused, Invalid, Unknown, NotNow without a council or when notes are written.
    """
    access.check_may_describe(actor=actor)
    _check_times(starts_at, ends_at, now.date())
    council = Council.objects.select_for_update().order_by("code").first()
    if council is None:
        raise NotNow("Rådet är inte beskrivet än.")
    _check_free(council, starts_at, ends_at, meeting_id)
    meeting = _unwritten(meeting_id, actor) if meeting_id else Meeting(council=council)
    if (meeting.starts_at, meeting.ends_at, meeting.place) != (starts_at, ends_at, place):
        meeting.called_at = None
    if meeting_id and (meeting.starts_at, meeting.ends_at) != (starts_at, ends_at):
        meeting.attendance.update(coming_at=None, away_at=None, instead_of=None)
    meeting.starts_at, meeting.ends_at = starts_at, ends_at
    meeting.place, meeting.diary_number = place, diary_number
    meeting.kept_here = True
    meeting.save()
    logged("council.meeting", meeting.id, "planned")
    return meeting


def _check_times(starts_at: datetime, ends_at: datetime, today: date) -> None:
    if not EARLIEST <= starts_at.year <= today.year + YEARS_AHEAD:
        raise Invalid({"day": "Kontrollera året. Dagen ligger för långt bort."})
    if ends_at <= starts_at:
        raise Invalid({"ends": "Mötet måste sluta efter att det börjar."})


def _check_free(
    council: Council, starts_at: datetime, ends_at: datetime, meeting_id: UUID | None
) -> None:
    rows = Meeting.objects.filter(council=council, starts_at__lt=ends_at, ends_at__gt=starts_at)
    for other in (one for one in rows if one.id != meeting_id):
        if other.cancelled_at is None:
            raise Invalid({"starts": "Rådet har redan ett möte då. Välj en annan tid."})
        if other.starts_at == starts_at:
            raise Invalid({"starts": "Ett inställt möte står på den tiden. Välj en annan."})


def _unwritten(meeting_id: UUID, actor: Actor) -> Meeting:
    meeting = kept(meeting_id, actor=actor)
    if Notes.objects.filter(meeting=meeting).exists():
        raise NotNow("Anteckningarna är redan påbörjade. Mötet kan inte ändras.")
    return meeting


def cancel(*, meeting_id: UUID, actor: Actor, now: datetime) -> None:
    """Cancel a meeting; its organisations' links stop working. Raises Refused, Unknown, NotNow."""
    meeting = _unwritten(meeting_id, actor)
    if meeting.ends_at <= now:
        raise NotNow("Mötet har redan varit.")
    meeting.cancelled_at = now
    meeting.save(update_fields=["cancelled_at"])
    for asked in AskedOrganisation.objects.filter(round__meeting=meeting):
        organisation.close_links(target_id=asked.id, now=now)
    logged("council.meeting", meeting.id, "cancelled")


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


def change_item(
    *, item_id: UUID, title: str, text: str, reported_by: str, actor: Actor, now: datetime
) -> None:
    """Put a thing on the agenda right. Raises Refused, Unknown, NotNow when notes are written."""
    item = _item(item_id, actor)
    if Notes.objects.filter(meeting_id=item.meeting_id).exists():
        raise NotNow("Anteckningarna är redan påbörjade. Ändra punkten där.")
    item.title, item.text, item.reported_by = title, text, reported_by
    item.save(update_fields=["title", "text", "reported_by"])
    logged("council.meeting", item.meeting_id, "item")


def move_item(*, item_id: UUID, up: bool, actor: Actor, now: datetime) -> AgendaItem:
    """Let a thing change places with the one above or below it; the first and last stay.

    Raises Refused, Unknown, NotNow when the notice is out (people hold its numbers in their
    hands) or notes are written.
    """
    item = _item(item_id, actor)
    meeting = kept(item.meeting_id, actor=actor)
    if meeting.called_at is not None:
        raise NotNow("Kallelsen har gått ut. Punkternas ordning ligger fast.")
    if Notes.objects.filter(meeting=meeting).exists():
        raise NotNow("Anteckningarna är redan påbörjade. Ordningen ligger fast.")
    side, order = ("place__lt", "-place") if up else ("place__gt", "place")
    other = meeting.items.filter(**{side: item.place}).order_by(order).first()
    if other is not None:
        _swap(item, other)
        logged("council.meeting", meeting.id, "order")
    return item


def _swap(one: AgendaItem, other: AgendaItem) -> None:
    """Swap two places by way of a free one: no two things ever have the same."""
    free = AgendaItem.objects.filter(meeting_id=one.meeting_id).aggregate(last=Max("place"))["last"]
    first, second = one.place, other.place
    for row, place in ((one, free + 1), (other, first), (one, second)):
        row.place = place
        row.save(update_fields=["place"])


def follow_item(*, item_id: UUID, advice: str, became: str, actor: Actor, now: datetime) -> None:
    """Note what the council advised and what became of it. Raises Refused, Unknown."""
    item = _item(item_id, actor)
    item.advice, item.became = advice, became
    item.save(update_fields=["advice", "became"])
    logged("council.meeting", item.meeting_id, "advice")


def add_paper(*, item_id: UUID, data: bytes, name: str, actor: Actor, now: datetime) -> ItemPaper:
    """Keep a paper with a thing on the agenda. Raises Refused, Unknown, Invalid, NotNow."""
    item = _item(item_id, actor)
    if item.papers.count() >= MOST_PAPERS:
        raise NotNow("Punkten har redan tolv handlingar. Ta bort en först.")
    paper = documents.received(data=data, name=name)
    row = ItemPaper(
        item=item,
        name=paper.name,
        kind=paper.kind.value,
        size=len(paper.data),
        digest=paper.digest,
        data=paper.data,
        added_at=now,
    )
    row.save()
    logged("council.meeting", item.meeting_id, "paper")
    return row


def remove_paper(*, paper_id: UUID, actor: Actor, now: datetime) -> UUID:
    """Take a paper away; returns the meeting's key. Raises Refused, Unknown."""
    access.check_may_describe(actor=actor)
    row = ItemPaper.objects.select_related("item").defer("data").filter(id=paper_id).first()
    if row is None:
        raise Unknown()
    meeting_id: UUID = row.item.meeting_id
    row.delete()
    logged("council.meeting", meeting_id, "paper_removed")
    return meeting_id


def _item(item_id: UUID, actor: Actor) -> AgendaItem:
    access.check_may_describe(actor=actor)
    item = AgendaItem.objects.select_for_update().filter(id=item_id).first()
    if item is None:
        raise Unknown()
    return item


def found(meeting_id: UUID) -> Meeting:
    """Return the meeting. Raises Unknown."""
    row = Meeting.objects.select_related("council").filter(id=meeting_id).first()
    if row is None:
        raise Unknown()
    return row


def locked(meeting_id: UUID) -> Meeting:
    """Return the meeting, locked until the transaction ends. Raises Unknown."""
    row = Meeting.objects.select_for_update().filter(id=meeting_id).first()
    if row is None:
        raise Unknown()
    return row


def kept(meeting_id: UUID, *, actor: Actor) -> Meeting:
    """Return the locked meeting, from now on kept whatever a file says.

    Raises Refused, Unknown, NotNow when it is cancelled.
    """
    access.check_may_describe(actor=actor)
    meeting = locked(meeting_id)
    if meeting.cancelled_at is not None:
        raise NotNow("Mötet är inställt.")
    if not meeting.kept_here:
        meeting.kept_here = True
        meeting.save(update_fields=["kept_here"])
    return meeting


def logged(event: str, about: UUID, what: str) -> None:
    """Record a change; `what` is the code of the part that changed."""
    audit.record(event, about=about, detail={"what": what})
