"""The anonymous app."""

from django.apps import AppConfig


class AnonymousConfig(AppConfig):
    """The anonymous thread: written under a code, read by one team, ended by itself."""

    name = "lykta.anonymous"
