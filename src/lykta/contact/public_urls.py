"""Addresses of the public pages. Neutral words only: an address is seen over a shoulder."""

from django.urls import path, register_converter

from lykta.contact.rules.tongues import CODES, SOURCE
from lykta.contact.views import public


class TongueConverter:
    """The code of a language that has pages of its own beside Swedish."""

    regex = "|".join(code for code in CODES if code != SOURCE)

    def to_python(self, value: str) -> str:
        """Return the code."""
        return value

    def to_url(self, value: str) -> str:
        """Return the code."""
        return value


register_converter(TongueConverter, "tongue")

app_name = "contact"
urlpatterns = [
    path("", public.front, name="front"),
    path("hjalp/", public.help_page, name="help"),
    path("hjalp/<tongue:code>/", public.help_page, name="help-in"),
    path("hjalp/<tongue:code>/<slug:page>/", public.help_page, name="page-in"),
    path("hjalp/<slug:page>/", public.help_page, name="page"),
    path("tillganglighet/", public.accessibility, name="accessibility"),
]
