"""The plan app."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    """Programme, action plan, ongoing work, measures and their indicators."""

    name = "lykta.plan"
