"""`./lykta migrate`: logins, databases, tables, policies; safe to run again."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from psycopg.conninfo import make_conninfo

from config import secret_files
from lykta.secrecy import apply, guard, logins
from lykta.secrecy.installation import check_mode


class Command(BaseCommand):
    """Bring the database to this version, then prove with the meta-guard that it is safe."""

    help = __doc__ or ""
    requires_system_checks: list[str] = []  # the pages are not needed to make the tables

    def add_arguments(self, parser: CommandParser) -> None:
        """Let the first start in production make the secrets."""
        parser.add_argument("--first-time", action="store_true", help="make missing secrets")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the steps in order; each is idempotent."""
        if options["first_time"]:
            secret_files.ensure(settings.SECRETS)
        missing = [n for n in secret_files.NAMES if not secret_files.read(settings.SECRETS, n)]
        if missing:
            raise CommandError(
                f"Secrets are missing in {settings.SECRETS}: {', '.join(missing)}. "
                "Restore them from backup, or run `./lykta migrate --first-time` on a new system."
            )
        logins.bootstrap(place())
        check_mode()
        call_command("migrate", database="deploy", verbosity=options["verbosity"], skip_checks=True)
        try:
            apply.secure()
        except guard.Unsafe as error:
            raise CommandError(str(error)) from None
        finally:
            connections["deploy"].close()


def place() -> logins.Place:
    """Return where to make logins and databases, from the deploy alias."""
    deploy, keyring = settings.DATABASES["deploy"], settings.DATABASES["keyring"]
    server = make_conninfo(
        host=deploy["HOST"], port=deploy["PORT"], user=deploy["USER"], password=deploy["PASSWORD"]
    )
    return logins.Place(server, deploy["NAME"], keyring["NAME"], settings.SECRETS)
