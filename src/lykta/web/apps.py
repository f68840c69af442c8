"""The web app."""

from django.apps import AppConfig

from lykta.web import catalogues


class WebConfig(AppConfig):
    """Shell, components and the pages put together from several apps."""

    name = "lykta.web"

    def ready(self) -> None:
        """Compile the catalogues that have changed, before anything is said in another language."""
        catalogues.compile_stale()
