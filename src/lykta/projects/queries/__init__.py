"""Reads of projects and grants."""

from lykta.projects.queries.applications import (
    ApplicationSeen,
    application_seen,
    applications_of,
    standing,
)
from lykta.projects.queries.calls import (
    CallSeen,
    PublicCall,
    agreement_seen,
    call_seen,
    calls,
    public_call,
    public_calls,
)
from lykta.projects.queries.coming import duties, year_events
from lykta.projects.queries.people import works_at
from lykta.projects.queries.projects import (
    CohortSeen,
    MoneySeen,
    ProjectLine,
    ProjectSeen,
    money_seen,
    project_seen,
    projects,
    sources,
)

__all__ = [
    "ApplicationSeen",
    "CallSeen",
    "CohortSeen",
    "MoneySeen",
    "ProjectLine",
    "ProjectSeen",
    "PublicCall",
    "agreement_seen",
    "application_seen",
    "applications_of",
    "call_seen",
    "calls",
    "duties",
    "money_seen",
    "project_seen",
    "projects",
    "public_call",
    "public_calls",
    "sources",
    "standing",
    "works_at",
    "year_events",
]
