"""Addresses that need no sign-in and belong to no app."""

from django.urls import path

from lykta.web.views import health

urlpatterns = [
    path("halsa", health.health, name="health"),
]
