"""Addresses of the help pages' numbers and texts, for staff."""

from django.urls import path

from lykta.contact.views import directory

app_name = "help"
urlpatterns = [
    path("installningar/hjalp/", directory.directory, name="directory"),
    path("installningar/hjalp/nummer/<slug:code>", directory.check_line, name="line"),
    path("installningar/hjalp/plats/<slug:code>", directory.verify_place, name="place"),
    path("installningar/hjalp/sprak/<slug:code>", directory.side_by_side, name="texts"),
]
