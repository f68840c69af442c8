"""Addresses of follow-up, for staff, under /plan/uppfoljning/."""

from django.urls import URLPattern

app_name = "follow_up"
urlpatterns: list[URLPattern] = []
