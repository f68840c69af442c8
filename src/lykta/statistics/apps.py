"""The statistics app."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    """Counts of the year and their releases (F35)."""

    name = "lykta.statistics"
