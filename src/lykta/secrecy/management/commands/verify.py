"""`./lykta verify`: is the audit log whole, and is secrecy whole? Exit status 1 when not."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from lykta.audit.api import verify
from lykta.secrecy import guard


class Command(BaseCommand):
    """Recompute the audit chain from its beginning and run the meta-guard over the policies."""

    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was checked; raise CommandError naming every fault."""
        report = verify(strict=settings.MODE == "production")
        with connections["deploy"].cursor() as cursor:
            loose = guard.faults(cursor)
        self.stdout.write(f"Audit log: {report.events} events, {report.anchors} anchors.")
        for note in report.notes:
            self.stdout.write(f"  Note: {note}")
        if report.head:
            self.stdout.write(f"  Head to print or send: {report.head}")
        self.stdout.write(f"Policies: {len(guard.CHECKS)} kinds of fault looked for.")
        faults = [*report.faults, *loose]
        if faults:
            raise CommandError("\n  ".join(["Not whole:", *faults]))
        self.stdout.write(self.style.SUCCESS("Whole."))
