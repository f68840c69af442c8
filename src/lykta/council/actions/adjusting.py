"""A member who was at the meeting adjusts the notes by a one-time link, without an account."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from lykta.council import access
from lykta.council.actions.attendance import one_of, sitting
from lykta.council.actions.meetings import logged
from lykta.council.actions.notes import unpublished
from lykta.council.models import Notes
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.frozen import freeze
from lykta.kernel.problems import NotNow, Unknown
from lykta.organisation import api as organisation
from lykta.outbox import api as outbox

PURPOSE = "council.adjust"
HOLDS = timedelta(days=30)  # our own: the notes are adjusted within two weeks, or asked for again


def ask_adjust(
    *,
    meeting_id: UUID,
    member_id: UUID,
    mail: str,
    actor: Actor,
    now: datetime,
    address_of: Callable[[str], str] = str,
) -> str:
    """Make the link by which a member adjusts the notes; one made before stops working.

    Returns its address, shown once. With `mail` it is sent too. Raises Refused, Unknown, NotNow
    when the notes are adjusted as they stand, or published.
    """
    row = unpublished(meeting_id, actor=actor)
    if row.adjusted_on is not None:
        raise NotNow("Anteckningarna är redan justerade.")
    member = one_of(sitting(row.meeting), member_id)
    organisation.close_links(target_id=row.id, now=now)
    token = organisation.make_link(
        purpose=PURPOSE,
        target_id=row.id,
        holder=member.name,
        until=stockholm(now).date() + HOLDS,
        actor=actor,
        now=now,
    )
    logged("council.notes", meeting_id, "adjust_asked")
    address = address_of(token)
    if mail:
        _mail(mail, address, now)
    return address


def _mail(to: str, address: str, now: datetime) -> None:
    """Send the link. The subject tells nothing: it is read on locked screens."""
    body = (
        "Hej!\n\nHär läser du minnesanteckningarna från rådets möte, och justerar dem om de "
        f"stämmer:\n\n{address}\n\nBehöver något ändras? Svara på det här mejlet i stället.\n"
        "Länken är bara din och kan användas en gång.\n"
    )
    outbox.post(kind=PURPOSE, to=to, subject="Något att läsa från ett möte", body=body, now=now)


def adjust_by_link(
    *, notes_id: UUID, link_id: UUID, holder: str, digest: str, actor: Actor, now: datetime
) -> None:
    """Put the holder's name and the day to the notes as they were read (`digest`).

    Raises Refused, Unknown, NotNow when the text has been changed since it was read.
    """
    access.check_may_answer(actor=actor)
    row = Notes.objects.select_for_update().filter(id=notes_id, published_at=None).first()
    if row is None:
        raise Unknown()
    if freeze(row.text).digest != digest:
        raise NotNow("Texten har ändrats sedan du läste den. Läs den en gång till.")
    row.adjusted_by, row.adjusted_on = holder, stockholm(now).date()
    row.save(update_fields=["adjusted_by", "adjusted_on"])
    organisation.use_link(link_id=link_id, now=now)
    logged("council.notes", row.meeting_id, "adjusted_by_link")
