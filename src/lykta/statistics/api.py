"""Statistics' front. Everything else in this app is private."""

from lykta.statistics.actions.releases import release
from lykta.statistics.queries import (
    Released,
    Year,
    by_month,
    duties,
    latest,
    live,
    released_years,
)
from lykta.statistics.terms import Count

__all__ = [
    "Count",
    "Released",
    "Year",
    "by_month",
    "duties",
    "latest",
    "live",
    "release",
    "released_years",
]
