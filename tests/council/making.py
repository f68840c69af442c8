"""Council meetings to test with, made through the real actions."""

from datetime import date, datetime, timedelta
from uuid import UUID

from lykta.council import api as council
from lykta.council.queries import meeting
from lykta.outbox.models import Mail
from lykta.vault.api import open_text
from tests import cast

AHEAD = cast.NOW + timedelta(days=20)
PAST = cast.NOW - timedelta(days=10)


def a_meeting(starts: datetime = AHEAD, *, items: int = 1) -> UUID:
    """Return a planned meeting with an agenda."""
    with cast.acting("radet") as actor:
        row = council.plan(
            starts_at=starts,
            ends_at=starts + timedelta(hours=3),
            place="Stadshuset",
            diary_number="KSN-1",
            actor=actor,
            now=cast.NOW,
        )
        for number in range(items):
            council.add_item(
                meeting_id=row.id,
                title=f"Fråga {number + 1}",
                text="Vi talar om den.",
                reported_by="Sagoföreningen",
                actor=actor,
                now=cast.NOW,
            )
    return UUID(str(row.id))


def a_member(
    name: str = "Siv Saga",
    stands_for: str = "Sagoföreningen",
    *,
    substitute: bool = False,
    until_on: date | None = None,
) -> UUID:
    """Return a seat."""
    with cast.acting("radet") as actor:
        row = council.seat(
            name=name,
            stands_for=stands_for,
            substitute=substitute,
            since_on=cast.TODAY - timedelta(days=400),
            until_on=until_on,
            actor=actor,
            now=cast.NOW,
        )
    return UUID(str(row.id))


def a_link(meeting_id: UUID, who: str = "Sagoföreningen") -> str:
    """Return the token of an organisation's link."""
    with cast.acting("radet") as actor:
        return council.ask(
            meeting_id=meeting_id, organisation_name=who, mail="", actor=actor, now=cast.NOW
        )


def letters(kind: str) -> dict[str, str]:
    """Return what waits to be mailed of a kind: the text by its address."""
    with cast.acting("strateg"):
        rows = Mail.objects.filter(kind=kind)
        return {one.address: open_text(one, "body") for one in rows}


def seen(meeting_id: UUID) -> council.MeetingSeen:
    """Return the meeting as its page shows it."""
    with cast.acting("radet"):
        return meeting(meeting_id, now=cast.NOW)
