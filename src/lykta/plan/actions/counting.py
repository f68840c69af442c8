"""Saying what is counted about a measure: adding and changing its indicators."""

from datetime import datetime
from typing import Any
from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.plan import access
from lykta.plan.actions import ground, measures
from lykta.plan.models import Indicator
from lykta.plan.rules.texts import IndicatorText
from lykta.plan.terms import Changed, Count, National


def add(*, measure_id: UUID, text: IndicatorText, actor: Actor, now: datetime) -> UUID:
    """Add an indicator to a measure and return its key.

    Raises Refused without the right to the plan, Unknown for no such measure, NotNow when it has
    ended, Invalid for no name, a name that is there already or a code that is none.
    """
    access.check_may_describe(actor=actor)
    measure = measures.locked(measure_id)
    measures.check_open(measure)
    if measure.indicators.filter(name=text.name).exists():
        raise Invalid({"name": "Åtgärden har redan en indikator med det namnet."})
    row = Indicator(measure=measure, place=measure.indicators.count(), **_values(text))
    row.save()
    measures.note(measure, Changed.INDICATOR, "", text.name, actor=actor, now=now)
    ground.logged("indicator", row.id, Change.NEW)
    return row.id


def change(*, indicator_id: UUID, text: IndicatorText, actor: Actor, now: datetime) -> None:
    """Change what is counted. An indicator with values keeps what feeds it.

    Raises as `add`, Unknown for no such indicator.
    """
    access.check_may_describe(actor=actor)
    row = Indicator.objects.select_for_update().filter(id=indicator_id).first()
    if row is None or row.measure is None:
        raise Unknown()
    measures.check_open(row.measure)
    if row.fed_by != text.count and row.values.exists():
        raise NotNow("Indikatorn har värden. Gör en ny om den ska räknas på ett annat sätt.")
    if text.guarded and not row.guarded and row.values.exists():
        raise NotNow("Indikatorn har värden som redan visas. Gör en ny som skyddas från början.")
    before = row.name
    for name, value in _values(text).items():
        setattr(row, name, value)
    row.save()
    measures.note(row.measure, Changed.INDICATOR, before, text.name, actor=actor, now=now)
    ground.logged("indicator", row.id, Change.CHANGED)


def _values(text: IndicatorText) -> dict[str, Any]:
    if not text.name:
        raise Invalid({"name": "Skriv vad som räknas."})
    national = ground.code(National, text.national, field="national") if text.national else ""
    return {
        "name": text.name,
        "unit": text.unit,
        "fed_by": ground.code(Count, text.count, field="count") if text.count else "",
        "target": text.target,
        "guarded": text.guarded,
        "unsplit_why": text.unsplit_why,
        "national": national,
    }
