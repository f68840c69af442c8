"""Addresses of housing: keys only, never a place."""

from django.urls import path

from lykta.housing.views import placements, providers

app_name = "housing"
MATTER = "arenden/<uuid:matter_id>/"
PLACEMENT = f"{MATTER}placeringar/<uuid:placement_id>/"

urlpatterns = [
    path("boenden/", providers.providers, name="providers"),
    path("boenden/nytt", providers.register, name="register"),
    path(f"{MATTER}placeringar", placements.placements, name="placements"),
    path(f"{MATTER}placera", placements.place, name="place"),
    path(f"{PLACEMENT}avsluta", placements.end, name="end"),
    path(f"{PLACEMENT}visa", placements.reveal, name="reveal"),
]
