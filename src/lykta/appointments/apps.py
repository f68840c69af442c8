"""The appointments app."""

from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    """A week's pattern of acute times, what changes it, and the times that are taken."""

    name = "lykta.appointments"
