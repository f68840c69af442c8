"""What else of a closed year the plan's indicators are fed with, besides the four released totals.

Counts of casework and networks are put together here and handed down: the plan knows none of
them. The plan hides what is few before it keeps it.
"""

from collections import Counter
from typing import Final

from lykta.casework import api as casework
from lykta.casework.terms import Gender, GoalResult
from lykta.networks import api as networks
from lykta.plan import api as plan
from lykta.statistics import queries

REACHED: Final = frozenset({GoalResult.WHOLLY.value, GoalResult.PARTLY.value})
SEXES: Final = {Gender.WOMAN.value: "women", Gender.MAN.value: "men"}


def further(year: int) -> dict[str, int]:
    """Return counts of the year by the plan's code for them."""
    units = queries.counted_units()
    reached = sum(
        one.number
        for one in casework.counts.results(year)
        if one.unit_id in units and one.result in REACHED
    )
    told = networks.counts(year=year)
    return {
        plan.Count.GOALS_REACHED.value: reached,
        plan.Count.OMBUDS.value: told["ombuds"],
        plan.Count.NETWORK_MEETINGS.value: told["meetings"],
        plan.Count.TRAINED.value: told["participants"],
    }


def by_sex(year: int, totals: dict[str, int]) -> dict[str, dict[str, int]]:
    """Return each count's women, men and others, where they add up to its total."""
    units = queries.counted_units()
    found: dict[str, Counter[str]] = {}
    for one in casework.counts.breakdown(year):
        if one.unit_id in units:
            sex = SEXES.get(one.gender, "others")
            found.setdefault(one.count, Counter())[sex] += one.number
    return {
        code: dict(parts) for code, parts in found.items() if parts.total() == totals.get(code, -1)
    }
