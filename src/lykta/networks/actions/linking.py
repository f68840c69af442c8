"""The link by which somebody without an account signs up to a session."""

from datetime import datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import NotNow, Unknown
from lykta.networks import access
from lykta.networks.models import Session
from lykta.networks.rules import seats
from lykta.organisation import api as organisation

PURPOSE = "networks.session"


def make_link(*, session_id: UUID, actor: Actor, now: datetime) -> str:
    """Return the token of a new link; earlier links to the session stop.

    Raises Refused without the right to networks, Unknown, NotNow when one cannot sign up.
    """
    access.check_may_describe(actor=actor)
    row = Session.objects.select_for_update().filter(id=session_id).first()
    if row is None:
        raise Unknown()
    told = row.came_count is not None
    is_open = seats.is_open(
        closes_on=row.closes_on, cancelled=row.cancelled, told=told, today=now.date()
    )
    if not is_open or row.closes_on is None:
        raise NotNow("Anmälan är stängd. Sätt en sista anmälningsdag först.")
    organisation.close_links(target_id=row.id, now=now)
    token = organisation.make_link(
        purpose=PURPOSE,
        target_id=row.id,
        holder="Anmälan till utbildning",
        until=row.closes_on,
        actor=actor,
        now=now,
    )
    audit.record("course.linked", about=row.id)
    return token
