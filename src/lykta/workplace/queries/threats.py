"""Reads of how many notes were made: bands of closed years, made in the database."""

from collections import defaultdict

from django.db import connection

from lykta.workplace.rules.talks_bands import YearTold


def told() -> list[YearTold]:
    """Return the closed years, the newest first; nothing to who does not oversee. One query."""
    years: dict[int, dict[str, int]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute("SELECT year, administration, band FROM secrecy.workplace_threats()")
        for year, name, band in cursor.fetchall():
            years[year][name] = band
    return [YearTold(year, bands) for year, bands in years.items()]
