"""What other apps may use of the organisation; everything else here is private."""

from lykta.organisation.actions.people import load_people
from lykta.organisation.founding import Founded, employ_machines, found
from lykta.organisation.queries import (
    AssignmentFacts,
    actor_for,
    assignments_at,
    assignments_of,
    authority,
    machine,
    matrix,
    municipality,
    people,
    unit,
    units,
    works_in,
)

__all__ = [
    "AssignmentFacts",
    "Founded",
    "actor_for",
    "assignments_at",
    "assignments_of",
    "authority",
    "employ_machines",
    "found",
    "load_people",
    "machine",
    "matrix",
    "municipality",
    "people",
    "unit",
    "units",
    "works_in",
]
