"""The exchange app."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Reads a municipality in from a file and gives it back as one."""

    name = "lykta.exchange"
