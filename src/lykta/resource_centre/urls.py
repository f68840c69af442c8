"""Addresses of the resource centre."""

from django.urls import path

from lykta.resource_centre.views import centres

app_name = "resource_centre"
urlpatterns = [path("resurscentrum/", centres.centres, name="centres")]
