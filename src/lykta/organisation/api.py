"""What other apps may use of the organisation; everything else here is private."""

from lykta.organisation.actions.describe import (
    LONG_AGO,
    UnitText,
    describe_administration,
    describe_authority,
    describe_company,
    describe_unit,
)
from lykta.organisation.actions.people import load_people
from lykta.organisation.founding import Founded, employ_machines, found
from lykta.organisation.queries import (
    AssignmentFacts,
    Structure,
    actor_for,
    actors_of_users,
    administration,
    assignments_at,
    assignments_of,
    authority,
    machine,
    matrix,
    municipality,
    people,
    structure,
    unit,
    units,
    works_in,
)
from lykta.organisation.sessions import end_sessions

__all__ = [
    "LONG_AGO",
    "AssignmentFacts",
    "Founded",
    "Structure",
    "UnitText",
    "actor_for",
    "actors_of_users",
    "administration",
    "assignments_at",
    "assignments_of",
    "authority",
    "describe_administration",
    "describe_authority",
    "describe_company",
    "describe_unit",
    "employ_machines",
    "end_sessions",
    "found",
    "load_people",
    "machine",
    "matrix",
    "municipality",
    "people",
    "structure",
    "unit",
    "units",
    "works_in",
]
