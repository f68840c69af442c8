"""Providers and granted decisions to place by, made by the real actions."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from lykta.casework import api as casework
from lykta.casework.terms import MatterState, Outcome, Protection, ServiceKind
from lykta.housing import api as housing
from lykta.housing.models import Placement, Provider
from tests import cast
from tests.cast import NOW, TODAY, acting
from tests.factories.casework import VISITOR, Walked, a_matter

WHERE = "KANARIE-BOENDE-PRÖVAT"
LONG_AGO = TODAY - timedelta(days=800)


def a_provider(*, places: int = 2, first: date = LONG_AGO, last: date | None = None) -> Provider:
    """Register a provider as the coordinator does."""
    with acting("boende.samordnare") as olga:
        return housing.providers.register(
            label=f"Boende {uuid4().hex[:8]}",
            permit=housing.Permit(housing.PermitKind.PERMIT, "Påhittat tillstånd", first, last),
            receives=housing.Receives.ALL,
            receives_children=True,
            places=places,
            address=WHERE,
            actor=olga,
        )


def granted(
    *,
    by: str = "nexus.anna",
    kind: ServiceKind = ServiceKind.SHELTER,
    outcome: Outcome = Outcome.GRANTED,
    protected: bool = False,
    now: datetime = NOW,
) -> Walked:
    """Return a matter in which a place is granted."""
    contact = replace(VISITOR, protection=Protection.MARKED) if protected else VISITOR
    return a_matter(
        at=MatterState.DECIDED,
        by=by,
        contact=contact,
        service_kind=kind,
        outcome=outcome,
        now=now,
    )


def let_in(walked: Walked, who: str, *, by: str = "nexus.anna") -> None:
    """Assign a colleague to the matter."""
    person = cast.actor(who).person
    with acting(by) as actor:
        casework.matters.assign(
            matter_id=walked.matter_id, person_id=person, first_day=TODAY, actor=actor, now=NOW
        )


def placed(
    walked: Walked,
    provider: Provider,
    *,
    by: str = "nexus.anna",
    on: date = TODAY,
    now: datetime = NOW,
) -> Placement:
    """Place the matter's person."""
    assert walked.decision
    with acting(by, now=now) as actor:
        return housing.placements.place(
            decision_id=walked.decision.id,
            provider_id=provider.id,
            started_on=on,
            suitable_because="Påhittad bedömning.",
            actor=actor,
            now=now,
        )


def ended(
    placement: Placement, *, on: date = TODAY, by: str = "nexus.anna", now: datetime = NOW
) -> None:
    """End the stay."""
    with acting(by, now=now) as actor:
        housing.placements.end(
            placement_id=placement.id,
            ended_on=on,
            reason=housing.EndReason.OWN_WISH,
            actor=actor,
            now=now,
        )


def where(placement_id: UUID, *, by: str, now: datetime = NOW) -> str:
    """Reveal where the placed person stays, as `by`."""
    with acting(by, now=now) as actor:
        return housing.open_address(placement_id=placement_id, actor=actor, now=now)
