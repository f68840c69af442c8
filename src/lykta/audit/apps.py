"""The audit app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The audit log as evidence: recording, sealing, verifying, reviewing."""

    name = "lykta.audit"
