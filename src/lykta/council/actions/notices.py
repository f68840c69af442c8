"""The notice of a meeting: sent by mail, or noted as sent; each member's own link to its papers."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format

from lykta.council.actions.attendance import one_of, sitting
from lykta.council.actions.meetings import kept, logged
from lykta.council.models import Attendance, Meeting, Member
from lykta.council.rules import notices
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.problems import NotNow
from lykta.organisation import api as organisation
from lykta.outbox import api as outbox

KIND = "council.notice"
PURPOSE = "council.member"


def call(
    *,
    meeting_id: UUID,
    actor: Actor,
    now: datetime,
    mails: Sequence[str] = (),
    to_members: Mapping[UUID, str] | None = None,
    address: str = "",
    address_of: Callable[[str], str] = str,
) -> None:
    """Note that the notice is out, and mail it: to members with a link of their own, to others not.

    The addresses are kept only until the mail is gone. `address` is where anybody reads about
    the council, `address_of` makes a link's token an address. Raises Refused, Unknown, NotNow
    without an agenda, twice or after the meeting.
    """
    meeting = kept(meeting_id, actor=actor)
    if meeting.called_at is not None:
        raise NotNow("Kallelsen är redan skickad.")
    if meeting.ends_at <= now:
        raise NotNow("Mötet har redan varit.")
    if not meeting.items.exists():
        raise NotNow("Skriv minst en punkt på dagordningen först.")
    meeting.called_at = now
    meeting.save(update_fields=["called_at"])
    for to in dict.fromkeys(mails):
        _post(letter_of(meeting, address=address), to, now)
    sits = sitting(meeting)
    for member_id, to in (to_members or {}).items():
        own = address_of(_link(meeting, one_of(sits, member_id), actor=actor, now=now))
        _post(letter_of(meeting, address=address, own=own), to, now)
    logged("council.meeting", meeting.id, "called")


def give_link(
    *,
    meeting_id: UUID,
    member_id: UUID,
    mail: str,
    actor: Actor,
    now: datetime,
    address: str = "",
    address_of: Callable[[str], str] = str,
) -> str:
    """Make a member's own link to the meeting; one made before stops working. Returns its address.

    It is shown once and kept nowhere, opens this meeting alone and ends with its day. With `mail`
    it is sent too. Raises Refused, Unknown, NotNow before the notice or after the meeting.
    """
    meeting = kept(meeting_id, actor=actor)
    if meeting.ends_at <= now:
        raise NotNow("Mötet har redan varit.")
    if meeting.called_at is None:
        raise NotNow("Skicka kallelsen först.")
    member = one_of(sitting(meeting), member_id)
    own = address_of(_link(meeting, member, actor=actor, now=now))
    if mail:
        _post(letter_of(meeting, address=address, own=own), mail, now)
    logged("council.meeting", meeting.id, "member_link")
    return own


def _link(meeting: Meeting, member: Member, *, actor: Actor, now: datetime) -> str:
    row, _new = Attendance.objects.update_or_create(
        meeting=meeting, member=member, defaults={"linked_at": now}
    )
    organisation.close_links(target_id=row.id, now=now)
    return organisation.make_link(
        purpose=PURPOSE,
        target_id=row.id,
        holder=member.name,
        until=stockholm(meeting.ends_at).date(),
        actor=actor,
        now=now,
    )


def _post(letter: notices.Letter, to: str, now: datetime) -> None:
    outbox.post(kind=KIND, to=to, subject=letter.subject, body=letter.body, now=now)


def letter_of(meeting: Meeting, *, address: str, own: str = "") -> notices.Letter:
    """Return the notice as a mail, as it will be sent. `own` is the member's own link, if any."""
    starts, ends = stockholm(meeting.starts_at), stockholm(meeting.ends_at)
    titles = meeting.items.order_by("place").values_list("title", flat=True)
    return notices.letter(
        council=meeting.council.name,
        day=date_format(starts, "j F Y"),
        hours=f"{starts:%H.%M}–{ends:%H.%M}",
        place=meeting.place,
        titles=list(titles),
        address=address,
        own=own,
    )
