"""Addresses of the council that anybody may read, and of an organisation's answer."""

from django.urls import path

from lykta.council.views import public

app_name = "public_council"
urlpatterns = [
    path("planen/radet/", public.notes, name="notes"),
    path("planen/radet/<uuid:meeting_id>", public.note, name="note"),
    path("planen/radet/svar/<str:token>", public.answer, name="answer"),
]
