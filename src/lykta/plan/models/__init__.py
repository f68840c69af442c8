"""The plan's stored rows. All public, none about a person helped."""

from lykta.plan.models.indicator import Indicator, IndicatorValue, Report
from lykta.plan.models.programme import (
    GroupMember,
    KnownParty,
    Plan,
    Programme,
    ProgrammeEvent,
    Responsibility,
    SubjectArea,
)
from lykta.plan.models.published import PublishedPlan
from lykta.plan.models.work import Funding, Measure, OngoingWork, Participation, Point

__all__ = [
    "Funding",
    "GroupMember",
    "Indicator",
    "IndicatorValue",
    "KnownParty",
    "Measure",
    "OngoingWork",
    "Participation",
    "Plan",
    "Point",
    "Programme",
    "ProgrammeEvent",
    "PublishedPlan",
    "Report",
    "Responsibility",
    "SubjectArea",
]
