"""A follow-up round of 500 measures: freezing it, and its Excel, each under a second (design §6).

Everything is made in one transaction that is taken back: the demo's own data stays as it is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import perf_counter
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from lykta.exchange.simulation.people_at_work import Stage
from lykta.follow_up import api as follow_up
from lykta.plan.models import Indicator, KnownParty, Measure, Participation, Plan
from lykta.plan.terms import Part

MEASURES = 500
GOAL = 1.0  # seconds
OFFICE = "strateg"


@dataclass(frozen=True)
class Timed:
    """Something that was done once: seconds, and how many statements it took."""

    name: str
    seconds: float
    statements: int


def timed(*, now: datetime) -> list[Timed]:
    """Freeze a round of 500 measures and make its Excel; nothing of it is kept."""
    stage = Stage.of((OFFICE,), today=now.date())
    with transaction.atomic():
        found = list(_steps(stage, now))
        transaction.set_rollback(True)
    return found


def _steps(stage: Stage, now: datetime) -> Iterator[Timed]:
    actor = stage.at(OFFICE, now)
    _many()
    text = follow_up.RoundText(
        title="Mätning",
        kind=follow_up.RoundKind.FULL_YEAR,
        period=str(now.year),
        due_on=(now + timedelta(days=1)).date(),
    )
    where = settings.MUNICIPALITY
    key: UUID = follow_up.prepare(municipality=where, text=text, actor=actor, now=now)
    by: dict[str, Any] = {"actor": actor, "now": now}
    yield _once("opening a round of 500", lambda: follow_up.open_round(round_id=key, **by))
    yield _once("freezing a round of 500", lambda: follow_up.freeze_round(round_id=key, **by))
    follow_up.round_workbook(round_id=key)  # the maker is loaded when it is first asked for
    yield _once("Excel of a frozen round of 500", lambda: follow_up.round_workbook(round_id=key))


def _once(name: str, act: Callable[[], object]) -> Timed:
    with CaptureQueriesContext(connection) as made:
        start = perf_counter()
        act()
        seconds = perf_counter() - start
    return Timed(name, seconds, len(made))


def _many() -> None:
    home = Plan.objects.filter(programme__municipality=settings.MUNICIPALITY).first()
    party = KnownParty.objects.order_by("name", "id").first()
    rows = [
        Measure(plan=home, code=f"mätning-{place}", title=f"Åtgärd {place}", kind="service")
        for place in range(MEASURES)
    ]
    Measure.objects.bulk_create(rows)
    Participation.objects.bulk_create(
        [Participation(measure=row, party=party, part=Part.LEAD.value) for row in rows]
    )
    Indicator.objects.bulk_create([Indicator(measure=row, name="antal") for row in rows])
