"""What other apps may use of casework; everything else here is private."""

from lykta.casework import access, counts
from lykta.casework.actions import (
    advice,
    break_glass,
    children,
    communications,
    decisions,
    follow_ups,
    identity,
    inquiries,
    matters,
    notes,
    reading,
    referrals,
    risks,
    violence,
)
from lykta.casework.actions import service as services
from lykta.casework.actions.inquiries import SectionConflict
from lykta.casework.actions.referrals import Received
from lykta.casework.queries.clock_facts import RunningClock
from lykta.casework.queries.entries import Entry
from lykta.casework.queries.lists import CasePage, CaseRow, case_list, intake
from lykta.casework.queries.matters import Opened, lock_matter, open_matter
from lykta.casework.queries.searching import search
from lykta.casework.queries.story import Banner, MaskedField, Story, story
from lykta.casework.queries.tasks import Task, my_tasks
from lykta.casework.queries.timeline import Moment
from lykta.casework.queries.waiting import Waiting, numbers, waiting
from lykta.casework.rules.contact import Child, Contact
from lykta.casework.rules.next_step import Step
from lykta.casework.rules.reassess import Instrument

__all__ = [
    "Banner",
    "CasePage",
    "CaseRow",
    "Child",
    "Contact",
    "Entry",
    "Instrument",
    "MaskedField",
    "Moment",
    "Opened",
    "Received",
    "RunningClock",
    "SectionConflict",
    "Step",
    "Story",
    "Task",
    "Waiting",
    "access",
    "advice",
    "break_glass",
    "case_list",
    "children",
    "communications",
    "counts",
    "decisions",
    "follow_ups",
    "identity",
    "inquiries",
    "intake",
    "lock_matter",
    "matters",
    "my_tasks",
    "notes",
    "numbers",
    "open_matter",
    "reading",
    "referrals",
    "risks",
    "search",
    "services",
    "story",
    "violence",
    "waiting",
]
