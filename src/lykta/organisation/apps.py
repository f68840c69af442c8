"""The organisation app."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Municipality, bodies, units, people, assignments, accounts and sessions."""

    name = "lykta.organisation"
    label = "organisation"
