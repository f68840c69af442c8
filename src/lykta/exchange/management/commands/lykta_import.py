"""`./lykta import FILE [--dry-run]`: read a municipality's file in, all of it or nothing."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError

from lykta.exchange import api as exchange
from lykta.exchange.rules.telling import told, told_faults
from lykta.pages import clock


class Command(BaseCommand):
    """Read a municipality's file in; every bad row is told with its line."""

    help = "Läs in en kommuns fil. Är en rad fel ändras ingenting."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, and whether it is only a trial."""
        parser.add_argument("file", type=Path, metavar="FIL")
        parser.add_argument("--dry-run", action="store_true", help="prova utan att ändra något")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, then tell what was new, changed and the same."""
        try:
            outcome = exchange.import_file(
                options["file"], dry_run=options["dry_run"], actor=None, now=clock.now()
            )
        except exchange.BadFile as bad:
            raise CommandError(told_faults(bad)) from None
        except OperationalError:
            raise CommandError("Databasen svarar inte. Försök igen när den är uppe.") from None
        self.stdout.write(told(outcome.counts, dry_run=outcome.dry_run))
