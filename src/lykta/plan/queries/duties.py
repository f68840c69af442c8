"""What the plan asks of people, and what it puts into the year. Joined here, told by each part."""

from datetime import date

from lykta.kernel.duty import Duty
from lykta.kernel.wheel import YearEvent
from lykta.plan.queries import duties_of_programme, measure_duties


def duties(*, today: date) -> list[Duty]:
    """Return what the plan asks of everybody, in a constant number of queries."""
    return [
        *duties_of_programme.duties(today=today),
        *measure_duties.duties(today=today),
    ]


def year_events(*, first: date, last: date) -> list[YearEvent]:
    """Return what stands in the plan's year from the first to the last day."""
    found = [
        *duties_of_programme.year_events(first=first, last=last),
        *measure_duties.year_events(first=first, last=last),
    ]
    return [one for one in found if one.on <= last and (one.until or one.on) >= first]
