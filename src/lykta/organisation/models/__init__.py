"""The organisation's rows."""

from lykta.organisation.models.accounts import (
    Attempts,
    Invitation,
    Recovery,
    StoredSession,
    User,
)
from lykta.organisation.models.links import Link
from lykta.organisation.models.people import Absence, Assignment, Person
from lykta.organisation.models.structure import (
    Administration,
    AdministrationBody,
    Authority,
    Company,
    Municipality,
    Unit,
)

__all__ = [
    "Absence",
    "Administration",
    "AdministrationBody",
    "Assignment",
    "Attempts",
    "Authority",
    "Company",
    "Invitation",
    "Link",
    "Municipality",
    "Person",
    "Recovery",
    "StoredSession",
    "Unit",
    "User",
]
