"""The demo's year 2023: stories planned, contacts taken down in order, then walked side by side."""

import multiprocessing
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.db import connections

from lykta.exchange.simulation import invented, targets, year
from lykta.exchange.simulation.people_at_work import COORDINATOR, EVERYONE, HANDLERS, Stage, scene
from lykta.exchange.simulation.walking import Begun, receive, walk
from lykta.housing import api as housing
from lykta.kernel.calendar import STOCKHOLM, start_of_day

Tell = Callable[[str, int, int], None]
MIDSUMMER = date(2023, 6, 15)
OPENED = date(2022, 12, 1)


def load_year(*, file: Path, canaries: Path, seed: int, workers: int, tell: Tell) -> None:
    """Walk the whole year. `tell(what, done, of)` shows progress.

    The same seed gives the same stories; `workers` processes share the second, longer part.
    """
    stage = Stage.of(EVERYONE, today=MIDSUMMER)
    listed = invented.canaries(canaries)
    register_providers(stage)
    stories = year.stories(targets.read(file), seed=seed, handlers=HANDLERS, listed=listed)
    begun: list[Begun] = []
    for story in stories:
        begun.append(receive(story, stage))
        if len(begun) % 25 == 0:
            tell("kontakter", len(begun), len(stories))
    _walk_all(begun, stage, workers, tell)


def register_providers(stage: Stage) -> None:
    """Eight invented providers; where each is, is a canary."""
    now = start_of_day(OPENED).astimezone(STOCKHOLM)
    with scene():
        actor = stage.at(COORDINATOR, now)
        for number in range(1, 9):
            housing.providers.register(
                label=f"Boende {number:02d}",
                permit=housing.Permit(
                    kind=housing.PermitKind.PERMIT,
                    reference=f"Påhittat tillstånd {number}",
                    valid_from=OPENED,
                ),
                receives=housing.Receives.ALL if number % 4 == 0 else housing.Receives.WOMEN,
                receives_children=number % 2 == 0,
                places=6,
                address=f"KANARIE-BOENDE-{number:02d}",
                actor=actor,
            )


def _walk_all(begun: list[Begun], stage: Stage, workers: int, tell: Tell) -> None:
    if workers == 1:
        for done, one in enumerate(begun, start=1):
            walk(one, stage)
            if done % 25 == 0:
                tell("ärenden", done, len(begun))
        return
    for alias in connections:
        connections[alias].close()
    fork = multiprocessing.get_context("fork")
    with fork.Pool(workers, initializer=_fresh, initargs=(stage,)) as pool:
        for done, _ in enumerate(pool.imap_unordered(_walk_one, begun, chunksize=4), start=1):
            if done % 25 == 0:
                tell("ärenden", done, len(begun))


_stage: list[Stage] = []


def _fresh(stage: Stage) -> None:
    """Start a worker with connections of its own."""
    for alias in connections:
        connections[alias].close()
    _stage[:] = [stage]


def _walk_one(one: Begun) -> None:
    walk(one, _stage[0])
