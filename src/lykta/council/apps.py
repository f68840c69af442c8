"""The council app."""

from django.apps import AppConfig


class CouncilConfig(AppConfig):
    """The equality council: meetings, questions, prize (F46-F48)."""

    name = "lykta.council"
