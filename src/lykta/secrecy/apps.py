"""The secrecy app."""

from django.apps import AppConfig


class SecrecyConfig(AppConfig):
    """Database roles, the signed context, policies made from the access matrix."""

    name = "lykta.secrecy"
