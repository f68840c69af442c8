"""What other apps may use of the plan; everything else here is private.

Exchange describes and exports, statistics feeds the indicators, web shows open tasks, the API
gives the published plan.
"""

from lykta.kernel.changes import Change
from lykta.kernel.party import Party
from lykta.kernel.period import Period
from lykta.plan.actions.indicators import feed_indicators
from lykta.plan.actions.programme import (
    describe_plan,
    describe_programme,
    name_holder,
    note_event,
)
from lykta.plan.actions.publishing import publish
from lykta.plan.actions.reports import report
from lykta.plan.actions.values import write_value
from lykta.plan.actions.works import describe_ongoing_work, propose_measure
from lykta.plan.queries import answers_for, described, measures_seen, open_tasks, published
from lykta.plan.rules.missing import Gap
from lykta.plan.rules.seen import IndicatorSeen, MeasureSeen
from lykta.plan.rules.texts import (
    Described,
    EventText,
    HolderText,
    IndicatorText,
    MeasureText,
    MoneyText,
    PlanText,
    PointText,
    ProgrammeText,
    ValueText,
    WorkText,
)
from lykta.plan.terms import HowItGoes

PartyRef = Party

__all__ = [
    "Change",
    "Described",
    "EventText",
    "Gap",
    "HolderText",
    "HowItGoes",
    "IndicatorSeen",
    "IndicatorText",
    "MeasureSeen",
    "MeasureText",
    "MoneyText",
    "Party",
    "PartyRef",
    "Period",
    "PlanText",
    "PointText",
    "ProgrammeText",
    "ValueText",
    "WorkText",
    "answers_for",
    "describe_ongoing_work",
    "describe_plan",
    "describe_programme",
    "described",
    "feed_indicators",
    "measures_seen",
    "name_holder",
    "note_event",
    "open_tasks",
    "propose_measure",
    "publish",
    "published",
    "report",
    "write_value",
]
