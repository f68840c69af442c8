"""The vault app."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Keys for each matter, fields sealed under them, exact search without plain text."""

    name = "lykta.vault"
