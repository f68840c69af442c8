"""Named reads of housing. A provider's place is in none of them but `open_address`."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.urls import reverse

from lykta.audit import api as audit
from lykta.casework.models import Decision
from lykta.housing.models import Placement, Provider, ShelterAddress
from lykta.housing.rules.placing import DecisionFacts, ProviderFacts
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Unknown
from lykta.kernel.wheel import YearEvent
from lykta.vault import api as vault
from lykta.vault.sealed import Sealed


@dataclass(frozen=True)
class PlacementRow:
    """A placement as the matter's page shows it: never where."""

    id: UUID
    provider: str
    started_on: date
    ended_on: date | None
    end_reason: str


@dataclass(frozen=True)
class ProviderRow:
    """A provider as the register shows it: never where."""

    id: UUID
    label: str
    permit_kind: str
    permit_to: date | None
    receives: str
    receives_children: bool
    places: int
    taken: int


def decision_to_carry_out(decision_id: UUID) -> Decision:
    """Return the decision, if the caller may see it."""
    decision = Decision.objects.filter(id=decision_id).first()
    if decision is None:
        raise Unknown()
    return decision


def decision_facts(decision: Decision) -> DecisionFacts:
    """Return what the placing rules ask of a decision."""
    decided_on = stockholm(decision.decided_at).date()
    return DecisionFacts(decision.outcome, decision.service_kind, decided_on)


def provider_for_update(provider_id: UUID) -> Provider:
    """Return the provider locked, so that two people never get the last place."""
    rows = Provider.objects.select_for_update(of=("self",)).filter(id=provider_id)
    provider = rows.first()
    if provider is None:
        raise Unknown()
    return provider


def provider_facts(provider: Provider, *, on: date) -> ProviderFacts:
    """Return what the placing rules ask of a provider on a day."""
    return ProviderFacts(
        permit_kind=provider.permit_kind,
        permit_from=provider.permit_from,
        permit_to=provider.permit_to,
        places=provider.places,
        taken=_taken(provider.id, on),
    )


def _taken(provider_id: UUID, on: date) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT secrecy.places_taken(%s, %s)", [provider_id, on])
        return int(cursor.fetchone()[0])


def has_running_placement(matter_id: UUID) -> bool:
    """Tell whether the matter's person stays somewhere now."""
    return Placement.objects.filter(matter_id=matter_id, ended_on__isnull=True).exists()


def placement_for_update(placement_id: UUID) -> Placement:
    """Return the placement locked, if the caller may change it."""
    rows = Placement.objects.select_for_update(of=("self",)).filter(id=placement_id)
    placement = rows.first()
    if placement is None:
        raise Unknown()
    return placement


def placements_of(matter_id: UUID) -> list[PlacementRow]:
    """Return the matter's placements, newest first."""
    rows = Placement.objects.filter(matter_id=matter_id).select_related("provider")
    return [
        PlacementRow(row.id, row.provider.label, row.started_on, row.ended_on, row.end_reason)
        for row in rows.order_by("-started_on", "id")
    ]


def decisions_to_carry_out(matter_id: UUID) -> list[Decision]:
    """Return the matter's granting decisions about housing that nobody has carried out yet."""
    placed = Placement.objects.filter(matter_id=matter_id).values("decision_id")
    rows = Decision.objects.filter(
        matter_id=matter_id,
        outcome__in=["granted", "partly"],
        service_kind__in=["shelter", "protected_apartment", "transition_apartment"],
    )
    return list(rows.exclude(id__in=placed).order_by("decided_at", "id"))


def providers(*, today: date) -> list[ProviderRow]:
    """Return the register with how many places are taken today."""
    sql = """SELECT p.id, p.label, p.permit_kind, p.permit_to, p.receives, p.receives_children,
                    p.places, secrecy.places_taken(p.id, %s)
               FROM housing_provider p ORDER BY p.label"""
    with connection.cursor() as cursor:
        cursor.execute(sql, [today])
        return [ProviderRow(*row) for row in cursor.fetchall()]


def open_address(*, placement_id: UUID, actor: Actor, now: datetime) -> str:
    """Return where the placed person stays, for those in the placement. Logged before it shows."""
    actor.check_may(Permission.IDENTITY_REVEAL)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM secrecy.shelter_address(%s)", [placement_id])
        row = cursor.fetchone()
    if row is None:
        raise Unknown()
    placement = Placement.objects.get(id=placement_id)
    audit.record_reading(
        "identity.revealed",
        actor=actor,
        now=now,
        about=placement.matter_id,
        detail={"field": "shelter"},
        revealed=True,
    )
    kept = ShelterAddress(id=row[0], provider_id=row[1], text=Sealed(bytes(row[2])))
    return vault.open_text(kept, "text")


def year_events(*, first: date, last: date) -> list[YearEvent]:
    """Return when providers' permits end, by their opaque labels. One query.

    Only those who may read placements: the others' login sees no provider at all.
    """
    rows = Provider.objects.filter(permit_to__gte=first, permit_to__lte=last).order_by("label")
    return [
        YearEvent(
            on=row.permit_to,
            title=f"Tillståndet går ut: {row.label}",
            kind="Tillstånd",
            path=reverse("housing:providers"),
            needs=Permission.PLACEMENT_READ,
        )
        for row in rows
        if row.permit_to is not None
    ]
