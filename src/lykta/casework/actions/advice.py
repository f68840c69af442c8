"""Anonymous advice: counted, and nothing else (A20, F27)."""

from datetime import date, datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.casework.models import Advice
from lykta.casework.terms import AdviceKind, Channel
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid


def count(
    *,
    given_on: date,
    channel: Channel,
    kind: AdviceKind,
    actor: Actor,
    now: datetime,
    unit_id: UUID | None = None,
) -> None:
    """Count one piece of anonymous advice in the actor's unit. It can never become a matter."""
    actor.check_may(Permission.ADVICE_WRITE)
    if given_on > stockholm(now).date():
        raise Invalid({"given_on": "Dagen har inte varit än."})
    Advice.objects.create(
        unit_id=unit_id or actor.unit,
        given_on=given_on,
        channel=channel.value,
        kind=kind.value,
    )
    audit.record("advice.counted", about=None, detail={"kind": kind.value})
