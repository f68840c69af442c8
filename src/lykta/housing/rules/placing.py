"""When a person may be placed, and with whom. Sources: SoF 9:8, 15:6 (law S1, S2, S17)."""

from dataclasses import dataclass
from datetime import date

from lykta.housing.terms import PermitKind
from lykta.kernel.problems import Invalid, NotNow

PLACING_OUTCOMES = frozenset({"granted", "partly"})
PLACING_KINDS = frozenset({"shelter", "protected_apartment", "transition_apartment"})
PERMITS = frozenset(kind.value for kind in PermitKind)
# Providers that had applied in time could be used until the final answer (transition, 2024).
PERMIT_NEEDED_FROM = date(2024, 4, 1)


@dataclass(frozen=True)
class DecisionFacts:
    """What a placement needs to know of the decision it carries out."""

    outcome: str
    service_kind: str
    decided_on: date


@dataclass(frozen=True)
class ProviderFacts:
    """What a placement needs to know of the provider."""

    permit_kind: str
    permit_from: date
    permit_to: date | None
    places: int
    taken: int


def check_start(*, started_on: date, today: date) -> None:
    """Raise `Invalid` for a day that has not been: a placement is written down when it begins."""
    if started_on > today:
        raise Invalid({"started_on": "Skriv in placeringen när personen har kommit dit."})


def check_decided(decision: DecisionFacts | None, *, started_on: date) -> None:
    """Raise `NotNow` unless a decision grants a place, taken no later than the first day (S1)."""
    if decision is None or decision.outcome not in PLACING_OUTCOMES:
        raise NotNow("Det finns inget beslut som beviljar en plats. Fatta beslutet först.")
    if decision.service_kind not in PLACING_KINDS:
        raise NotNow("Beslutet gäller en annan insats än boende. Fatta ett beslut om boende först.")
    if decision.decided_on > started_on:
        raise NotNow("Placeringen kan inte börja före beslutet. Kontrollera datumet.")


def check_provider(provider: ProviderFacts, *, started_on: date) -> None:
    """Raise `NotNow` unless the provider has a valid permit and a free place that day (S2)."""
    if started_on >= PERMIT_NEEDED_FROM and not permit_holds(provider, on=started_on):
        raise NotNow("Boendet har inget giltigt tillstånd den dagen. Välj ett annat boende.")
    if provider.taken >= provider.places:
        raise NotNow("Boendet har ingen ledig plats den dagen. Välj ett annat boende.")


def permit_holds(provider: ProviderFacts, *, on: date) -> bool:
    """Tell whether the permit (or notification, or pending application) covers the day."""
    if provider.permit_kind not in PERMITS:
        return False
    return provider.permit_from <= on and (provider.permit_to is None or on <= provider.permit_to)


def check_end(*, started_on: date, ended_on: date, today: date) -> None:
    """Raise `NotNow` for an end before the start or after today."""
    if ended_on < started_on:
        raise NotNow("Placeringen kan inte sluta innan den började. Kontrollera datumet.")
    if ended_on > today:
        raise NotNow("Slutdagen ligger i framtiden. Avsluta placeringen när den har slutat.")
