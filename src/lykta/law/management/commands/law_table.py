"""`law_table`: write the rule table into docs/domains/law.md."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from lykta.law.book import current
from lykta.law.rules.table import with_table


class Command(BaseCommand):
    """Make the table in the documentation from data/law.yaml."""

    help = "Skriver regeltabellen i docs/domains/law.md."
    requires_system_checks: list[str] = []

    def handle(self, *args: object, **options: object) -> None:
        """Replace the table between its two marks and leave the rest of the page alone."""
        page = Path(settings.DATA_DIR).parent / "docs" / "domains" / "law.md"
        page.write_text(with_table(page.read_text("utf-8"), book=current()), "utf-8")
        self.stdout.write(f"{page} är skriven.")
