"""Indicators: described with their hand-written values, and fed by the yearly counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.period import Period
from lykta.kernel.problems import Invalid
from lykta.pages import registers
from lykta.plan import access
from lykta.plan.actions import ground, publishing
from lykta.plan.models import Indicator, IndicatorValue
from lykta.plan.rules import counting
from lykta.plan.rules.texts import IndicatorText, ValueText
from lykta.plan.terms import Count, National, Origin

SHOWN = ("value", "is_split", "women", "men", "others")


def describe(
    *, owner: Mapping[str, Any], texts: tuple[IndicatorText, ...], now: datetime
) -> Change:
    """Describe the indicators of one ongoing work or measure, with values written by hand."""
    rows = [({"name": text.name}, _values(text, place)) for place, text in enumerate(texts)]
    change = registers.describe_all(Indicator, owner=owner, rows=rows)
    ids = dict(Indicator.objects.filter(**owner).values_list("name", "id"))
    written = [_write(ids[text.name], value, now) for text in texts for value in text.values]
    return registers.together(change, *written)


def _values(text: IndicatorText, place: int) -> dict[str, Any]:
    if text.count and text.values:
        raise Invalid({"indicators": f"”{text.name}” räknas av Lykta. Skriv inga värden för hand."})
    return {
        "unit": text.unit,
        "fed_by": ground.code(Count, text.count, field="indicators") if text.count else "",
        "target": text.target,
        "guarded": text.guarded,
        "unsplit_why": text.unsplit_why,
        "national": ground.code(National, text.national, field="indicators")
        if text.national
        else "",
        "place": place,
    }


def _write(indicator_id: UUID, text: ValueText, now: datetime) -> Change:
    """Write one value by hand; writing the same again leaves its age as it was."""
    if text.value < 0:
        raise Invalid({"indicators": "Ett antal kan inte vara mindre än noll."})
    period = ground.period(text.period, field="indicators")
    key = {"indicator_id": indicator_id, "period": period.text}
    if IndicatorValue.objects.filter(**key, value=text.value).exists():
        return Change.SAME
    values = {
        "first_on": period.first_day,
        "value": text.value,
        "origin": Origin.BY_HAND.value,
        "fed_at": now,
    }
    return registers.describe(IndicatorValue, key=key, values=values)[1]


def feed_indicators(
    *,
    municipality: str,
    counts: Mapping[str, int],
    period: str,
    release_id: UUID,
    split: Mapping[str, Mapping[str, int]] | None = None,
    actor: Actor,
    now: datetime,
) -> int:
    """Feed the plan's indicators with a release of yearly counts; return how many were fed.

    `counts` maps a `Count` code to whole cases in `period` ("2023"); `split` a code to women,
    men and others (`counting.SEXES`), which add up. Few are hidden before anything is stored.
    The latest release of a period wins, and the numbers in the published plan follow (F35,
    design §2.1). Raises Refused for someone who may not release numbers, Invalid for a negative
    count or parts that do not add up.
    """
    access.check_may_feed(actor=actor)
    when = ground.period(period, field="period")
    if any(number < 0 for number in counts.values()):
        raise Invalid({"counts": "Ett antal kan inte vara mindre än noll."})
    release = Release(when, release_id, now)
    rows = _rows(municipality, counts, split or {}, release)
    IndicatorValue.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["indicator", "period"],
        update_fields=[*SHOWN, "origin", "release_id", "fed_at"],
    )
    publishing.renew_numbers(municipality=municipality, actor=actor, now=now)
    audit.record("plan.fed", about=release_id, detail={"indicators": len(rows)})
    return len(rows)


@dataclass(frozen=True)
class Release:
    """What a batch of counts is about, and when it was made."""

    when: Period
    id: UUID
    now: datetime


def _rows(
    municipality: str,
    counts: Mapping[str, int],
    split: Mapping[str, Mapping[str, int]],
    release: Release,
) -> list[IndicatorValue]:
    ours = Q(ongoing__programme__municipality=municipality) | Q(
        measure__plan__programme__municipality=municipality
    )
    fed = Indicator.objects.filter(ours, fed_by__in=counts).order_by("id")
    return [
        IndicatorValue(
            indicator_id=row.id,
            period=release.when.text,
            first_on=release.when.first_day,
            origin=Origin.COUNTS.value,
            release_id=release.id,
            fed_at=release.now,
            **vars(_kept(row, counts[row.fed_by], split.get(row.fed_by))),
        )
        for row in fed
    ]


def _kept(row: Indicator, number: int, split: Mapping[str, int] | None) -> counting.Kept:
    count = Count(row.fed_by)
    try:
        return counting.kept(
            number,
            split=None if row.unsplit_why else split,
            guarded=count in counting.GUARDED or row.guarded,
            exact=count in counting.EXACT,
        )
    except ValueError:
        raise Invalid({"split": "Delarna ska bli lika många som hela antalet."}) from None
