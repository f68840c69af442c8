"""Reads of the registers of knowledge."""

from lykta.knowledge.queries.agreements import (
    AgreementSeen,
    RoutineSeen,
    agreement_seen,
    agreements,
    routine_seen,
    routines,
)
from lykta.knowledge.queries.coming import duties, year_events
from lykta.knowledge.queries.materials import (
    MaterialSeen,
    file_of,
    material_seen,
    materials,
)
from lykta.knowledge.queries.people import from_where, owners
from lykta.knowledge.queries.support import (
    ExampleSeen,
    RequestSeen,
    example_seen,
    examples,
    request_seen,
    requests,
)

__all__ = [
    "AgreementSeen",
    "ExampleSeen",
    "MaterialSeen",
    "RequestSeen",
    "RoutineSeen",
    "agreement_seen",
    "agreements",
    "duties",
    "example_seen",
    "examples",
    "file_of",
    "from_where",
    "material_seen",
    "materials",
    "owners",
    "request_seen",
    "requests",
    "routine_seen",
    "routines",
    "year_events",
]
