"""The drafts app."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """Unsent text of one person, sealed, seen by nobody else."""

    name = "lykta.drafts"
