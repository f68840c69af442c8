"""`./lykta createadmin`: the first system administrator, with a one-time link."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from lykta.organisation.founding import first_administrator
from lykta.pages import clock


class Command(BaseCommand):
    """Make the municipality if there is none, and somebody who can invite the others."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask who it is, and for a new installation which county."""
        parser.add_argument("--user", required=True, help="user name, small letters")
        parser.add_argument("--name", required=True, help="the person's name")
        parser.add_argument("--county", default="", help="the municipality's county")
        parser.add_argument(
            "--address", default="https://localhost", help="where staff reach Lykta"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the account and print its link, once."""
        token = first_administrator(
            code=settings.MUNICIPALITY,
            municipality=settings.MUNICIPALITY_NAME,
            county=options["county"],
            username=options["user"].strip().lower(),
            name=options["name"],
            now=clock.now(),
        )
        self.stdout.write("Give this link to the person. It works once, for seven days:")
        self.stdout.write(f"{options['address'].rstrip('/')}/inbjudan/{token}")
