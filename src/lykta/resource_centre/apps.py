"""The resource_centre app."""

from django.apps import AppConfig


class ResourceCentreConfig(AppConfig):
    """The county's resource centre against honour-related violence (F36-F38)."""

    name = "lykta.resource_centre"
