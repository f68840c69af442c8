"""What somebody should do, told by each app and shown on Min dag and in the Monday mail.

An app tells its duties for everybody at once; who meets which is worked out here, from who the
person is, what they may do and where they work. A duty never tells about a person helped.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission

DUE, REVIEW, COMING = "due", "review", "coming"
SOON = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class Duty:
    """One thing to do, by `due_on` (None: it has no clock, it is only not done or not known).

    It is for whoever holds `needs` and, when `people` or `codes` are given, is one of them or
    works where a code stands (unit, the units above it, administration, body).
    """

    title: str
    due_on: date | None
    path: str
    needs: Permission
    about: str = ""
    why: str = ""
    people: frozenset[UUID] = frozenset()
    codes: frozenset[str] = frozenset()
    kind: str = DUE


@dataclass(frozen=True)
class Desk:
    """A person in an assignment, with the codes of where they work."""

    actor: Actor
    codes: frozenset[str]


def is_for(duty: Duty, desk: Desk) -> bool:
    """Tell whether the person at the desk meets the duty."""
    if not desk.actor.may(duty.needs):
        return False
    if not duty.people and not duty.codes:
        return True
    return desk.actor.person in duty.people or bool(duty.codes & desk.codes)


def mine(duties: Iterable[Duty], desk: Desk) -> list[Duty]:
    """Return the duties that the person meets: soonest first, those without a clock last."""
    found = [duty for duty in duties if is_for(duty, desk)]
    return sorted(found, key=lambda one: (one.due_on is None, one.due_on or date.max, one.title))


def level(duty: Duty, *, today: date) -> str:
    """Return late, today, soon or calm: how near the day is."""
    if duty.due_on is None:
        return "soon"
    if duty.due_on < today:
        return "late"
    if duty.due_on == today:
        return "today"
    return "soon" if duty.due_on <= today + SOON else "calm"
