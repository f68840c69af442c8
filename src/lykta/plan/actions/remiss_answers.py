"""Telling whoever answered a draft what was done with each comment, also without an account (F05).

The link that answered is used up. Another one, which only reads the recipient's own answer, is
shown when the answer has come, and mailed when the office has answered everything in it.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import NotNow, Unknown
from lykta.organisation import api as organisation
from lykta.outbox import api as outbox
from lykta.pages import registers
from lykta.plan import access
from lykta.plan.actions import mailing
from lykta.plan.models import (
    Remiss,
    RemissAddress,
    RemissComment,
    RemissRecipient,
    RemissReply,
)

LINK = "plan.remiss_done"  # the purpose of a link that reads one's own answer
HOLDS = timedelta(days=365)


def make_link(*, recipient_id: UUID, actor: Actor, now: datetime) -> str:
    """Return the token of a link to the recipient's own answer and what was done with it.

    For the office, and for whoever has just answered by a link. Raises Refused for others,
    Unknown for no such recipient, NotNow before it has answered.
    """
    access.check_may_open_answer(actor=actor)
    row = RemissRecipient.objects.select_related("party").filter(id=recipient_id).first()
    if row is None:
        raise Unknown()
    if not RemissReply.objects.filter(recipient=row).exists():
        raise NotNow("Svaret har inte kommit in än.")
    return _link(row, actor, now)


def _link(row: RemissRecipient, actor: Actor, now: datetime) -> str:
    return organisation.make_link(
        purpose=LINK,
        target_id=row.id,
        holder=row.party.name,
        until=now.date() + HOLDS,
        actor=actor,
        now=now,
    )


def mail_link(
    *,
    recipient_id: UUID,
    mail: str,
    address_of: Callable[[str], str],
    actor: Actor,
    now: datetime,
) -> str:
    """Make the link, and mail it when there is an address. Raises as `make_link`, and Invalid."""
    token = make_link(recipient_id=recipient_id, actor=actor, now=now)
    if mail:
        _mail(mail, address_of(token), now)
    return token


def reach(recipient_id: UUID, mail: str) -> None:
    """Keep where the recipient is told what was done; an empty address changes nothing.

    Raises Invalid for an address that no mail can be sent to.
    """
    if mail:
        outbox.check_address(mail)
        key = {"recipient_id": recipient_id}
        registers.describe(RemissAddress, key=key, values={"mail": mail})


def tell(
    row: RemissRecipient,
    *,
    address_of: Callable[[str], str] | None,
    actor: Actor,
    now: datetime,
) -> None:
    """Mail the recipient when every comment of its answer has been answered, once."""
    left = RemissComment.objects.filter(reply__recipient=row, done__isnull=True)
    kept = RemissAddress.objects.filter(recipient=row).first()
    if kept is None or address_of is None or left.exists():
        return
    _mail(kept.mail, address_of(_link(row, actor, now)), now)
    kept.delete()
    audit.record("plan.remiss_told", about=row.id)


def tell_all(
    remiss: Remiss,
    *,
    address_of: Callable[[str], str] | None,
    actor: Actor,
    now: datetime,
) -> None:
    """Tell those who answered and are not told, then keep nobody's address."""
    answered = remiss.recipients.filter(reply__isnull=False, address__isnull=False)
    for row in answered.select_related("party").order_by("id"):
        tell(row, address_of=address_of, actor=actor, now=now)
    RemissAddress.objects.filter(recipient__remiss=remiss).delete()


def _mail(mail: str, address: str, now: datetime) -> None:
    mailing.handled(to=mail, address=address, until=now.date() + HOLDS, now=now)
