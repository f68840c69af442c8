"""The networks app."""

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    """Networks that meet: violence ombuds, the honour resource network (F11, F12)."""

    name = "lykta.networks"
