"""`./lykta export FILE`: give the municipality back as a file that reads in to the same state."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError

from lykta.exchange import api as exchange
from lykta.pages import clock


class Command(BaseCommand):
    """Write the municipality's file."""

    help = "Skriv ut kommunen som en fil som går att läsa in igen."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file to write."""
        parser.add_argument("file", type=Path, metavar="FIL")

    def handle(self, *args: Any, **options: Any) -> None:
        """Export, then say where."""
        try:
            exchange.export_file(
                options["file"], municipality_code=settings.MUNICIPALITY, now=clock.now()
            )
        except exchange.BadFile as bad:
            raise CommandError("\n".join(str(fault) for fault in bad.faults)) from None
        except OperationalError:
            raise CommandError("Databasen svarar inte. Försök igen när den är uppe.") from None
        self.stdout.write(f"Klart: {options['file']}")
