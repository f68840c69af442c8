"""Addresses of the public pages. Neutral words only: an address is seen over a shoulder."""

from django.urls import path

from lykta.contact.views import public

app_name = "contact"
urlpatterns = [
    path("", public.front, name="front"),
    path("hjalp/", public.help_page, name="help"),
    path("tillganglighet/", public.accessibility, name="accessibility"),
]
