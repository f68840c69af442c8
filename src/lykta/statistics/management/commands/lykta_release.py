"""`./lykta release YEAR`: a closed year's numbers, by the municipality's counting machine."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from lykta.audit import api as audit
from lykta.kernel.problems import Problem
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.secrecy import context
from lykta.statistics import api


class Command(BaseCommand):
    """Count, release, feed the plan's indicators."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the year."""
        parser.add_argument("year", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        """Release the year under the signed context of the counting machine."""
        now = clock.now()
        executive = organisation.authority("KS", municipality_code=settings.MUNICIPALITY)
        actor = organisation.machine(
            authority_id=executive.id, role="machine_counts", today=now.date()
        )
        try:
            with transaction.atomic():
                context.enter(actor, now=now)
                api.release(
                    municipality=settings.MUNICIPALITY, year=options["year"], actor=actor, now=now
                )
        except Problem as problem:
            raise CommandError(str(problem)) from None
        audit.seal()
        found = api.latest(municipality=settings.MUNICIPALITY, year=options["year"])
        self.stdout.write(f"Released {options['year']}: {found.totals if found else ''}")
