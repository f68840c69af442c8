"""Addresses of the public page: one, with a form of it for each language."""

from django.urls import path

from lykta.appointments.views import public
from lykta.kernel.wording import SOURCE

app_name = "appointments"
urlpatterns = [
    path("tid/", public.time, name="time"),
    *(
        path(f"tid/{code}/", public.time, {"tongue": code}, name=f"time-{code}")
        for code in public.every_wording()
        if code != SOURCE
    ),
]
