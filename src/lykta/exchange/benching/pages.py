"""Which pages are measured, as the person whose page each is; the crowded ones at a tenth too."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django.core.management import CommandError
from django.test import Client

from lykta.exchange.benching import plans, rounds, workplaces
from lykta.exchange.benching.measuring import Measured, measure
from lykta.pages import clock

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
TENTH = 10


def measured(*, runs: int) -> Iterator[Measured]:
    """Measure each page. Raises `BadAnswer` when one answers otherwise than it should."""
    yield from _of_the_demo(runs)
    yield from _with_a_tenth(_of_plan, plans.MEASURES, runs)
    yield from _with_a_tenth(_of_work, workplaces.UNITS, runs)


def _of_the_demo(runs: int) -> Iterator[Measured]:
    leader, worker, planner = map(_client, ("nexus.teamledare", "nexus.anna", "strateg"))
    matter = _own_matter(worker)
    pages = (
        ("case list", leader, partial(leader.get, "/arenden/"), 200),
        ("one case", worker, partial(worker.get, matter), 200),
        ("registering a referral", worker, partial(_register, worker), 303),
        ("plan page", planner, partial(planner.get, "/plan/"), 200),
    )
    for name, client, ask, expect in pages:
        trivial = partial(client.get, "/matning/golv")
        yield measure(name, ask, trivial=trivial, runs=runs, expect=expect)


def _with_a_tenth(
    pages: Callable[[int, int], Iterator[Measured]], number: int, runs: int
) -> Iterator[Measured]:
    """Measure with the whole number, and say what the same pages cost with a tenth of it."""
    few = {one.name: one for one in pages(number // TENTH, runs)}
    for one in pages(number, runs):
        yield replace(one, tenth=few[one.name])


def _of_plan(number: int, runs: int) -> Iterator[Measured]:
    planner = _client("strateg")
    with plans.many(now=clock.now(), number=number):
        yield from _get(planner, PLAN_OF_500, runs)
        with rounds.followed(now=clock.now()) as made:
            filled = tuple((name, address.format(made)) for name, address in ROUND_OF_500)
            yield from _get(planner, filled, runs)


def _of_work(number: int, runs: int) -> Iterator[Measured]:
    with workplaces.many(now=clock.now(), units=number) as key:
        for name, who, address in WORK_OF_3000:
            yield from _get(_client(who), ((name, address.format(key)),), runs)


def _get(client: Client, pages: tuple[tuple[str, str], ...], runs: int) -> Iterator[Measured]:
    trivial = partial(client.get, "/matning/golv")
    for name, address in pages:
        yield measure(name, partial(client.get, address), trivial=trivial, runs=runs)


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


registered: list[UUID] = []


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
        registered.append(UUID(answer["Location"].split("/")[2]))
    return answer
