"""What other apps may use of projects and grants; everything else here is private."""

from lykta.projects.actions.applications import (
    KIND as APPLICATION_KIND,
)
from lykta.projects.actions.applications import (
    assess,
    take_in,
    tell_conflict,
)
from lykta.projects.actions.calls import CallWords
from lykta.projects.actions.calls import publish as publish_call
from lykta.projects.actions.calls import write as write_call
from lykta.projects.actions.deciding import agree, decide, pay
from lykta.projects.actions.describing import ProjectText, describe
from lykta.projects.actions.projects import (
    Sum,
    Words,
    decide_after,
    end,
    note_cohort,
    note_inflow,
    owe,
    plan_year,
    put_money,
    send,
    start,
    tell,
    tell_result,
)
from lykta.projects.actions.report_backs import answer, ask
from lykta.projects.counts import counts
from lykta.projects.queries import (
    ProjectLine,
    applications_of,
    calls,
    duties,
    project_seen,
    projects,
    year_events,
)
from lykta.projects.queries.joined import joined
from lykta.projects.terms import After, GrantOutcome, Owed, Points, Source

__all__ = [
    "APPLICATION_KIND",
    "After",
    "CallWords",
    "GrantOutcome",
    "Owed",
    "Points",
    "ProjectLine",
    "ProjectText",
    "Source",
    "Sum",
    "Words",
    "agree",
    "answer",
    "applications_of",
    "ask",
    "assess",
    "calls",
    "counts",
    "decide",
    "decide_after",
    "describe",
    "duties",
    "end",
    "joined",
    "note_cohort",
    "note_inflow",
    "owe",
    "pay",
    "plan_year",
    "project_seen",
    "projects",
    "publish_call",
    "put_money",
    "send",
    "start",
    "take_in",
    "tell",
    "tell_conflict",
    "tell_result",
    "write_call",
    "year_events",
]
