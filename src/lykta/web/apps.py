"""The web app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Shell, components and the pages put together from several apps."""

    name = "lykta.web"
