"""The inbox app."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """Applications, nominations and sign-ups from public forms. Never about people helped."""

    name = "lykta.inbox"
