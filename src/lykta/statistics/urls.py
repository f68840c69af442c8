"""Addresses of statistics."""

from django.urls import path

from lykta.statistics.views import numbers

app_name = "statistics"
urlpatterns = [
    path("statistik/", numbers.numbers, name="numbers"),
    path("statistik/slapp", numbers.release, name="release"),
]
