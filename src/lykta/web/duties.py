"""Everybody's duties and the year's events, put together from each app's door.

Min dag, the Monday mail and the year wheel all read from here, in a constant number of queries.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from lykta.anonymous import api as anonymous
from lykta.appointments import api as appointments
from lykta.contact import api as contact
from lykta.council import api as council
from lykta.follow_up import api as follow_up
from lykta.housing import api as housing
from lykta.kernel.actor import Actor
from lykta.kernel.duty import Duty
from lykta.kernel.permissions import Permission as P
from lykta.kernel.wheel import YearEvent
from lykta.knowledge import api as knowledge
from lykta.networks import api as networks
from lykta.organisation import api as organisation
from lykta.outbox import api as outbox
from lykta.plan import api as plan
from lykta.projects import api as projects
from lykta.statistics import api as statistics
from lykta.workplace import api as workplace


@dataclass(frozen=True)
class Source:
    """An app that tells duties, and the permissions that any of its duties needs."""

    told: Callable[..., Iterable[Duty]]
    needs: frozenset[P]


DUTIES: tuple[Source, ...] = (
    Source(anonymous.duties, frozenset({P.THREAD_ANSWER})),
    Source(appointments.duties, frozenset({P.APPOINTMENT_BOOK})),
    Source(
        networks.duties,
        frozenset({P.NETWORKS_ASK, P.NETWORKS_WRITE, P.NETWORKS_APPOINT, P.NETWORKS_ENROL}),
    ),
    Source(
        follow_up.duties,
        frozenset({P.PLAN_REPORT, P.DIALOGUE_WRITE, P.LETTER_READ, P.LETTER_WRITE, P.PLAN_WRITE}),
    ),
    Source(plan.duties, frozenset({P.PLAN_REPORT, P.PLAN_WRITE, P.PLAN_ANSWER})),
    Source(
        projects.duties,
        frozenset({P.PROJECTS_REPORT, P.PROJECTS_WRITE, P.GRANTS_READ, P.GRANTS_WRITE}),
    ),
    Source(council.duties, frozenset({P.COUNCIL_WRITE})),
    Source(contact.duties, frozenset({P.HELP_WRITE, P.SETTINGS_READ})),
    Source(knowledge.duties, frozenset({P.KNOWLEDGE_WRITE})),
    Source(outbox.duties, frozenset({P.MAIL_READ})),
    Source(organisation.duties, frozenset({P.ORGANISATION_WRITE})),
    Source(statistics.duties, frozenset({P.STATISTICS_RELEASE})),
    Source(workplace.support_duties, frozenset({P.WORKPLACE_ANSWER, P.WORKPLACE_WRITE})),
    Source(
        workplace.duties,
        frozenset(
            {
                P.WORKPLACE_ANSWER,
                P.WORKPLACE_ROUND,
                P.WORKPLACE_SIGN,
                P.WORKPLACE_NOTE,
                P.WORKPLACE_BOARD,
                P.PLAN_WRITE,
            }
        ),
    ),
)
EVENTS: tuple[Callable[..., Iterable[YearEvent]], ...] = (
    council.year_events,
    follow_up.year_events,
    housing.year_events,
    knowledge.year_events,
    networks.year_events,
    plan.year_events,
    projects.year_events,
    workplace.support_year_events,
    workplace.year_events,
)


def everyones(*, today: date) -> list[Duty]:
    """Return what everybody is to do, app by app."""
    return [duty for source in DUTIES for duty in source.told(today=today)]


def asked_of(actor: Actor, *, today: date) -> list[Duty]:
    """Return the duties of the apps that could ask something of the actor; the rest is not read."""
    able = [source for source in DUTIES if any(actor.may(need) for need in source.needs)]
    return [duty for source in able for duty in source.told(today=today)]


def year_events(*, first: date, last: date) -> list[YearEvent]:
    """Return what stands in the calendar between two days, soonest first."""
    found = [event for told in EVENTS for event in told(first=first, last=last)]
    return sorted(found, key=lambda event: (event.on, event.title))
