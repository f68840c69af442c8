"""Addresses that need no sign-in and belong to no app."""

from django.urls import path

from lykta.web.views import health
from lykta.web.views.api_v1 import api

urlpatterns = [
    path("halsa", health.health, name="health"),
    path("api/v1/", api.urls),
]
