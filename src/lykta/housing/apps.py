"""The housing app."""

from django.apps import AppConfig


class HousingConfig(AppConfig):
    """Providers and placements (F29, law S1-S3)."""

    name = "lykta.housing"
