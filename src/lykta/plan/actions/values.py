"""Writing a value of an indicator by hand: by its own responsible, or by who releases numbers."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.pages import registers
from lykta.plan import access, queries
from lykta.plan.actions import ground
from lykta.plan.models import Indicator, IndicatorValue
from lykta.plan.rules import counting
from lykta.plan.terms import Origin


def write_value(
    *,
    indicator_id: UUID,
    period: str,
    value: int,
    split: Mapping[str, int] | None = None,
    actor: Actor,
    now: datetime,
) -> Change:
    """Write one value by hand; a value of the same period is replaced.

    `split` counts women, men and others (`counting.SEXES`) and adds up to the value. Raises
    Unknown for no such indicator, Refused for someone who neither answers for its measure nor
    feeds numbers, NotNow for one that Lykta counts, Invalid for what cannot be read.
    """
    row = Indicator.objects.filter(id=indicator_id).first()
    if row is None:
        raise Unknown()
    theirs = queries.answers_for(
        measure_ids=[row.measure_id] if row.measure_id else [], actor=actor
    )
    access.check_may_write_value(row.measure_id, theirs=theirs, actor=actor)
    if row.fed_by:
        raise NotNow("Lykta räknar den här siffran själv. Den går inte att skriva för hand.")
    when = ground.period(period, field="period")
    key = {"indicator_id": row.id, "period": when.text}
    told = _kept(row, value, split)
    if IndicatorValue.objects.filter(**key, **told).exists():
        return Change.SAME
    values = {**told, "first_on": when.first_day, "fed_at": now}
    _, change = registers.describe(IndicatorValue, key=key, values=values)
    audit.record("plan.value_written", about=row.id, detail={"period": when.text})
    return change


def _kept(row: Indicator, value: int, split: Mapping[str, int] | None) -> dict[str, object]:
    if value < 0 or any(number < 0 for number in (split or {}).values()):
        raise Invalid({"value": "Ett antal kan inte vara mindre än noll."})
    try:
        kept = counting.kept(value, split=split, guarded=row.guarded)
    except ValueError:
        raise Invalid({"women": "Delarna ska bli lika många som hela antalet."}) from None
    return {**vars(kept), "origin": Origin.BY_HAND.value, "release_id": None}
