"""The contact app."""

from django.apps import AppConfig


class ContactConfig(AppConfig):
    """The doors in: where help is, and the public's way there (F23-F28)."""

    name = "lykta.contact"
