"""Counts of a year, for the plan's indicators and the national follow-up: numbers, never rows."""

from datetime import date

from django.conf import settings
from django.db.models import Q

from lykta.knowledge.models import (
    Agreement,
    GoodExample,
    RoutineVersion,
    SupportGiven,
    SupportRequest,
)
from lykta.knowledge.rules.demanded import FILE, Demand, demands
from lykta.knowledge.rules.following_up import counts_nationally
from lykta.knowledge.terms import Counterpart


def counts(*, year: int) -> dict[str, int]:
    """Return the year's counts by code, as they stood on its last day.

    `agreement_police` and the like are 1 when such an agreement counts nationally (law §8).
    """
    last = date(year, 12, 31)
    kinds = _counting(last)
    asked = SupportRequest.objects.filter(asked_at__year=year)
    return {
        "agreements_counting": len(kinds),
        **{
            f"agreement_{kind.value}": int(kind.value in kinds)
            for kind in Counterpart
            if kind is not Counterpart.OTHER
        },
        "routines_demanded": len(_demanded()),
        "routines_in_place": _in_place(last),
        "support_asked": asked.count(),
        "support_given": SupportGiven.objects.filter(given_on__year=year).count(),
        "examples_told": GoodExample.objects.filter(
            told_at__year=year, withdrawn__isnull=True
        ).count(),
    }


def _counting(last: date) -> list[str]:
    """Return the kinds of the agreements that counted, each as many times as it did."""
    live = Q(ended_on__isnull=True) | Q(ended_on__gt=last)
    found = []
    for row in Agreement.objects.filter(live).prefetch_related("follow_ups"):
        days = [one.followed_on for one in row.follow_ups.all() if one.followed_on <= last]
        days += [row.decided_on] if row.decided_on and row.decided_on <= last else []
        newest = max(days, default=None)
        if counts_nationally(
            by_management=row.by_management, last_on=newest, ends_on=row.ends_on, on=last
        ):
            found.append(row.kind)
    return found


def _demanded() -> tuple[Demand, ...]:
    return demands(settings.DATA_DIR / FILE)


def _in_place(last: date) -> int:
    codes = [one.code for one in _demanded()]
    rows = RoutineVersion.objects.filter(routine__code__in=codes, adopted_on__lte=last)
    return rows.values("routine_id").distinct().count()
