"""What managers and HR should do here, and the days that stand in the year.

Nothing of it is about an employee: a round that is planned, a number nobody has confirmed, a year
of talks nobody has counted.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from lykta.kernel.duty import REVIEW, Duty
from lykta.kernel.permissions import Permission
from lykta.kernel.wheel import YearEvent
from lykta.workplace.queries import dialogue, support
from lykta.workplace.rules.dialogue import Held

AHEAD = timedelta(days=30)
BEHIND = timedelta(days=366)
KIND = "Arbetsmiljö"


def duties(*, today: date) -> list[Duty]:
    """Return what is to be done, of what the reader reaches (the mail sees all). Two queries."""
    held = dialogue.open_between(first=today - BEHIND, last=today + AHEAD)
    return [*(_held(one, today) for one in held), *_unconfirmed()]


def _held(one: Held, today: date) -> Duty:
    late = one.planned_on <= today
    words = "Bocka av" if late else "Förbered"
    return Duty(
        title=f"{words}: {one.event.swedish.lower().replace('osa', 'OSA')} i {one.unit_name}",
        due_on=one.planned_on,
        path=reverse("workplace:tick-off" if late else "workplace:dialogue", args=[one.id] * late),
        needs=Permission.WORKPLACE_ANSWER,
        codes=frozenset({one.unit_code}),
    )


def _unconfirmed() -> Iterator[Duty]:
    number = sum(one.confirmed_on is None for one in support.contacts())
    if number:
        yield Duty(
            title="Bekräfta vem chefer och anställda kan ringa",
            due_on=None,
            path=reverse("workplace:contacts"),
            needs=Permission.WORKPLACE_WRITE,
            why=f"{number} av uppgifterna i stödet är inte bekräftade.",
            kind=REVIEW,
        )


def year_events(*, first: date, last: date) -> list[YearEvent]:
    """Return the planned days that the reader reaches. One query."""
    return [
        YearEvent(
            on=one.planned_on,
            title=f"{one.event.swedish}, {one.unit_name}",
            kind=KIND,
            path=reverse("workplace:dialogue"),
            needs=Permission.WORKPLACE_READ,
        )
        for one in dialogue.open_between(first=first, last=last)
    ]
