"""Follow up a service: what has changed for the person."""

from datetime import date, datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.casework.models import FollowUp, Service
from lykta.casework.queries.matters import open_row
from lykta.casework.terms import GoalResult
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid


def write(
    *,
    service_id: UUID,
    made_on: date,
    goal_so_far: GoalResult,
    actor: Actor,
    now: datetime,
    text: str = "",
    next_on: date | None = None,
) -> FollowUp:
    """Write a follow-up; `next_on` becomes the service's next day to follow up."""
    matter, service = open_row(
        Service, service_id, actor=actor, permission=Permission.SERVICE_WRITE, lock=True
    )
    _check_days(service, made_on, next_on, stockholm(now).date())
    written = FollowUp.objects.create(
        matter_id=matter.id,
        service=service,
        made_on=made_on,
        made_by=actor.person,
        goal_so_far=goal_so_far.value,
        text=text,
        next_on=next_on,
    )
    if service.ended_on is None:
        service.follow_up_on = next_on
        service.save(update_fields=["follow_up_on"])
    audit.record("service.followed_up", about=matter.id, detail={"goal": goal_so_far.value})
    return written


def _check_days(service: Service, made_on: date, next_on: date | None, today: date) -> None:
    if not service.started_on <= made_on <= today:
        raise Invalid({"made_on": "Kontrollera vilken dag uppföljningen gjordes."})
    if next_on is not None and next_on < made_on:
        raise Invalid({"next_on": "Nästa uppföljning kan inte ligga före den här."})
