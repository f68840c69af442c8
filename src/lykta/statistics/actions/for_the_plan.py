"""What else of a closed year the plan's indicators are fed with, besides the four released totals.

Counts of casework, networks and the employer's follow-up are put together here and handed down:
the plan knows none of them. The plan hides what is few before it keeps it; the employer's shares
come rounded, of closed years only, and of no fewer than twenty units.
"""

from collections import Counter
from typing import Final

from lykta.casework import api as casework
from lykta.casework.terms import Gender, GoalResult
from lykta.networks import api as networks
from lykta.plan import api as plan
from lykta.statistics import queries
from lykta.workplace import api as workplace

REACHED: Final = frozenset({GoalResult.WHOLLY.value, GoalResult.PARTLY.value})
AT_WORK: Final = {
    "answered": plan.Count.UNITS_ANSWERED.value,
    "routine": plan.Count.ROUTINE_KNOWN.value,
}
SEXES: Final = {Gender.WOMAN.value: "women", Gender.MAN.value: "men"}


def further(year: int, *, municipality: str) -> dict[str, int]:
    """Return counts of the year by the plan's code for them; what may not be told is left out."""
    units = queries.counted_units()
    reached = sum(
        one.number
        for one in casework.counts.results(year)
        if one.unit_id in units and one.result in REACHED
    )
    told = networks.counts(year=year)
    at_work = workplace.counts_for_the_plan(municipality=municipality, year=year)
    return {
        **{AT_WORK[name]: share for name, share in at_work.items()},
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
