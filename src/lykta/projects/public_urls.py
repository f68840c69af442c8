"""Addresses of calls for applications that anybody may read, and of an association's report."""

from django.urls import path

from lykta.projects.views import public

app_name = "public_projects"
urlpatterns = [
    path("planen/stod/", public.calls, name="calls"),
    path("planen/stod/<uuid:call_id>", public.call, name="call"),
    path("planen/stod/<uuid:call_id>/ansok", public.apply, name="apply"),
    path("planen/stod/rapport/<str:token>", public.report_back, name="report_back"),
]
