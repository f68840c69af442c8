"""Addresses of the employer's follow-up."""

from django.urls import path

from lykta.workplace.views import setups

app_name = "workplace"
urlpatterns = [path("arbetsmiljo/", setups.setup, name="setup")]
