"""`./lykta worker`: does what is due (the weekly mail, sending mail), round after round."""

import logging
import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from lykta.pages import clock
from lykta.web import working

PAUSE_SECONDS = 15.0
LOG = logging.getLogger("lykta.worker")


class Command(BaseCommand):
    """Work until told to stop. Several may run at once."""

    help = __doc__ or ""
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Let a timer or a test run one round."""
        parser.add_argument("--once", action="store_true", help="one round, then stop")
        parser.add_argument("--wait", type=float, default=0.0, help="seconds before the first")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work a round, rest, and begin again; a signal ends the rest at once."""
        stop = threading.Event()
        if not options["once"]:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stop.set())
        stop.wait(options["wait"])
        while not stop.is_set():
            done = self._round()
            if options["once"]:
                self.stdout.write(", ".join(f"{name}: {count}" for name, count in done.items()))
                return
            stop.wait(PAUSE_SECONDS)

    def _round(self) -> dict[str, int]:
        close_old_connections()
        try:
            return working.work(now=clock.now())
        except Exception as fault:  # the database may be away for a while
            LOG.error("The round failed (%s); trying again.", type(fault).__name__)
            return {}
