"""The knowledge app."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """What the municipality knows and has agreed: no row is about a person who is helped."""

    name = "lykta.knowledge"
