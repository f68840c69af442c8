"""Reads the law when the process starts: with a broken rule table nothing starts at all."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured

from lykta.law.book import current
from lykta.law.rules.nodes import LawFileFault


class LawConfig(AppConfig):
    """The rule table."""

    name = "lykta.law"
    label = "law"
    verbose_name = "lagen"

    def ready(self) -> None:
        """Validate the rule table, and say what to mend if it cannot be used."""
        try:
            current()
        except LawFileFault as fault:
            raise ImproperlyConfigured(f"Lagtabellen går inte att använda.\n{fault}") from fault
