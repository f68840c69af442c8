"""The plan's stored rows. All public, none about a person helped."""

from lykta.plan.models.decision import Asking, Covered, Decision, ReportBack, ReportBackAnswer
from lykta.plan.models.indicator import Indicator, IndicatorValue, Report
from lykta.plan.models.mandate import Chapter, Goal, GoalArea, Mandate, NamedPage
from lykta.plan.models.measure import MeasureChange, MeasureTask, StatusByHand
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
from lykta.plan.models.remiss import (
    Remiss,
    RemissAddress,
    RemissComment,
    RemissDone,
    RemissPart,
    RemissRecipient,
    RemissReply,
)
from lykta.plan.models.told import ToldHere
from lykta.plan.models.version import Version
from lykta.plan.models.work import (
    AreaCovered,
    Funding,
    Measure,
    OngoingWork,
    Participation,
    Point,
)

__all__ = [
    "AreaCovered",
    "Asking",
    "Chapter",
    "Covered",
    "Decision",
    "Funding",
    "Goal",
    "GoalArea",
    "GroupMember",
    "Indicator",
    "IndicatorValue",
    "KnownParty",
    "Mandate",
    "Measure",
    "MeasureChange",
    "MeasureTask",
    "NamedPage",
    "OngoingWork",
    "Participation",
    "Plan",
    "Point",
    "Programme",
    "ProgrammeEvent",
    "PublishedPlan",
    "Remiss",
    "RemissAddress",
    "RemissComment",
    "RemissDone",
    "RemissPart",
    "RemissRecipient",
    "RemissReply",
    "Report",
    "ReportBack",
    "ReportBackAnswer",
    "Responsibility",
    "StatusByHand",
    "SubjectArea",
    "ToldHere",
    "Version",
]
