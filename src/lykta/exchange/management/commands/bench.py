"""`./lykta bench`: the main pages beside their floor, as ratios in one run, on the demo's data."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.test.utils import override_settings

from lykta.exchange.benching import attempts, pages, rounds, throughput
from lykta.exchange.benching.measuring import GOAL, GROWTH_GOAL, BadAnswer, Measured
from lykta.exchange.simulation import demo
from lykta.pages import clock
from lykta.pages.rubbish import look_seldom

ADDRESSES = "lykta.exchange.benching.addresses"


class Command(BaseCommand):
    """Measure and print; the goal stands beside each ratio."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to write the figures, and how many runs."""
        parser.add_argument("--json", dest="file", default="")
        parser.add_argument("--runs", type=int, default=30)

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure each page as the person whose page it is."""
        if not settings.DEMO:
            raise CommandError(
                "The bench runs on the demo's data. Start `./lykta demo` once first."
            )
        look_seldom()  # as the server does
        with override_settings(ROOT_URLCONF=ADDRESSES, ALLOWED_HOSTS=["*"]):
            try:
                found = list(pages.measured(runs=options["runs"]))
                handed = throughput.measured(rounds=options["runs"])
                crowd = attempts.measured()
            except BadAnswer as problem:
                raise CommandError(f"A page could not be measured: it {problem}.") from None
            finally:
                demo.erase(pages.registered)
        once = rounds.timed(now=clock.now())
        self._tell(found, once)
        self._tell_of_help(handed)
        self._tell_of_crowd(crowd)
        if options["file"]:
            figures = [*_as_data(found), *_as_figures(once), *_as_shares(handed), _as_wait(crowd)]
            Path(options["file"]).write_text(json.dumps(figures, indent=2) + "\n")

    def _tell(self, found: list[Measured], once: list[rounds.Timed]) -> None:
        names = f"{'page':>10}{'floor':>10}{'ratio':>8}{'goal':>7}{'SQL':>6}"
        self.stdout.write(f"{'':34}{names}{'x10 data':>10}{'goal':>7}")
        for one in found:
            grown = f"{one.growth:10.2f}{GROWTH_GOAL:7.1f}" if one.growth else ""
            self.stdout.write(
                f"{one.name:34}{one.page_ms:8.1f}ms{one.floor_ms:8.1f}ms"
                f"{one.ratio:8.2f}{GOAL:7.1f}{one.statements:6d}{grown}"
            )
        for each in once:
            goal = rounds.GOAL * 1000
            self.stdout.write(
                f"{each.name:34}{each.seconds * 1000:8.1f}ms  under{goal:6.0f}ms"
                f"{'':12}{each.statements:6d}"
            )

    def _tell_of_help(self, handed: list[throughput.Throughput]) -> None:
        for one in handed:
            self.stdout.write(
                f"{one.name:34}{one.per_second:8.0f}/s{one.hello_per_second:9.0f}/s"
                f"{one.ratio:8.2f}{throughput.GOAL:7.1f}"
            )

    def _tell_of_crowd(self, crowd: attempts.Crowd) -> None:
        name = f"help page while {attempts.TRIES} try codes"
        goal = attempts.GOAL * 1000
        self.stdout.write(f"{name:34}{crowd.help_p95 * 1000:8.1f}ms  under{goal:6.0f}ms")


def _as_wait(crowd: attempts.Crowd) -> dict[str, float | str]:
    return {
        "page": f"help page while {attempts.TRIES} try codes, 95th percentile",
        "seconds": round(crowd.help_p95, 3),
        "goal_seconds": attempts.GOAL,
        "whole_seconds": round(crowd.whole, 3),
    }


def _as_data(found: list[Measured]) -> list[dict[str, float | str | None]]:
    return [
        {
            "page": one.name,
            "page_ms": round(one.page_ms, 2),
            "floor_ms": round(one.floor_ms, 2),
            "ratio": round(one.ratio, 3),
            "goal": GOAL,
            "statements": one.statements,
            "growth": one.growth and round(one.growth, 3),
            "growth_goal": GROWTH_GOAL,
        }
        for one in found
    ]


def _as_figures(once: list[rounds.Timed]) -> list[dict[str, float | str]]:
    return [
        {
            "done": each.name,
            "seconds": round(each.seconds, 3),
            "goal_seconds": rounds.GOAL,
            "statements": each.statements,
        }
        for each in once
    ]


def _as_shares(handed: list[throughput.Throughput]) -> list[dict[str, float | str]]:
    return [
        {
            "page": one.name,
            "per_second": round(one.per_second),
            "hello_per_second": round(one.hello_per_second),
            "ratio": round(one.ratio, 3),
            "goal": throughput.GOAL,
        }
        for one in handed
    ]
