"""Start and end a service: by a decision (SoL 11:1) or by the board's offer (SoL 11:5)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.casework.actions.decisions import decision_day
from lykta.casework.models import BoardOffer, Decision, Service
from lykta.casework.queries.matters import Opened, lock_matter, lock_row, open_row
from lykta.casework.rules import lifecycle
from lykta.casework.rules.service import (
    Granted,
    Offer,
    check_may_end,
    check_may_start_by_decision,
    check_may_start_by_offer,
)
from lykta.casework.terms import GoalResult, MatterState, Outcome, ServiceKind
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown


@dataclass(frozen=True)
class Offered:
    """What a board has decided to give without individual assessment, and its conditions."""

    authority: UUID
    kind: ServiceKind
    title: str
    conditions: str
    decided_on: date
    valid_from: date


def start_by_decision(
    *,
    decision_id: UUID,
    started_on: date,
    actor: Actor,
    now: datetime,
    goal: str = "",
    follow_up_on: date | None = None,
) -> Service:
    """Start the service that a decision granted; the decision is thereby carried out (A17)."""
    matter, decision = lock_row(
        Decision, decision_id, actor=actor, permission=Permission.SERVICE_WRITE
    )
    lifecycle.check_not_closed(matter.state)
    granted = Granted(
        outcome=Outcome(decision.outcome),
        kind=ServiceKind(decision.service_kind),
        decided_on=decision_day(decision),
        already_started=Service.objects.filter(decision=decision).exists(),
    )
    today = stockholm(now).date()
    check_may_start_by_decision(granted, started_on=started_on, today=today)
    service = Service.objects.create(
        matter_id=matter.id,
        kind=decision.service_kind,
        decision=decision,
        goal=goal,
        started_on=started_on,
        started_by=actor.person,
        follow_up_on=follow_up_on,
    )
    _execute(decision, started_on)
    _move(matter)
    audit.record("service.started", about=matter.id, detail={"kind": service.kind})
    return service


def start_by_offer(
    *,
    matter_id: UUID,
    offer_id: UUID,
    started_on: date,
    actor: Actor,
    now: datetime,
    goal: str = "",
    follow_up_on: date | None = None,
) -> Service:
    """Start a service that the board gives without individual assessment: no inquiry, no decision.

    Source: SoL 11:5, A18.
    """
    matter = lock_matter(matter_id, actor=actor, permission=Permission.SERVICE_WRITE)
    lifecycle.check_not_closed(matter.state)
    offer = BoardOffer.objects.filter(pk=offer_id).first()
    if offer is None:
        raise Unknown()
    check_may_start_by_offer(
        _offer(offer, actor),
        about=matter.kind,
        started_on=started_on,
        today=stockholm(now).date(),
    )
    service = Service.objects.create(
        matter_id=matter.id,
        kind=offer.kind,
        board_offer=offer,
        goal=goal,
        started_on=started_on,
        started_by=actor.person,
        follow_up_on=follow_up_on,
    )
    _move(matter)
    audit.record("service.started", about=matter.id, detail={"kind": service.kind})
    return service


def _offer(offer: BoardOffer, actor: Actor) -> Offer:
    return Offer(
        kind=ServiceKind(offer.kind),
        authority_is_mine=offer.authority_id == actor.authority,
        valid_from=offer.valid_from,
        valid_to=offer.valid_to,
    )


def _execute(decision: Decision, started_on: date) -> None:
    if decision.executed_on is None:
        decision.executed_on = started_on
        decision.save(update_fields=["executed_on"])


def _move(matter: Opened) -> None:
    lifecycle.check_matter_may_move(now=matter.state, to=MatterState.SERVICE)
    if matter.state is not MatterState.SERVICE:
        matter.row.state = MatterState.SERVICE.value
        matter.row.save(update_fields=["state"])


def end(
    *,
    service_id: UUID,
    ended_on: date,
    result: GoalResult,
    actor: Actor,
    now: datetime,
) -> Service:
    """End the service with what it led to. A therapist may, without writing in the matter."""
    matter, service = open_row(
        Service, service_id, actor=actor, permission=Permission.SERVICE_WRITE, lock=True
    )
    check_may_end(
        started_on=service.started_on,
        ended_on=ended_on,
        result=result,
        today=stockholm(now).date(),
        ended=service.ended_on is not None,
    )
    service.ended_on, service.result = ended_on, result.value
    service.follow_up_on = None
    service.save(update_fields=["ended_on", "result", "follow_up_on"])
    audit.record("service.ended", about=matter.id, detail={"result": result.value})
    return service


def note_offer(*, offer: Offered, actor: Actor) -> BoardOffer:
    """Write down what a board has decided to give without individual assessment (SoL 11:5, A18).

    The board decides; this only records it. The same offer of the same day is written once.
    """
    actor.check_may(Permission.ORGANISATION_WRITE)
    known = BoardOffer.objects.filter(
        authority_id=offer.authority, kind=offer.kind.value, decided_on=offer.decided_on
    ).first()
    if known is not None:
        return known
    row = BoardOffer.objects.create(
        authority_id=offer.authority,
        kind=offer.kind.value,
        title=offer.title,
        conditions=offer.conditions,
        decided_on=offer.decided_on,
        valid_from=offer.valid_from,
    )
    audit.record("offer.noted", about=row.id, detail={"kind": offer.kind.value})
    return row


def offers(*, actor: Actor, on: date) -> list[BoardOffer]:
    """Return what the actor's board gives without individual assessment that day."""
    valid = BoardOffer.objects.filter(authority_id=actor.authority, valid_from__lte=on)
    return [
        offer
        for offer in valid.order_by("title", "id")
        if offer.valid_to is None or offer.valid_to >= on
    ]
