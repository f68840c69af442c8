"""Bring the catalogues up to date: writes them anew and lists what has no translation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from lykta.web import catalogues


class Command(BaseCommand):
    """Extract, compare, compile."""

    help = "Writes locale/*/django.po from the code; --check only tells what is missing or stale."

    def add_arguments(self, parser: CommandParser) -> None:
        """One choice: look, or write."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or check every language."""
        faults = 0
        for language in catalogues.LANGUAGES:
            if not options["check"]:
                catalogues.update(language)
            lacking = [text.one for text in catalogues.missing(language)]
            faults += len(lacking) + len(catalogues.stale(language))
            for text in lacking:
                self.stdout.write(f"{language}: {text!r}")
        catalogues.compile_stale()
        if faults and options["check"]:
            raise CommandError(f"{faults} texts are missing or stale: run `catalogues`, translate.")
