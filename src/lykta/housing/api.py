"""Housing's front. Everything else in this app is private."""

from lykta.housing import counts
from lykta.housing.actions import placements, providers
from lykta.housing.actions.providers import Permit
from lykta.housing.queries import (
    PlacementRow,
    ProviderRow,
    decisions_to_carry_out,
    open_address,
    placements_of,
    year_events,
)
from lykta.housing.queries import providers as provider_register
from lykta.housing.terms import EndReason, PermitKind, Receives

__all__ = [
    "EndReason",
    "Permit",
    "PermitKind",
    "PlacementRow",
    "ProviderRow",
    "Receives",
    "counts",
    "decisions_to_carry_out",
    "open_address",
    "placements",
    "placements_of",
    "provider_register",
    "providers",
    "year_events",
]
