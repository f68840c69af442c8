"""The casework app."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Referrals, inquiries, decisions, services and notes of people helped."""

    name = "lykta.casework"
