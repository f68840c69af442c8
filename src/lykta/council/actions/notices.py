"""The notice of a meeting: sent by mail, or noted as sent."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.formats import date_format

from lykta.council.actions.meetings import kept, logged
from lykta.council.models import Meeting
from lykta.council.rules import notices
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.problems import NotNow
from lykta.outbox import api as outbox

KIND = "council.notice"


def call(
    *, meeting_id: UUID, actor: Actor, now: datetime, mails: Sequence[str] = (), address: str = ""
) -> None:
    """Note that the notice is out, and mail it to those whose addresses are given.

    The addresses are kept only until the mail is gone. `address` is where anybody reads about
    the council. Raises Refused, Unknown, NotNow without an agenda, twice or after the meeting.
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
    letter = letter_of(meeting, address=address)
    for to in dict.fromkeys(mails):
        outbox.post(kind=KIND, to=to, subject=letter.subject, body=letter.body, now=now)
    logged("council.meeting", meeting.id, "called")


def letter_of(meeting: Meeting, *, address: str) -> notices.Letter:
    """Return the notice as a mail, as it will be sent."""
    starts, ends = stockholm(meeting.starts_at), stockholm(meeting.ends_at)
    titles = meeting.items.order_by("place").values_list("title", flat=True)
    return notices.letter(
        council=meeting.council.name,
        day=date_format(starts, "j F Y"),
        hours=f"{starts:%H.%M}–{ends:%H.%M}",
        place=meeting.place,
        titles=list(titles),
        address=address,
    )
