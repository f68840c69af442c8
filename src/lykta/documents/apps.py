"""The documents app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Turns neutral papers and sheets into files. Keeps nothing, knows nobody."""

    name = "lykta.documents"
