"""The plan's public address."""

from django.urls import path

from lykta.plan.views import public

app_name = "public_plan"
urlpatterns = [
    path("", public.published_plan, name="plan"),
    path("planen.csv", public.published_rows, name="rows"),
]
