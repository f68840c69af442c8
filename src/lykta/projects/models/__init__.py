"""The stored rows of projects and grants. None is about a person who is helped."""

from lykta.projects.models.call import Call, Criterion, PublishedCall
from lykta.projects.models.grant import (
    Application,
    Assessment,
    ConflictOfInterest,
    GrantAgreement,
    GrantDecision,
    Payment,
    ReportBack,
)
from lykta.projects.models.project import (
    BudgetYear,
    Cohort,
    FunderReport,
    Inflow,
    Lead,
    Project,
    ProjectMoney,
    ProjectResult,
)

__all__ = [
    "Application",
    "Assessment",
    "BudgetYear",
    "Call",
    "Cohort",
    "ConflictOfInterest",
    "Criterion",
    "FunderReport",
    "GrantAgreement",
    "GrantDecision",
    "Inflow",
    "Lead",
    "Payment",
    "Project",
    "ProjectMoney",
    "ProjectResult",
    "PublishedCall",
    "ReportBack",
]
