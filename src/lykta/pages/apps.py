"""The pages app."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Gates, problems, clock: the glue between HTTP and the domain."""

    name = "lykta.pages"
