"""The outbox app."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Mail that waits to be sent, and the log of what was."""

    name = "lykta.outbox"
