"""The follow-up app."""

from django.apps import AppConfig


class FollowUpConfig(AppConfig):
    """Rounds in which the responsible answer for their measures, and what goes to the boards."""

    name = "lykta.follow_up"
