"""The workplace app."""

from django.apps import AppConfig


class WorkplaceConfig(AppConfig):
    """The municipality as employer: the yearly follow-up of the work environment (F39-F45)."""

    name = "lykta.workplace"
