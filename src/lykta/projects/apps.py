"""The projects app."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Projects and their money (F13, F16, F17, F20); support to associations (F14)."""

    name = "lykta.projects"
