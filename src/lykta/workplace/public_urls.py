"""Addresses of the guidance that anybody may read, signed in or not."""

from django.urls import path

from lykta.workplace.views import support

app_name = "public_workplace"
urlpatterns = [
    path("arbetsgivare/", support.page, name="support"),
    path("arbetsgivare/<slug:code>/", support.page, name="support-page"),
]
