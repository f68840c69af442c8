"""Load the demo: Uppsala, its invented year and today. Called by `./lykta demo`."""

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lykta.exchange.simulation import demo
from lykta.kernel.problems import Problem
from lykta.pages import clock


class Command(BaseCommand):
    """Load what is missing, with progress shown; safe to run again."""

    help = __doc__ or ""
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Load with the password in LYKTA_DEMO_PASSWORD."""
        password = os.environ.get("LYKTA_DEMO_PASSWORD", "")
        if not password:
            raise CommandError("LYKTA_DEMO_PASSWORD is empty; `./lykta demo` sets it.")
        try:
            demo.load(password=password, now=clock.now(), tell=self._tell)
        except Problem as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write("Uppsala är inläst.")

    def _tell(self, what: str, done: int, of: int) -> None:
        """Show progress: one line that grows on a terminal, a line each quarter elsewhere."""
        if sys.stdout.isatty():
            end = "\n" if done >= of else ""
            self.stdout.write(f"\r  {what}: {done} av {of}   ", ending=end)
        elif done % 125 == 0 or done >= of:
            self.stdout.write(f"  {what}: {done} av {of}")
        self.stdout.flush()
