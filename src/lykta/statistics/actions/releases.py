"""Releasing a closed year's numbers to everybody, and down to the plan's indicators."""

import json
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.plan import api as plan
from lykta.statistics import queries
from lykta.statistics.actions import for_the_plan
from lykta.statistics.rules import years


def release(*, municipality: str, year: int, actor: Actor, now: datetime) -> UUID:
    """Count a closed year, release the four totals, and feed the plan's indicators.

    Returns the release's key. Raises `NotNow` for a year that is not over (design §7.9).
    """
    actor.check_may(Permission.STATISTICS_RELEASE)
    years.check_closed(year, today=stockholm(now).date())
    counted = queries.live(year)
    totals = {count.value: number for count, number in counted.totals.items()}
    key = uuid4()
    _write(key, municipality, year, now, {"totals": totals})
    plan.feed_indicators(
        municipality=municipality,
        counts={**for_the_plan.further(year, municipality=municipality), **totals},
        split=for_the_plan.by_sex(year, totals),
        period=str(year),
        release_id=key,
        actor=actor,
        now=now,
    )
    audit.record("statistics.released", about=key, detail={"year": year})
    return key


def _write(
    key: UUID, municipality: str, year: int, now: datetime, document: dict[str, object]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT published.release_statistics(%s, %s, %s, %s, %s::jsonb)",
            [key, municipality, year, now, json.dumps(document)],
        )
