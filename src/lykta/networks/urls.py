"""Addresses of the networks."""

from django.urls import path

from lykta.networks.views import networks

app_name = "networks"
urlpatterns = [path("natverk/", networks.networks, name="networks")]
