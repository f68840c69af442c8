"""A follow-up round of 500 measures: freezing it, and its Excel, each under a second (design §6);
and its pages: as it stands, as it was frozen, and the reports that go to a decision.

Everything that is timed is made in one transaction that is taken back; what pages are measured on
is taken away after: the demo's own data stays as it is.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from time import perf_counter
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.test.utils import CaptureQueriesContext

from lykta.exchange.benching.behind import as_policy_role
from lykta.exchange.simulation.people_at_work import Stage
from lykta.exchange.simulation.present_rounds import body_of
from lykta.follow_up import api as follow_up
from lykta.kernel.actor import Actor
from lykta.plan.models import Indicator, KnownParty, Measure, Participation, Plan
from lykta.plan.terms import Part

MEASURES = 500
GOAL = 1.0  # seconds
OFFICE = "strateg"
_OWN = ("boardreport", "frozenround", "roundmeasure", "answerer")


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
    key = _prepared("Mätning", actor, now)
    by: dict[str, Any] = {"actor": actor, "now": now}
    yield _once("opening a round of 500", lambda: follow_up.open_round(round_id=key, **by))
    yield _once("freezing a round of 500", lambda: follow_up.freeze_round(round_id=key, **by))
    follow_up.round_workbook(round_id=key)  # the maker is loaded when it is first asked for
    yield _once("Excel of a frozen round of 500", lambda: follow_up.round_workbook(round_id=key))


def _prepared(title: str, actor: Actor, now: datetime) -> UUID:
    text = follow_up.RoundText(
        title=title,
        kind=follow_up.RoundKind.FULL_YEAR,
        period=str(now.year),
        due_on=(now + timedelta(days=1)).date(),
    )
    where = settings.MUNICIPALITY
    return follow_up.prepare(municipality=where, text=text, actor=actor, now=now)


@dataclass(frozen=True)
class Followed:
    """The plan as it stands followed up twice: a round under way, and one frozen with its
    reports to the council (every measure) and to a board (its own).
    """

    open: UUID
    frozen: UUID
    council: UUID
    board: UUID


@contextmanager
def followed(*, now: datetime) -> Iterator[Followed]:
    """Follow the plan up as it stands, and take both rounds away after."""
    stage = Stage.of((OFFICE,), today=now.date())
    with transaction.atomic():
        made = _followed(stage.at(OFFICE, now), now)
    try:
        yield made
    finally:
        with as_policy_role() as cursor:
            _take_away(cursor, [made.open, made.frozen])


def _followed(actor: Actor, now: datetime) -> Followed:
    by: dict[str, Any] = {"actor": actor, "now": now}
    under_way, frozen = (_prepared(f"Mätning {name}", actor, now) for name in ("nu", "då"))
    for key in (under_way, frozen):
        follow_up.open_round(round_id=key, **by)
    follow_up.freeze_round(round_id=frozen, **by)
    words = follow_up.Words(summary="Mätning.", late_because="", proposal="att lägga till")
    report = partial(follow_up.begin, round_id=frozen, title="Mätning", words=words, **by)
    return Followed(
        open=under_way,
        frozen=frozen,
        council=report(body=body_of("KF"), way=follow_up.Way.COUNCIL),
        board=report(body=body_of("SCN"), way=follow_up.Way.BOARD),
    )


def _take_away(cursor: CursorWrapper, keys: list[UUID]) -> None:
    cursor.execute(
        "DELETE FROM lykta.follow_up_reporttext WHERE report_id IN"
        " (SELECT id FROM lykta.follow_up_boardreport WHERE round_id = ANY(%s))",
        [keys],
    )
    for table in _OWN:
        cursor.execute(f"DELETE FROM lykta.follow_up_{table} WHERE round_id = ANY(%s)", [keys])
    cursor.execute("DELETE FROM lykta.follow_up_round WHERE id = ANY(%s)", [keys])


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
