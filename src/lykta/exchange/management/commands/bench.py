"""`./lykta bench`: the main pages beside their floor, as ratios in one run, on the demo's data."""

import json
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.test import Client
from django.test.utils import override_settings

from lykta.exchange.benching import attempts, plans, rounds, throughput, workplaces
from lykta.exchange.benching.measuring import BadAnswer, Measured, measure
from lykta.exchange.simulation import demo
from lykta.pages import clock

ADDRESSES = "lykta.exchange.benching.addresses"
GOAL = 2.5
PLAN_OF_500 = (
    ("plan list 500", "/plan/"),
    ("plan list 500, page 5", "/plan/?sida=5"),
    ("coverage map of 500", "/plan/tackning/"),
    ("Min dag with a plan of 500", "/min-dag"),
    ("Monday's mails, dry run, 500", "/plan/veckobrev/"),
)
ROUND_OF_500 = (
    ("a round of 500 under way", "/plan/uppfoljning/{0.open}"),
    ("a frozen round of 500", "/plan/uppfoljning/{0.frozen}"),
    ("report of 500 to the council", "/plan/uppfoljning/rapport/{0.council}"),
    ("report to a board, its part", "/plan/uppfoljning/rapport/{0.board}"),
)
WORK_OF_3000 = (
    ("municipality's year, 3000 units", "hr.vof", "/arbetsmiljo/runda/{}/kommunen"),
    ("administration's year, 500 units", "direktor.vof", "/arbetsmiljo/runda/{}/forvaltningen"),
    ("its themes, 500 units", "direktor.vof", "/arbetsmiljo/runda/{}/teman/"),
    ("a year in the open, 3000 units", "strateg", "/arbetsmiljo/runda/{}/"),
)


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
        with override_settings(ROOT_URLCONF=ADDRESSES, ALLOWED_HOSTS=["*"]):
            try:
                found = list(_pages(options["runs"]))
                handed = throughput.measured(rounds=options["runs"])
                crowd = attempts.measured()
            except BadAnswer as problem:
                raise CommandError(f"A page could not be measured: it {problem}.") from None
            finally:
                demo.erase(_registered)
        once = rounds.timed(now=clock.now())
        self._tell(found, once)
        self._tell_of_help(handed)
        self._tell_of_crowd(crowd)
        if options["file"]:
            figures = [*_as_data(found), *_as_figures(once), *_as_shares(handed), _as_wait(crowd)]
            Path(options["file"]).write_text(json.dumps(figures, indent=2) + "\n")

    def _tell(self, found: list[Measured], once: list[rounds.Timed]) -> None:
        self.stdout.write(f"{'':34}{'page':>10}{'floor':>10}{'ratio':>8}{'goal':>7}{'SQL':>6}")
        for one in found:
            self.stdout.write(
                f"{one.name:34}{one.page_ms:8.1f}ms{one.floor_ms:8.1f}ms"
                f"{one.ratio:8.2f}{GOAL:7.1f}{one.statements:6d}"
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


def _as_data(found: list[Measured]) -> list[dict[str, float | str]]:
    return [
        {
            "page": one.name,
            "page_ms": round(one.page_ms, 2),
            "floor_ms": round(one.floor_ms, 2),
            "ratio": round(one.ratio, 3),
            "goal": GOAL,
            "statements": one.statements,
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


def _pages(runs: int) -> Any:
    leader, worker, planner = map(_client, ("nexus.teamledare", "nexus.anna", "strateg"))
    listed = partial(leader.get, "/arenden/")
    matter = _own_matter(worker)
    pages = (
        ("case list", leader, listed, 200),
        ("one case", worker, partial(worker.get, matter), 200),
        ("registering a referral", worker, partial(_register, worker), 303),
        ("plan page", planner, partial(planner.get, "/plan/"), 200),
    )
    for name, client, ask, expect in pages:
        trivial = partial(client.get, "/matning/golv")
        yield measure(name, ask, trivial=trivial, runs=runs, expect=expect)
    with plans.many(now=clock.now()):
        trivial = partial(planner.get, "/matning/golv")
        for name, address in PLAN_OF_500:
            yield measure(name, partial(planner.get, address), trivial=trivial, runs=runs)
        with rounds.followed(now=clock.now()) as made:
            for name, address in ROUND_OF_500:
                ask = partial(planner.get, address.format(made))
                yield measure(name, ask, trivial=trivial, runs=runs)
    yield from _of_work(runs)


def _of_work(runs: int) -> Any:
    with workplaces.many(now=clock.now()) as key:
        for name, who, address in WORK_OF_3000:
            client = _client(who)
            trivial = partial(client.get, "/matning/golv")
            yield measure(
                name, partial(client.get, address.format(key)), trivial=trivial, runs=runs
            )


def _client(username: str) -> Client:
    client = Client()
    client.post("/logga-in/demo", {"user": username})
    return client


def _own_matter(client: Client) -> str:
    page = client.get("/arenden/").content.decode()
    start = page.find('href="/arenden/', page.find("<tbody"))
    if start < 0:
        raise CommandError(
            "The demo has no open matter for nexus.anna. Start `./lykta demo` again."
        )
    return page[start + 6 :].split('"', 1)[0]


_registered: list[UUID] = []


def _register(client: Client) -> Any:
    answers = {
        "form_key": str(uuid4()),
        "channel": "phone",
        "matter_kind": "adult",
        "protection": "none",
        "kind": "application",
        "area": "close_relations",
        "name": "Mätning Exempelsson",
        "what": "Påhittad kontakt för en mätning.",
        "wants_support": "yes",
    }
    answer = client.post("/aktualiseringar/ny", answers)
    if answer.status_code == HTTPStatus.SEE_OTHER:
        _registered.append(UUID(answer["Location"].split("/")[2]))
    return answer
