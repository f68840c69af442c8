"""What other apps may use of the plan; everything else here is private.

Exchange describes and exports, statistics feeds the indicators, web shows open tasks, the API
gives the published plan.
"""

from lykta.kernel.changes import Change
from lykta.kernel.party import Party
from lykta.kernel.period import Period
from lykta.plan.actions import becoming, counting, measures, money, tasks
from lykta.plan.actions.decisions import decide, describe_decision
from lykta.plan.actions.indicators import feed_indicators
from lykta.plan.actions.mandates import (
    choose_five_areas,
    describe_goal,
    describe_goal_areas,
    give_mandate,
    write_chapter,
)
from lykta.plan.actions.moving import describe_page, move_responsibility
from lykta.plan.actions.programme import (
    describe_plan,
    describe_programme,
    name_holder,
    note_event,
)
from lykta.plan.actions.publishing import publish
from lykta.plan.actions.remiss_answers import reach as tell_recipient_at
from lykta.plan.actions.remisses import add_recipients
from lykta.plan.actions.remisses import handle as handle_comment
from lykta.plan.actions.remisses import make_link as make_remiss_link
from lykta.plan.actions.remisses import reply as reply_to_remiss
from lykta.plan.actions.remisses import send as send_remiss
from lykta.plan.actions.report_backs import answer as answer_report_back
from lykta.plan.actions.report_backs import ask as ask_for_report_back
from lykta.plan.actions.reports import report
from lykta.plan.actions.reviews import no_review as note_no_review
from lykta.plan.actions.reviews import review as note_review
from lykta.plan.actions.reviews import set_interval as set_review_interval
from lykta.plan.actions.values import write_value
from lykta.plan.actions.versions import keep_version
from lykta.plan.actions.works import describe_ongoing_work, propose_measure
from lykta.plan.queries import (
    answers_for,
    described,
    measures_seen,
    published,
    works_seen,
)
from lykta.plan.queries.decisions import decision, decisions, report_backs
from lykta.plan.queries.duties import duties, year_events
from lykta.plan.queries.duties import untold as open_tasks
from lykta.plan.queries.governing import governed
from lykta.plan.queries.joined import joined, page_of
from lykta.plan.queries.measure_pages import ended_measures, last_changes
from lykta.plan.queries.remisses import remisses
from lykta.plan.rules.deciding import Covers, DecisionSeen, DecisionText, ReportBackText
from lykta.plan.rules.governing import Governed
from lykta.plan.rules.missing import Gap
from lykta.plan.rules.remissing import Reply
from lykta.plan.rules.seen import IndicatorSeen, MeasureSeen
from lykta.plan.rules.texts import (
    ChapterText,
    Described,
    EventText,
    GoalText,
    HolderText,
    IndicatorText,
    MandateText,
    MeasureText,
    MoneyText,
    PageText,
    PlanText,
    PointText,
    ProgrammeText,
    ValueText,
    WorkText,
)
from lykta.plan.terms import (
    Count,
    DecisionKind,
    HowItGoes,
    RecipientKind,
    RemissOutcome,
    Standpoint,
    VersionOf,
)

PartyRef = Party

__all__ = [
    "Change",
    "ChapterText",
    "Count",
    "Covers",
    "DecisionKind",
    "DecisionSeen",
    "DecisionText",
    "Described",
    "EventText",
    "Gap",
    "GoalText",
    "Governed",
    "HolderText",
    "HowItGoes",
    "IndicatorSeen",
    "IndicatorText",
    "MandateText",
    "MeasureSeen",
    "MeasureText",
    "MoneyText",
    "PageText",
    "Party",
    "PartyRef",
    "Period",
    "PlanText",
    "PointText",
    "ProgrammeText",
    "RecipientKind",
    "RemissOutcome",
    "Reply",
    "ReportBackText",
    "Standpoint",
    "ValueText",
    "VersionOf",
    "WorkText",
    "add_recipients",
    "answer_report_back",
    "answers_for",
    "ask_for_report_back",
    "becoming",
    "choose_five_areas",
    "counting",
    "decide",
    "decision",
    "decisions",
    "describe_decision",
    "describe_goal",
    "describe_goal_areas",
    "describe_ongoing_work",
    "describe_page",
    "describe_plan",
    "describe_programme",
    "described",
    "duties",
    "ended_measures",
    "feed_indicators",
    "give_mandate",
    "governed",
    "handle_comment",
    "joined",
    "keep_version",
    "last_changes",
    "make_remiss_link",
    "measures",
    "measures_seen",
    "money",
    "move_responsibility",
    "name_holder",
    "note_event",
    "note_no_review",
    "note_review",
    "open_tasks",
    "page_of",
    "propose_measure",
    "publish",
    "published",
    "remisses",
    "reply_to_remiss",
    "report",
    "report_backs",
    "send_remiss",
    "set_review_interval",
    "tasks",
    "tell_recipient_at",
    "works_seen",
    "write_chapter",
    "write_value",
    "year_events",
]
