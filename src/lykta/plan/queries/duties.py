"""What the plan asks of people, and what it puts into the year. Joined here, told by each part."""

from datetime import date

from lykta.kernel.duty import Duty
from lykta.kernel.wheel import YearEvent
from lykta.plan.queries import decisions, duties_of_programme, measure_duties
from lykta.plan.queries.pages import open_tasks
from lykta.plan.rules.missing import Gap, Weight


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


def untold(*, municipality: str, today: date) -> tuple[Gap, ...]:
    """Return what nobody has told and no duty asks for already, weightiest first.

    An evaluation that somebody has promised to come back with is asked for there (F21).
    """
    asked = decisions.works_asked_about(municipality=municipality)
    return tuple(
        gap
        for gap in open_tasks(municipality=municipality, today=today)
        if gap.weight is not Weight.EVALUATION_UNKNOWN or gap.about not in asked
    )
