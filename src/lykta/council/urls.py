"""Addresses of the council."""

from django.urls import path

from lykta.council.views import councils

app_name = "council"
urlpatterns = [path("radet/", councils.council, name="council")]
