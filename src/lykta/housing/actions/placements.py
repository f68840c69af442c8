"""Placements: a person comes to a provider by decision, and leaves."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from lykta.audit import api as audit
from lykta.housing import queries
from lykta.housing.models import Placement
from lykta.housing.rules import placing
from lykta.housing.terms import EndReason
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import NotNow


def place(
    *,
    decision_id: UUID,
    provider_id: UUID,
    started_on: date,
    suitable_because: str,
    actor: Actor,
    now: datetime,
) -> Placement:
    """Place the decision's person with a provider; the decision is thereby executed.

    Raises `NotNow` without a granting decision, a valid permit or a free place (law S1, S2).
    """
    actor.check_may(Permission.PLACEMENT_WRITE)
    placing.check_start(started_on=started_on, today=stockholm(now).date())
    decision = queries.decision_to_carry_out(decision_id)
    placing.check_decided(queries.decision_facts(decision), started_on=started_on)
    provider = queries.provider_for_update(provider_id)
    placing.check_provider(queries.provider_facts(provider, on=started_on), started_on=started_on)
    if queries.has_running_placement(decision.matter_id):
        raise NotNow("Personen har redan en pågående placering. Avsluta den först.")
    placement = Placement(
        matter_id=decision.matter_id,
        decision=decision,
        provider=provider,
        permit_checked_on=started_on,
        suitable_because=suitable_because,
        started_on=started_on,
        placed_by=actor.person,
    )
    _begin(placement)
    return placement


def _begin(placement: Placement) -> None:
    """Save it and carry out its decision; somebody else may have placed the person just now."""
    try:
        with transaction.atomic():
            placement.save()
    except IntegrityError:
        raise NotNow("Personen har redan en pågående placering. Avsluta den först.") from None
    with connection.cursor() as cursor:
        cursor.execute("SELECT secrecy.carry_out_by_placement(%s)", [placement.id])
        if cursor.fetchone()[0]:
            audit.record("decision.executed", about=placement.matter_id)
    audit.record(
        "placement.started", about=placement.matter_id, detail={"placement": str(placement.id)}
    )


def end(
    *, placement_id: UUID, ended_on: date, reason: EndReason, actor: Actor, now: datetime
) -> Placement:
    """End a placement. An adult leaves at once on own request (law S17): nobody's yes is needed."""
    actor.check_may(Permission.PLACEMENT_WRITE)
    placement = queries.placement_for_update(placement_id)
    if placement.ended_on is not None:
        raise NotNow("Placeringen är redan avslutad.")
    today = stockholm(now).date()
    placing.check_end(started_on=placement.started_on, ended_on=ended_on, today=today)
    placement.ended_on, placement.end_reason = ended_on, reason.value
    placement.save(update_fields=["ended_on", "end_reason"])
    audit.record("placement.ended", about=placement.matter_id, detail={"reason": reason.value})
    return placement
