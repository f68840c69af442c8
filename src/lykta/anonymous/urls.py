"""Addresses of the team's inbox."""

from django.urls import path

from lykta.anonymous.views import inbox

app_name = "anonymous-inbox"
urlpatterns = [
    path("inkorg/", inbox.inbox, name="inbox"),
    path("inkorg/nyckel", inbox.key, name="key"),
    path("inkorg/<uuid:thread_id>", inbox.thread, name="thread"),
    path("inkorg/<uuid:thread_id>/ta", inbox.take, name="take"),
    path("inkorg/<uuid:thread_id>/fraga", inbox.ask, name="ask"),
]
